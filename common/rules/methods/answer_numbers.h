// Numbers in answers, as people write them and as they are stored.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/rational.h"

namespace thuocdo::rules {

// Returns INVALID_ARGUMENT: the answer is not one that the criterion takes. `message` says what would be.
absl::Status RejectAnswer(absl::string_view message);

// Reads `79.5` or `79,5` into canonical decimal text.
//
// Returns INVALID_ARGUMENT for a sign, an exponent, an inner space, and a dot or comma followed by exactly
// three digits, which may separate thousands ("write 1280 or 1.28").
absl::StatusOr<std::string> ParseAnswerNumber(absl::string_view text);

// Returns the number of `text`, which is stored; INVALID_ARGUMENT if it is not canonical decimal text.
absl::StatusOr<Rational> StoredNumber(const std::string& text);

// Returns the number of `text`, which StoredNumber accepts.
Rational AnsweredNumber(const std::string& text);

}  // namespace thuocdo::rules
