#include "tests/faults/flipped_files.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/testing/directory.h"

namespace thuocdo::faults {
namespace {

namespace fs = std::filesystem;

constexpr uintmax_t kSampled = 17;
constexpr uintmax_t kSampledOfOptions = 100;  // RocksDB writes its options for people; nothing reads them

// `000012.sst` is `.sst`, `MANIFEST-000005` is `MANIFEST`.
std::string KindOfFile(const fs::path& path) {
  std::string kind = path.filename().string();
  std::erase_if(
      kind, [](char letter) { return std::isdigit(static_cast<unsigned char>(letter)) || letter == '-'; });
  return kind;
}

// From one byte that is changed to the next.
uintmax_t StepIn(const fs::path& path) {
  const uintmax_t step = std::getenv("THUOCDO_EVERY_BYTE") == nullptr ? kSampled : 1;
  return KindOfFile(path) == "OPTIONS" ? step * kSampledOfOptions : step;
}

void ChangeByte(const fs::path& path, uintmax_t at) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekg(static_cast<std::streamoff>(at));
  const auto byte = static_cast<unsigned char>(file.get());
  file.seekp(static_cast<std::streamoff>(at));
  file.put(static_cast<char>(byte ^ (1U << (at % 8))));
}

// A byte of a file that is changed.
struct Place {
  fs::path file;
  uintmax_t at = 0;
};

std::vector<Place> PlacesIn(const std::string& directory) {
  std::vector<Place> places;
  for (const auto& file : fs::directory_iterator(directory)) {
    for (uintmax_t at = 0; at < file.file_size(); at += StepIn(file.path()))
      places.push_back({file.path(), at});
  }
  return places;
}

using Ask = std::function<Flip(const std::string& directory)>;

Flip FlipOne(const std::string& directory, const std::string& copy, const Place& place, const Ask& ask) {
  fs::remove_all(copy);
  fs::copy(directory, copy);
  ChangeByte(copy / place.file.filename(), place.at);
  const bool had_failed = ::testing::Test::HasFailure();
  const Flip flip = ask(copy);
  return ::testing::Test::HasFailure() && !had_failed ? Flip::kWrong : flip;
}

// Asks about `places` from `first` on in a process apart; the answers up to where it ended.
std::vector<Flip> AskApart(const std::vector<Place>& places, size_t first,
                           const std::function<Flip(const Place&)>& ask) {
  int pipe_ends[2];
  EXPECT_EQ(pipe(pipe_ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    for (size_t i = first; i < places.size(); ++i) {
      const char answer = static_cast<char>(ask(places[i]));
      if (write(pipe_ends[1], &answer, 1) != 1) _exit(1);
    }
    _exit(0);
  }
  close(pipe_ends[1]);
  std::vector<Flip> answers;
  for (char answer = 0; read(pipe_ends[0], &answer, 1) == 1;) answers.push_back(static_cast<Flip>(answer));
  close(pipe_ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  const bool is_over =
      first + answers.size() == places.size() && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  const bool is_stopped = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
  EXPECT_TRUE(is_over || is_stopped) << "the process apart ended with status " << status;
  if (!is_over) answers.push_back(is_stopped ? Flip::kStopped : Flip::kWrong);
  return answers;
}

}  // namespace

void RunApart(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(::testing::Test::HasFailure() ? 1 : 0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_EQ(status, 0);
}

FlipCounts FlipEveryByte(const std::string& directory,
                         const std::function<Flip(const std::string& directory)>& open_and_read) {
  const std::vector<Place> places = PlacesIn(directory);
  const std::string copy = testing::NewFastDirectory();
  auto ask = [&](const Place& place) { return FlipOne(directory, copy, place, open_and_read); };
  FlipCounts counts;
  for (size_t done = 0; done < places.size();) {
    for (const Flip flip : AskApart(places, done, ask)) {
      const Place& place = places[done++];
      EXPECT_NE(flip, Flip::kWrong) << place.file.filename() << ", byte " << place.at;
      ++counts[KindOfFile(place.file)][flip];
    }
  }
  return counts;
}

std::string Describe(const FlipCounts& counts) {
  const std::map<Flip, std::string> names = {{Flip::kRejected, "rejected"},   {Flip::kFound, "found"},
                                             {Flip::kIdentical, "identical"}, {Flip::kShorter, "shorter"},
                                             {Flip::kStopped, "stopped"},     {Flip::kWrong, "WRONG"}};
  std::string text;
  for (const auto& [kind, flips] : counts) {
    absl::StrAppend(&text, kind, ":");
    for (const auto& [flip, count] : flips) absl::StrAppend(&text, " ", count, " ", names.at(flip));
    absl::StrAppend(&text, "\n");
  }
  return text;
}

}  // namespace thuocdo::faults
