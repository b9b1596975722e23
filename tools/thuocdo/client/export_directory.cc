#include "tools/thuocdo/client/export_directory.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {
namespace {

constexpr char kCheckpoint[] = "checkpoint";

// The largest file of an export: 256 headers of at most 1 KiB each, and room to spare.
constexpr size_t kFileBytesMax = size_t{1} << 20;

absl::Status CannotWrite(const std::string& path) {
  return UsageError(absl::InvalidArgumentError(
      absl::StrCat(path, ": cannot be written; check the free space and the permissions of the directory")));
}

absl::Status CreateParentDirectory(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), error);
  return error ? CannotWrite(path) : absl::OkStatus();
}

absl::Status WriteNew(const std::string& path, absl::string_view bytes) {
  RETURN_IF_ERROR(CreateParentDirectory(path));
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  return file ? absl::OkStatus() : CannotWrite(path);
}

absl::Status MoveFile(const std::string& from, const std::string& to) {
  RETURN_IF_ERROR(CreateParentDirectory(to));
  std::error_code error;
  std::filesystem::rename(from, to, error);
  return error ? CannotWrite(to) : absl::OkStatus();
}

// Syncs the file system of `directory` to disk.
absl::Status Sync(const std::string& directory) {
  const int descriptor = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool is_synced = descriptor >= 0 && syncfs(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  return is_synced ? absl::OkStatus() : CannotWrite(directory);
}

}  // namespace

ExportDirectory::~ExportDirectory() {
  std::error_code error;
  if (has_staging_) std::filesystem::remove_all(StagedPath(""), error);
}

absl::StatusOr<std::optional<std::string>> ExportDirectory::Checkpoint() const {
  std::error_code error;
  if (!std::filesystem::exists(PublishedPath(kCheckpoint), error)) return std::nullopt;
  ASSIGN_OR_RETURN(std::string note, Read(kCheckpoint));
  return std::optional<std::string>(std::move(note));
}

absl::StatusOr<std::string> ExportDirectory::Read(const std::string& file) const {
  std::error_code error;
  if (!std::filesystem::exists(PublishedPath(file), error))
    return absl::DataLossError(absl::StrCat(PublishedPath(file), " is missing"));
  absl::StatusOr<std::string> bytes = ReadInputFile(PublishedPath(file), kFileBytesMax);
  if (!bytes.ok()) return UsageError(bytes.status());
  return bytes;
}

absl::Status ExportDirectory::Stage(const std::string& file, absl::string_view bytes) {
  has_staging_ = true;
  staged_.push_back(file);
  return WriteNew(StagedPath(file), bytes);
}

// The same bytes may be there already: an earlier run was interrupted before it published its checkpoint.
absl::Status ExportDirectory::CheckNotReplaced(const std::string& file) const {
  std::error_code error;
  if (!std::filesystem::exists(PublishedPath(file), error)) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::string published, Read(file));
  ASSIGN_OR_RETURN(const std::string staged, ReadInputFile(StagedPath(file), kFileBytesMax));
  if (published == staged) return absl::OkStatus();
  return absl::DataLossError(
      absl::StrCat(PublishedPath(file),
                   " already exists with other bytes than the log gives; a published file never changes"));
}

absl::Status ExportDirectory::Publish(absl::string_view checkpoint) {
  for (const std::string& file : staged_) RETURN_IF_ERROR(CheckNotReplaced(file));
  for (const std::string& file : staged_) RETURN_IF_ERROR(MoveFile(StagedPath(file), PublishedPath(file)));
  staged_.clear();
  has_staging_ = true;
  RETURN_IF_ERROR(WriteNew(StagedPath(kCheckpoint), checkpoint));
  RETURN_IF_ERROR(Sync(path_));
  RETURN_IF_ERROR(MoveFile(StagedPath(kCheckpoint), PublishedPath(kCheckpoint)));
  return Sync(path_);
}

}  // namespace thuocdo::client
