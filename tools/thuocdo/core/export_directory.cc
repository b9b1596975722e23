#include "tools/thuocdo/core/export_directory.h"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "tools/thuocdo/core/input_file.h"
#include "tools/thuocdo/core/outcome.h"

namespace thuocdo {
namespace {

constexpr char kCheckpoint[] = "checkpoint";

// 256 headers of 1 KiB are the most that a file holds.
constexpr size_t kFileBytesMax = size_t{1} << 20;

absl::Status CannotWrite(const std::string& place) {
  return UsageError(absl::InvalidArgumentError(
      absl::StrCat(place, ": cannot be written; see that there is room and that you may write there")));
}

absl::Status MakeFolderOf(const std::string& place) {
  std::error_code error;
  std::filesystem::create_directories(std::filesystem::path(place).parent_path(), error);
  return error ? CannotWrite(place) : absl::OkStatus();
}

absl::Status WriteNew(const std::string& place, absl::string_view bytes) {
  RETURN_IF_ERROR(MakeFolderOf(place));
  std::ofstream file(place, std::ios::binary);
  file << bytes;
  file.close();
  return file ? absl::OkStatus() : CannotWrite(place);
}

absl::Status Move(const std::string& from, const std::string& to) {
  RETURN_IF_ERROR(MakeFolderOf(to));
  std::error_code error;
  std::filesystem::rename(from, to, error);
  return error ? CannotWrite(to) : absl::OkStatus();
}

// All that was written to the file system of `directory` is on disk when this returns.
absl::Status Sync(const std::string& directory) {
  const int descriptor = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool is_synced = descriptor >= 0 && syncfs(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  return is_synced ? absl::OkStatus() : CannotWrite(directory);
}

}  // namespace

ExportDirectory::~ExportDirectory() {
  std::error_code error;
  if (has_aside_) std::filesystem::remove_all(Aside(""), error);
}

absl::StatusOr<std::optional<std::string>> ExportDirectory::Checkpoint() const {
  std::error_code error;
  if (!std::filesystem::exists(Place(kCheckpoint), error)) return std::nullopt;
  ASSIGN_OR_RETURN(std::string note, Read(kCheckpoint));
  return std::optional<std::string>(std::move(note));
}

absl::StatusOr<std::string> ExportDirectory::Read(const std::string& file) const {
  std::error_code error;
  if (!std::filesystem::exists(Place(file), error))
    return absl::DataLossError(absl::StrCat(Place(file), " is missing"));
  absl::StatusOr<std::string> bytes = ReadInputFile(Place(file), kFileBytesMax);
  if (!bytes.ok()) return UsageError(bytes.status());
  return bytes;
}

absl::Status ExportDirectory::Keep(const std::string& file, absl::string_view bytes) {
  has_aside_ = true;
  kept_.push_back(file);
  return WriteNew(Aside(file), bytes);
}

// A place is free, or has the same bytes already because an earlier run was interrupted before its
// checkpoint.
absl::Status ExportDirectory::CheckPlace(const std::string& file) const {
  std::error_code error;
  if (!std::filesystem::exists(Place(file), error)) return absl::OkStatus();
  ASSIGN_OR_RETURN(const std::string there, Read(file));
  ASSIGN_OR_RETURN(const std::string now, ReadInputFile(Aside(file), kFileBytesMax));
  if (there == now) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat(
      Place(file), " is there with other bytes than the log gives; a published file never changes"));
}

absl::Status ExportDirectory::Publish(absl::string_view checkpoint) {
  for (const std::string& file : kept_) RETURN_IF_ERROR(CheckPlace(file));
  for (const std::string& file : kept_) RETURN_IF_ERROR(Move(Aside(file), Place(file)));
  kept_.clear();
  has_aside_ = true;
  RETURN_IF_ERROR(WriteNew(Aside(kCheckpoint), checkpoint));
  RETURN_IF_ERROR(Sync(path_));
  RETURN_IF_ERROR(Move(Aside(kCheckpoint), Place(kCheckpoint)));
  return Sync(path_);
}

}  // namespace thuocdo
