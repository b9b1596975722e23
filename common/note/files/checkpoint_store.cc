#include "common/note/files/checkpoint_store.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/status.h"

namespace thuocdo::note {
namespace {

constexpr size_t kHexBytes = 64;

absl::Status Failed(absl::string_view what, const std::string& path) {
  return absl::UnavailableError(absl::StrCat(path, ": ", what, ": ", std::strerror(errno)));
}

// Owns a file descriptor.
class File {
 public:
  File(const std::string& path, int flags) : descriptor_(open(path.c_str(), flags, 0644)) {}
  ~File() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool is_open() const { return descriptor_ >= 0; }

  bool WriteAll(absl::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) return false;
      if (written > 0) bytes.remove_prefix(static_cast<size_t>(written));
    }
    return true;
  }

  bool Sync() const { return fsync(descriptor_) == 0; }

 private:
  const int descriptor_;
};

absl::Status WriteSynced(const std::string& path, absl::string_view bytes) {
  const File file(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC);
  if (!file.is_open() || !file.WriteAll(bytes) || !file.Sync()) return Failed("cannot be written", path);
  return absl::OkStatus();
}

// Makes the file names in `path` survive a power cut.
absl::Status SyncDirectory(const std::string& path) {
  const File directory(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return directory.is_open() && directory.Sync() ? absl::OkStatus() : Failed("cannot be synced", path);
}

absl::StatusOr<std::optional<std::string>> ReadFile(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    if (!error) return std::nullopt;
    return absl::DataLossError(absl::StrCat(path, ": ", error.message()));
  }
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open() || file.bad()) return absl::DataLossError(absl::StrCat(path, " cannot be read"));
  return bytes;
}

}  // namespace

absl::StatusOr<std::optional<std::string>> CheckpointStore::Read(absl::string_view origin) const {
  return ReadByHash(Hex(Sha256(origin)));
}

absl::StatusOr<std::optional<std::string>> CheckpointStore::ReadByHash(absl::string_view hash) const {
  auto is_hexadecimal = [](unsigned char c) { return absl::ascii_isdigit(c) || (c >= 'a' && c <= 'f'); };
  if (hash.size() != kHexBytes || !std::all_of(hash.begin(), hash.end(), is_hexadecimal)) return std::nullopt;
  return ReadFile(absl::StrCat(directory_, "/", hash, "/checkpoint"));
}

absl::StatusOr<Checkpoint> CheckpointStore::Latest(absl::string_view origin) const {
  ASSIGN_OR_RETURN(const std::optional<std::string> kept, Read(origin));
  if (!kept.has_value()) return Checkpoint{std::string(origin), {}};
  const absl::StatusOr<Note> note = ParseNote(*kept);
  const absl::StatusOr<Checkpoint> checkpoint = note.ok() ? ParseCheckpoint(note->text) : note.status();
  if (!checkpoint.ok() || checkpoint->origin != origin)
    return absl::DataLossError(
        absl::StrCat(directory_, ": the checkpoint stored for ", origin, " is damaged"));
  return checkpoint;
}

absl::Status CheckpointStore::Keep(absl::string_view origin, absl::string_view note) {
  const std::string directory = absl::StrCat(directory_, "/", Hex(Sha256(origin)));
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) return absl::UnavailableError(absl::StrCat(directory, ": ", error.message()));
  const std::string path = directory + "/checkpoint";
  RETURN_IF_ERROR(WriteSynced(path + ".new", note));
  if (rename((path + ".new").c_str(), path.c_str()) != 0) return Failed("cannot be put in place", path);
  RETURN_IF_ERROR(SyncDirectory(directory));
  return SyncDirectory(directory_);
}

}  // namespace thuocdo::note
