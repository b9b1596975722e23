// Numbers in answers, as people write them and as they are stored.
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/rational.h"

namespace thuocdo::rules {

// Returns INVALID_ARGUMENT: the answer is not one that the criterion takes. `message` says what would be.
absl::Status RejectAnswer(absl::string_view message);

// Reads `79.5`, `79,5` or, with its thousands separated as the programs print it, `1.280,5` into canonical
// decimal text.
//
// A dot or comma followed by exactly three digits may separate thousands. It does not after `0`, nor where
// the number without it would be above `maximum`, if there is one. Otherwise returns INVALID_ARGUMENT ("write
// 1280 or 1.2800"), as for a sign, an exponent, an inner space or more than 18 digits.
absl::StatusOr<std::string> ParseAnswerNumber(absl::string_view text,
                                              const std::optional<Rational>& maximum = std::nullopt);

// Reports whether `text` is a day, which spreadsheets make of numbers: 03/04/2026, 3-Apr, 2026-04-03.
bool LooksLikeDate(absl::string_view text);

// Returns the number of `text`, which is stored; INVALID_ARGUMENT if it is not canonical decimal text.
absl::StatusOr<Rational> StoredNumber(const std::string& text);

// Returns the number of `text`, which StoredNumber accepts.
Rational AnsweredNumber(const std::string& text);

}  // namespace thuocdo::rules
