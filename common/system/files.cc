#include "common/system/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"

namespace thuocdo {
namespace {

namespace fs = std::filesystem;

absl::Status Unusable(const fs::path& path, const std::string& why) {
  return absl::UnavailableError(absl::StrCat(path.string(), ": ", why));
}

// Waits until the file or directory at `path` is on disk.
absl::Status Sync(const fs::path& path) {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return Unusable(path, std::strerror(errno));
  const bool is_synced = fsync(file) == 0;
  const std::string why = std::strerror(errno);
  close(file);
  return is_synced ? absl::OkStatus() : Unusable(path, why);
}

absl::Status CopyFiles(const fs::path& from, const fs::path& to) {
  std::error_code error;
  for (fs::directory_iterator file(from, error), end; !error && file != end; file.increment(error)) {
    const fs::path copy = to / file->path().filename();
    std::error_code violation;
    fs::copy_file(file->path(), copy, violation);
    if (violation) return Unusable(copy, violation.message());
    RETURN_IF_ERROR(Sync(copy));
  }
  return error ? Unusable(from, error.message()) : Sync(to);
}

}  // namespace

absl::Status CopyDirectory(const std::string& from, const std::string& to) {
  std::error_code error;
  if (fs::exists(to, error))
    return absl::AlreadyExistsError(absl::StrCat(to, " exists already; name another directory"));
  if (!fs::is_directory(from, error)) return absl::NotFoundError(absl::StrCat(from, " is not a directory"));
  const fs::path partial = to + ".partial";
  fs::remove_all(partial, error);
  if (!fs::create_directory(partial, error)) return Unusable(partial, error.message());
  RETURN_IF_ERROR(CopyFiles(from, partial));
  fs::rename(partial, to, error);
  if (error) return Unusable(to, error.message());
  return Sync(fs::absolute(to).parent_path());
}

uint64_t DirectorySize(const std::string& directory) {
  std::error_code error;
  uint64_t bytes = 0;
  for (fs::directory_iterator file(directory, error), end; !error && file != end; file.increment(error)) {
    std::error_code violation;
    const uintmax_t size = file->file_size(violation);
    if (!violation) bytes += size;
  }
  return bytes;
}

}  // namespace thuocdo
