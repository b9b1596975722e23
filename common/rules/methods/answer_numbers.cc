#include "common/rules/methods/answer_numbers.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
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

constexpr size_t kDigitsMax = 18;

absl::Status RejectNumber(absl::string_view text) {
  const auto digits =
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return absl::ascii_isdigit(c); });
  absl::string_view violation = "is not a number";
  if (static_cast<size_t>(digits) > kDigitsMax) violation = "has more than 18 digits";
  if (text.find_first_of(" \t") != absl::string_view::npos) violation = "has an inner space";
  if (text.find_first_of("+-") != absl::string_view::npos) violation = "has a sign";
  if (text.find_first_of("eE") != absl::string_view::npos) violation = "has an exponent, or is not a number";
  if (LooksLikeDate(text)) violation = "is a date, which a spreadsheet makes of some numbers";
  return RejectAnswer(absl::StrCat("\"", text, "\" ", violation, ": write digits, such as 15, 79.5 or 79,5"));
}

bool AreDigits(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return absl::ascii_isdigit(c); });
}

// Returns `text`, whose thousands are separated beyond doubt (1.280,5 or 1.280.000), without those separators
// and with a dot before its decimals; nothing if it is not such a number.
std::optional<std::string> WithoutThousands(absl::string_view text) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits(',', 1));
  const std::vector<absl::string_view> groups = absl::StrSplit(parts.first, '.');
  const bool has_decimals = absl::StrContains(text, ',');
  if (groups.size() < (has_decimals ? 2U : 3U) || groups[0].empty() || groups[0].size() > 3)
    return std::nullopt;
  const bool are_groups = std::all_of(groups.begin() + 1, groups.end(),
                                      [](absl::string_view group) { return group.size() == 3; });
  const std::string whole = absl::StrJoin(groups, "");
  if (!are_groups || !AreDigits(whole) || !AreDigits(parts.second)) return std::nullopt;
  return has_decimals ? absl::StrCat(whole, ".", parts.second) : whole;
}

// Reports whether `whole` and the three digits of `fraction` can only be a decimal number.
bool CanOnlyBeDecimal(const std::string& whole, const std::string& fraction,
                      const std::optional<Rational>& maximum) {
  if (whole == "0") return true;
  const absl::StatusOr<Rational> joined = ParseDecimal(absl::StrCat(whole, fraction));
  return maximum.has_value() && joined.ok() && *joined > *maximum;
}

}  // namespace

absl::Status RejectAnswer(absl::string_view message) { return absl::InvalidArgumentError(message); }

absl::StatusOr<std::string> ParseAnswerNumber(absl::string_view text,
                                              const std::optional<Rational>& maximum) {
  if (const std::optional<std::string> plain = WithoutThousands(text);
      plain.has_value() && ParseDecimal(*plain).ok())
    return CanonicalDecimal(*plain);
  const std::string dotted = absl::StrReplaceAll(text, {{",", "."}});
  if (!ParseDecimal(dotted).ok()) return RejectNumber(text);
  const std::vector<std::string> parts = absl::StrSplit(dotted, absl::MaxSplits('.', 1));
  const bool has_three_digits = parts.size() == 2 && parts[1].size() == 3;
  if (has_three_digits && !CanOnlyBeDecimal(parts[0], parts[1], maximum))
    return RejectThreeDigits(parts[0], parts[1]);
  return CanonicalDecimal(dotted);
}

bool LooksLikeDate(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, absl::ByAnyChar("/-"));
  if (parts.size() < 2 || parts.size() > 3 ||
      std::any_of(parts.begin(), parts.end(), [](auto part) { return part.empty(); }))
    return false;
  if (parts.size() == 3) return AreDigits(parts[0]) && AreDigits(parts[2]);
  constexpr absl::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  const std::string month = absl::AsciiStrToLower(AreDigits(parts[0]) ? parts[1] : parts[0]);
  const size_t found = month.size() == 3 ? kMonths.find(month) : absl::string_view::npos;
  return found != absl::string_view::npos && found % 3 == 0;
}

absl::StatusOr<Rational> StoredNumber(const std::string& text) {
  ASSIGN_OR_RETURN(std::string canonical, CanonicalDecimal(text));
  if (canonical == text) return ParseDecimal(text);
  return RejectAnswer(absl::StrCat("\"", text, "\" is not in canonical form"));
}

Rational AnsweredNumber(const std::string& text) { return ParseDecimal(text).value(); }

}  // namespace thuocdo::rules
