#include "tools/thuocdo/client/receipt_file.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "tools/thuocdo/files/saved_receipt.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {

absl::StatusOr<ReceiptFile> ReceiptFile::Open(const std::string& path) {
  std::ofstream file(path, std::ios::binary | std::ios::app);
  if (file) return ReceiptFile(path, std::move(file));
  return UsageError(absl::InvalidArgumentError(
      absl::StrCat(path, ": cannot be written; nothing was sent: choose another file with --receipts")));
}

absl::Status ReceiptFile::Add(const intake::v1::Receipt& receipt) {
  file_ << ReceiptLine(receipt) << std::flush;
  if (file_) return absl::OkStatus();
  return UsageError(absl::InvalidArgumentError(
      absl::StrCat("the command was accepted, with its last event at position ", receipt.last_position(),
                   ", but its receipt could not be written to ", path_,
                   "; the same command with another --receipts gives it again")));
}

}  // namespace thuocdo::client
