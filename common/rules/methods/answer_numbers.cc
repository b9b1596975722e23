#include "common/rules/methods/answer_numbers.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"

namespace thuocdo::rules {
namespace {

// `1.280` may be 1280 or 1.28: says how to write either.
absl::Status RejectThreeDigits(absl::string_view whole, absl::string_view fraction) {
  std::string joined = absl::StrCat(whole, fraction);
  absl::string_view number = joined;
  while (number.size() > 1 && absl::ConsumePrefix(&number, "0")) continue;
  std::string decimal = absl::StrCat(whole, ".", fraction);
  std::string clear =
      absl::EndsWith(fraction, "0") ? CanonicalDecimal(decimal).value_or(decimal) : decimal + "0";
  return RejectAnswer(
      absl::StrCat("three digits after a dot or comma are ambiguous: write ", number, " or ", clear));
}

absl::Status RejectNumber(absl::string_view text) {
  absl::string_view violation = "is not a number";
  if (text.find_first_of(" \t") != absl::string_view::npos) violation = "has an inner space";
  if (text.find_first_of("+-") != absl::string_view::npos) violation = "has a sign";
  if (text.find_first_of("eE") != absl::string_view::npos) violation = "has an exponent, or is not a number";
  return RejectAnswer(absl::StrCat("\"", text, "\" ", violation, ": write digits, such as 15, 79.5 or 79,5"));
}

}  // namespace

absl::Status RejectAnswer(absl::string_view message) { return absl::InvalidArgumentError(message); }

absl::StatusOr<std::string> ParseAnswerNumber(absl::string_view text) {
  std::string dotted = absl::StrReplaceAll(text, {{",", "."}});
  std::vector<std::string> parts = absl::StrSplit(dotted, absl::MaxSplits('.', 1));
  bool is_decimal = ParseDecimal(dotted).ok();
  if (is_decimal && parts.size() == 2 && parts[1].size() == 3) return RejectThreeDigits(parts[0], parts[1]);
  if (!is_decimal) return RejectNumber(text);
  return CanonicalDecimal(dotted);
}

absl::StatusOr<Rational> StoredNumber(const std::string& text) {
  ASSIGN_OR_RETURN(std::string canonical, CanonicalDecimal(text));
  if (canonical == text) return ParseDecimal(text);
  return RejectAnswer(absl::StrCat("\"", text, "\" is not in canonical form"));
}

Rational AnsweredNumber(const std::string& text) { return ParseDecimal(text).value(); }

}  // namespace thuocdo::rules
