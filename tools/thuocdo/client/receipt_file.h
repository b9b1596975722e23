// The file in which receipts are kept, as --receipts names it.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/intake/v1/receipt.pb.h"

namespace thuocdo::client {

// A file that lines are added to. What is in it already stays: where its last line was torn by a crash, it is
// ended first, so that nothing is glued to it.
class ReceiptFile {
 public:
  // Opens the file at `path`, or makes it. Returns a usage error if it cannot be written.
  static absl::StatusOr<ReceiptFile> Open(const std::string& path);
  ReceiptFile(ReceiptFile&& other) noexcept;
  ReceiptFile& operator=(ReceiptFile&&) = delete;
  ~ReceiptFile();

  // Adds the line of `receipt`, which is on the disk when this returns OK. Returns a usage error that says
  // what to do about a command that was accepted without its receipt being kept.
  absl::Status Add(const intake::v1::Receipt& receipt);

 private:
  ReceiptFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  // Ends the last line if nothing does. Reports whether that went well.
  bool EndLine() const;

  std::string path_;
  int descriptor_;
};

}  // namespace thuocdo::client
