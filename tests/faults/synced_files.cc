#include "tests/faults/synced_files.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "absl/strings/str_cat.h"

namespace thuocdo::faults {
namespace {

using Lengths = std::map<ino_t, uintmax_t>;

Lengths ReadLengths(const std::string& log) {
  Lengths lengths;
  std::ifstream lines(log);
  ino_t inode = 0;
  uintmax_t length = 0;
  while (lines >> inode >> length) lengths[inode] = length;
  return lengths;
}

uintmax_t SyncedLength(const std::string& path, const Lengths& lengths) {
  struct stat file = {};
  stat(path.c_str(), &file);
  const auto found = lengths.find(file.st_ino);
  return found == lengths.end() ? 0 : std::min(found->second, static_cast<uintmax_t>(file.st_size));
}

}  // namespace

testing::Command NoteSyncs(const std::string& log) {
  return {{},
          {absl::StrCat("LD_PRELOAD=", THUOCDO_SYNC_LOG_LIBRARY), absl::StrCat("THUOCDO_SYNC_LOG=", log),
           "ASAN_OPTIONS=verify_asan_link_order=0"}};
}

void CutToSynced(const std::string& directory, const std::string& log) {
  const Lengths lengths = ReadLengths(log);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) {
      std::filesystem::resize_file(entry.path(), SyncedLength(entry.path().string(), lengths));
    }
  }
}

}  // namespace thuocdo::faults
