// The file in which receipts are kept, as --receipts names it.
#pragma once

#include <fstream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/intake/v1/receipt.pb.h"

namespace thuocdo::client {

// A file that lines are added to. What is in it already stays.
class ReceiptFile {
 public:
  // Opens the file at `path`, or makes it. Returns a usage error if it cannot be written.
  static absl::StatusOr<ReceiptFile> Open(const std::string& path);

  // Adds the line of `receipt`, which is in the file when this returns OK. Returns a usage error that says
  // what to do about a command that was accepted without its receipt being kept.
  absl::Status Add(const intake::v1::Receipt& receipt);

 private:
  ReceiptFile(std::string path, std::ofstream file) : path_(std::move(path)), file_(std::move(file)) {}

  std::string path_;
  std::ofstream file_;
};

}  // namespace thuocdo::client
