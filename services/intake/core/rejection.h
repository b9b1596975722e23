// Rejecting a command with all of its violations at once, under the code that tells the caller what to do
// next.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/status.h"

namespace thuocdo::intake {

// The limits of texts in a command, in bytes of UTF-8.
inline constexpr size_t kNameBytesMax = 500;
inline constexpr size_t kTextBytesMax = 10'000;

// Collects the violations of a command.
//
// Example:
//
//   Rejection rejection;
//   std::string reason = rejection.CheckText("reason", command.reason());
//   if (!known) rejection.NotFound("campaign", "there is no campaign 2016");
//   RETURN_IF_ERROR(rejection.ToStatus("cannot close the campaign"));
class Rejection {
 public:
  // Adds a violation that no change of state can cure: the caller must send another command.
  void Invalid(absl::string_view field, absl::string_view message);
  // Adds that the command names something that does not exist.
  void NotFound(absl::string_view field, absl::string_view message);
  // Adds that the command is valid, but the current state forbids it.
  void Forbidden(absl::string_view field, absl::string_view message);

  // Adds a violation unless `id` is an id (IsId).
  void CheckId(absl::string_view field, absl::string_view id);
  // Returns `text` in NFC without spaces at its ends. Adds a violation, and returns an empty text, if nothing
  // is left, the text is too long, it is not valid UTF-8 without control characters, or not what readers see
  // (CheckPlainText).
  std::string CheckText(absl::string_view field, absl::string_view text, size_t bytes_max = kTextBytesMax);
  // Does the same, but allows an empty text.
  std::string CheckOptionalText(absl::string_view field, absl::string_view text,
                                size_t bytes_max = kTextBytesMax);
  // As CheckText, for what stands in lists and tables (CheckPlainName).
  std::string CheckName(absl::string_view field, absl::string_view name, size_t bytes_max = kNameBytesMax);
  // Adds a violation unless `size` is from 1 to `size_max`.
  void CheckSize(absl::string_view field, int size, int size_max);

  bool empty() const { return violations_.empty(); }

  // Returns OK if there is no violation. Otherwise returns all of them: as INVALID_ARGUMENT if one was added
  // by Invalid, else as NOT_FOUND if one was added by NotFound, else as FAILED_PRECONDITION.
  absl::Status ToStatus(absl::string_view summary) const;

 private:
  Violations violations_;
  bool invalid_ = false;
  bool not_found_ = false;
};

}  // namespace thuocdo::intake
