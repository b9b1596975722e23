#include "tests/faults/flipped_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"

namespace thuocdo::faults {
namespace {

namespace fs = std::filesystem;

constexpr char kMemory[] = "/dev/shm";
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

}  // namespace

std::string NewFastDirectory() {
  static std::atomic<int> next = 0;
  const std::string parent = access(kMemory, W_OK) == 0 ? kMemory : ::testing::TempDir();
  std::string directory = absl::StrCat(parent, "/thuocdo-flips-", getpid(), "-", next++);
  fs::remove_all(directory);
  return directory;
}

FlipCounts FlipEveryByte(const std::string& directory,
                         const std::function<Flip(const std::string& directory)>& open_and_read) {
  FlipCounts counts;
  const std::string copy = NewFastDirectory();
  for (const auto& file : fs::directory_iterator(directory)) {
    for (uintmax_t at = 0; at < file.file_size(); at += StepIn(file.path())) {
      fs::remove_all(copy);
      fs::copy(directory, copy);
      ChangeByte(copy / file.path().filename(), at);
      const Flip flip = open_and_read(copy);
      EXPECT_NE(flip, Flip::kWrong) << file.path().filename() << ", byte " << at;
      ++counts[KindOfFile(file.path())][flip];
    }
  }
  fs::remove_all(copy);
  return counts;
}

std::string Describe(const FlipCounts& counts) {
  const std::map<Flip, std::string> names = {{Flip::kRefused, "refused"},
                                             {Flip::kFound, "found"},
                                             {Flip::kIdentical, "identical"},
                                             {Flip::kShorter, "shorter"},
                                             {Flip::kWrong, "WRONG"}};
  std::string text;
  for (const auto& [kind, flips] : counts) {
    absl::StrAppend(&text, kind, ":");
    for (const auto& [flip, count] : flips) absl::StrAppend(&text, " ", count, " ", names.at(flip));
    absl::StrAppend(&text, "\n");
  }
  return text;
}

}  // namespace thuocdo::faults
