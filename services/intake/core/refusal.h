// Refusing a command: every fault at once, under the code that tells the caller what to do next.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/status.h"

namespace thuocdo {

// No text that people write in a command is longer, in bytes of UTF-8.
inline constexpr size_t kNameBytesMax = 500;
inline constexpr size_t kTextBytesMax = 10'000;

// Collects the faults of a command.
//
// Example:
//
//   Refusal refusal;
//   std::string reason = refusal.CheckText("reason", command.reason());
//   if (!known) refusal.NotFound("campaign", "there is no campaign 2016");
//   RETURN_IF_ERROR(refusal.ToStatus("cannot close the campaign"));
class Refusal {
 public:
  // The command would never be right.
  void Invalid(absl::string_view field, absl::string_view message);
  // The command names what does not exist.
  void NotFound(absl::string_view field, absl::string_view message);
  // The command is sound, but what is known forbids it.
  void Forbidden(absl::string_view field, absl::string_view message);

  // A fault unless `id` is an id.
  void CheckId(absl::string_view field, absl::string_view id);
  // `text` in NFC, without spaces at its ends; a fault if nothing is left, it is too long or no text.
  std::string CheckText(absl::string_view field, absl::string_view text, size_t bytes_max = kTextBytesMax);
  // The same, but it may be empty.
  std::string CheckOptionalText(absl::string_view field, absl::string_view text,
                                size_t bytes_max = kTextBytesMax);
  // A fault unless `size` is 1 to `size_max`.
  void CheckSize(absl::string_view field, int size, int size_max);

  bool empty() const { return faults_.empty(); }

  // OK if there is no fault. Otherwise every fault, as INVALID_ARGUMENT if one of them would never be right,
  // else as NOT_FOUND if something does not exist, else as FAILED_PRECONDITION.
  absl::Status ToStatus(absl::string_view summary) const;

 private:
  Faults faults_;
  bool invalid_ = false;
  bool not_found_ = false;
};

}  // namespace thuocdo
