#include "tools/thuocdo/client/receipt_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tools/thuocdo/files/saved_receipt.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {
namespace {

bool WriteAll(int descriptor, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

// What is no file, such as a pipe, cannot be synced, and need not be.
bool Sync(int descriptor) { return fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS; }

}  // namespace

absl::StatusOr<ReceiptFile> ReceiptFile::Open(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (descriptor >= 0) {
    ReceiptFile file(path, descriptor);
    if (file.EndLine()) return file;
  }
  return UsageError(absl::InvalidArgumentError(
      absl::StrCat(path, ": cannot be written; nothing was sent: choose another file with --receipts")));
}

ReceiptFile::ReceiptFile(ReceiptFile&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

ReceiptFile::~ReceiptFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

bool ReceiptFile::EndLine() const {
  struct stat status = {};
  if (fstat(descriptor_, &status) != 0) return false;
  if (!S_ISREG(status.st_mode) || status.st_size == 0) return true;
  char last = 0;
  return pread(descriptor_, &last, 1, status.st_size - 1) == 1 &&
         (last == '\n' || WriteAll(descriptor_, "\n"));
}

absl::Status ReceiptFile::Add(const intake::v1::Receipt& receipt) {
  if (WriteAll(descriptor_, ReceiptLine(receipt)) && Sync(descriptor_)) return absl::OkStatus();
  return UsageError(absl::InvalidArgumentError(
      absl::StrCat("the command was accepted, with its last event at position ", receipt.last_position(),
                   ", but its receipt could not be written to ", path_,
                   "; the same command with another --receipts gives it again")));
}

}  // namespace thuocdo::client
