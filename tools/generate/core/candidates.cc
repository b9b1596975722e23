#include "tools/generate/core/candidates.h"

#include <array>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/answer.h"
#include "services/scoring/core/score_answer.h"

namespace thuocdo {
namespace {

// The most awarded points that are tried, so that a fine step gives no endless list.
constexpr int kAwardedMax = 1000;

std::vector<std::string> Percentages() {
  std::vector<std::string> texts;
  for (int percentage = 0; percentage <= 100; ++percentage) texts.push_back(absl::StrCat(percentage));
  return texts;
}

std::vector<std::string> OptionIds(const rules::v1::Choice& choice) {
  std::vector<std::string> texts;
  for (const rules::v1::Option& option : choice.options()) texts.push_back(option.id());
  return texts;
}

// Small and large wholes: some ratios have only the one, some only the other.
std::vector<std::string> Counts() {
  constexpr std::array<int, 5> kWholes = {12, 20, 50, 120, 250};
  std::vector<std::string> texts;
  for (int whole : kWholes) {
    for (int part = 0; part <= whole; ++part) texts.push_back(absl::StrCat(part, "/", whole));
  }
  return texts;
}

// A decimal of at most 6 digits after the dot, as an answer is written.
std::string DecimalText(const Rational& value) {
  return CanonicalDecimal(FormatDecimal(value, 6, rules::v1::ROUNDING_HALF_UP)).value();
}

std::vector<std::string> AwardedPoints(const rules::v1::AwardedPoints& method, const Rational& maximum) {
  if (method.allowed_size() > 0) return {method.allowed().begin(), method.allowed().end()};
  const Rational step = method.step().empty() ? Rational(1) : ParseDecimal(method.step()).value();
  std::vector<std::string> texts;
  Rational points = 0;
  for (int i = 0; i <= kAwardedMax && points <= maximum; ++i, points += step) {
    texts.push_back(DecimalText(points));
  }
  return texts;
}

absl::StatusOr<std::vector<std::string>> TextsToTry(const RuleNode& criterion, const Rational& maximum) {
  switch (criterion.criterion.method_case()) {
    case rules::v1::Criterion::kAwardedPoints:
      return AwardedPoints(criterion.criterion.awarded_points(), maximum);
    case rules::v1::Criterion::kYesNo:
      return std::vector<std::string>{"có", "không"};
    case rules::v1::Criterion::kBands:
      return Percentages();
    case rules::v1::Criterion::kChoice:
      return OptionIds(criterion.criterion.choice());
    case rules::v1::Criterion::kCountRatio:
      return Counts();
    default:
      return absl::InvalidArgumentError(
          absl::StrCat(criterion.id, ": no answers can be made for this scoring method"));
  }
}

}  // namespace

absl::StatusOr<Candidates> CandidatesOf(const RuleSet& rules, const RuleNode& criterion,
                                        absl::string_view group) {
  const auto maximum = criterion.max_by_group.find(std::string(group));
  if (maximum == criterion.max_by_group.end()) {
    return absl::InvalidArgumentError(absl::StrCat(criterion.id, ": ", group, " is not assessed on it"));
  }
  ASSIGN_OR_RETURN(const std::vector<std::string> texts, TextsToTry(criterion, maximum->second));
  Candidates candidates;
  for (const std::string& text : texts) {
    intake::v1::AnswerInput input;
    input.set_text(text);
    const absl::StatusOr<event::v1::Answer> answer = ReadAnswer(rules, criterion, group, input);
    if (answer.ok())
      candidates[ScoreAnswer(criterion.criterion, maximum->second, *answer, nullptr)].push_back(text);
  }
  if (!candidates.empty()) return candidates;
  return absl::InvalidArgumentError(absl::StrCat(criterion.id, ": no answer that was tried fits it"));
}

}  // namespace thuocdo
