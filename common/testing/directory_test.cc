#include "common/testing/directory.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

namespace thuocdo::testing {
namespace {

namespace fs = std::filesystem;

// What a process writes that this one forks, and that ends as a program does.
std::string WrittenBy(const std::function<std::string()>& work) {
  int ends[2];
  EXPECT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    const std::string text = work();
    std::exit(write(ends[1], text.data(), text.size()) < 0 ? 1 : 0);
  }
  close(ends[1]);
  std::string text(4096, '\0');
  const ssize_t size = read(ends[0], text.data(), text.size());
  close(ends[0]);
  waitpid(child, nullptr, 0);
  text.resize(size < 0 ? 0 : static_cast<size_t>(size));
  return text;
}

// Comes first: this process must not have asked for a directory before it forks.
TEST(NewDirectoryTest, GoesWithTheProgramAndAllThatIsInIt) {
  for (const auto new_directory : {NewDirectory, NewFastDirectory}) {
    const fs::path gone = WrittenBy([&] {
      const std::string path = new_directory();
      fs::create_directory(path + "/more");
      std::ofstream(path + "/more/file") << "text";
      return fs::exists(path + "/more/file") ? path : "";
    });
    ASSERT_NE(gone, "");
    EXPECT_FALSE(fs::exists(gone));
    EXPECT_FALSE(fs::exists(gone.parent_path())) << "a directory was left behind";
  }
}

TEST(NewDirectoryTest, IsNewAndEmptyEachTime) {
  const std::string one = NewDirectory();
  const std::string other = NewDirectory();
  EXPECT_NE(one, other);
  EXPECT_TRUE(fs::is_empty(one));
  EXPECT_TRUE(fs::is_empty(other));
}

TEST(NewDirectoryTest, StaysWhenAForkedProcessEnds) {
  const std::string path = NewDirectory();
  WrittenBy([] { return NewDirectory(); });
  EXPECT_TRUE(fs::exists(path));
}

}  // namespace
}  // namespace thuocdo::testing
