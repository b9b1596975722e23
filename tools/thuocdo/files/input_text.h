// The text of the client's input files, in which every violation names its line.
#pragma once

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/status.h"

namespace thuocdo::client {

// The name of a file, for messages, and its text.
struct InputText {
  std::string file;
  std::string text;
};

// Collects the violations of one file, each with its line.
class LineViolations {
 public:
  explicit LineViolations(std::string file) : file_(std::move(file)) {}

  // Adds a violation at `line`, counted from 1; 0 means the whole file.
  void Add(int line, absl::string_view message);

  // Returns OK if there are no violations; otherwise INVALID_ARGUMENT, `FILE <summary>`, whose violations
  // have `FILE:LINE` as their field.
  absl::Status ToStatus(absl::string_view summary = "cannot be read") const;

 private:
  std::string file_;
  Violations violations_;
};

}  // namespace thuocdo::client
