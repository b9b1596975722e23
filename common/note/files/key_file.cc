#include "common/note/files/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"

namespace thuocdo::note {
namespace {

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

std::string ErrnoMessage(const std::string& path) { return absl::StrCat(path, ": ", std::strerror(errno)); }

absl::Status WriteAndSync(int file, const std::string& path, const std::string& text) {
  const bool is_written =
      write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
  return is_written ? absl::OkStatus() : absl::UnavailableError(ErrnoMessage(path));
}

}  // namespace

absl::Status WriteKeyFile(const std::string& path, const SignerKey& key) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (file < 0 && errno == EEXIST)
    return absl::AlreadyExistsError(
        absl::StrCat(path, " exists already, and keys are never overwritten; choose another file"));
  if (file < 0) return absl::UnavailableError(ErrnoMessage(path));
  const absl::Status written = WriteAndSync(file, path, FormatSignerKey(key) + "\n");
  close(file);
  // A partial key is useless, and would block the next attempt.
  if (!written.ok()) unlink(path.c_str());
  return written;
}

absl::StatusOr<SignerKey> ReadKeyFile(const std::string& path) {
  struct stat found{};
  if (stat(path.c_str(), &found) != 0) return absl::NotFoundError(ErrnoMessage(path));
  if ((found.st_mode & kOthers) != 0)
    return absl::FailedPreconditionError(absl::StrCat(
        path,
        " can be read by others than its owner; generate a new key, or chmod 600 if nobody has read it"));
  std::ifstream file(path);
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file.is_open() || file.bad()) return absl::NotFoundError(absl::StrCat(path, " cannot be read"));
  absl::StatusOr<SignerKey> key = ParseSignerKey(absl::StripSuffix(text, "\n"));
  if (!key.ok()) return Annotate(key.status(), path);
  return key;
}

}  // namespace thuocdo::note
