#include "services/audit/core/explain_method.h"

#include "absl/strings/str_cat.h"
#include "common/rules/answer.h"

namespace thuocdo {
namespace {

using audit::v1::StepKind;
using event::v1::Answer;

// Decimals in a rule set, and in an answer that fits it, were checked.
Rational Number(const std::string& decimal) { return ParseDecimal(decimal).value(); }

std::string BandText(const rules::v1::Band& band, const std::string& percentage) {
  return absl::StrCat(band.lower(), band.lower_open() ? " < " : " ≤ ", percentage,
                      band.upper_open() ? " < " : " ≤ ", band.upper());
}

bool IsInBand(const rules::v1::Band& band, const Rational& percentage) {
  const int against_lower = cmp(percentage, Number(band.lower()));
  const int against_upper = cmp(percentage, Number(band.upper()));
  const bool is_above = against_lower > 0 || (against_lower == 0 && !band.lower_open());
  return is_above && (against_upper < 0 || (against_upper == 0 && !band.upper_open()));
}

std::vector<Step> ExplainBands(const rules::v1::Bands& method, const std::string& percentage) {
  const Rational value = Number(percentage);
  for (const rules::v1::Band& band : method.bands()) {
    if (!IsInBand(band, value)) continue;
    return {{audit::v1::STEP_KIND_LOOKED_UP, BandText(band, percentage), Number(band.points())}};
  }
  return {};
}

std::vector<Step> ExplainChoice(const rules::v1::Choice& method, const std::string& chosen) {
  for (const rules::v1::Option& option : method.options()) {
    if (option.id() != chosen) continue;
    return {{audit::v1::STEP_KIND_LOOKED_UP, absl::StrCat(option.id(), " (", option.title(), ")"),
             Number(option.points())}};
  }
  return {};
}

absl::string_view RoundingText(rules::v1::Rounding rounding) {
  switch (rounding) {
    case rules::v1::ROUNDING_HALF_EVEN:
      return "half even";
    case rules::v1::ROUNDING_DOWN:
      return "down";
    default:
      return "half up";
  }
}

Step Round(const Rational& points, const std::string& step, rules::v1::Rounding rounding) {
  return {audit::v1::STEP_KIND_ROUNDED,
          absl::StrCat(FormatExact(points), " ≈ ", step, "·n, ", RoundingText(rounding)),
          RoundToStep(points, Number(step), rounding)};
}

// From the ratio up to the maximum.
void AddProportion(const rules::v1::CountRatio& method, const Rational& maximum, const std::string& ratio,
                   std::vector<Step>& steps) {
  const Rational points = maximum * steps.back().value / Number(method.full_marks_from());
  steps.push_back({audit::v1::STEP_KIND_PROPORTION,
                   absl::StrCat(FormatExact(maximum), " × ", ratio, " ÷ ", method.full_marks_from()),
                   points});
  if (!method.step().empty()) steps.push_back(Round(points, method.step(), method.rounding()));
  if (steps.back().value <= maximum) return;
  const Rational over = steps.back().value;
  steps.push_back({audit::v1::STEP_KIND_CUT,
                   absl::StrCat("min(", FormatExact(over), ", ", FormatExact(maximum), ")"), maximum});
}

std::vector<Step> ExplainCountRatio(const rules::v1::CountRatio& method, const Rational& maximum,
                                    const Answer& answer) {
  const std::string text = AnswerText(answer);
  if (answer.count().whole() == 0)
    return {{audit::v1::STEP_KIND_ZERO_OF_ZERO, text, Number(method.zero_of_zero_points())}};
  Rational ratio(mpz_class(answer.count().part()), mpz_class(answer.count().whole()));
  ratio.canonicalize();
  std::vector<Step> steps = {{audit::v1::STEP_KIND_RATIO, text, ratio}};
  if (ratio >= Number(method.full_marks_from())) {
    steps.push_back({audit::v1::STEP_KIND_THRESHOLD_REACHED,
                     absl::StrCat(FormatExact(ratio), " ≥ ", method.full_marks_from()), maximum});
    return steps;
  }
  AddProportion(method, maximum, FormatExact(ratio), steps);
  return steps;
}

}  // namespace

std::vector<Step> ExplainAnswer(const RuleNode& criterion, absl::string_view group, const Answer& answer) {
  const Rational& maximum = criterion.max_by_group.at(std::string(group));
  const rules::v1::Criterion& rule = criterion.criterion;
  switch (rule.method_case()) {
    case rules::v1::Criterion::kAwardedPoints:
      return {{audit::v1::STEP_KIND_AWARDED, answer.points(), Number(answer.points())}};
    case rules::v1::Criterion::kYesNo:
      return {{audit::v1::STEP_KIND_LOOKED_UP, AnswerText(answer), answer.yes() ? maximum : Rational(0)}};
    case rules::v1::Criterion::kBands:
      return ExplainBands(rule.bands(), answer.percentage());
    case rules::v1::Criterion::kChoice:
      return ExplainChoice(rule.choice(), answer.choice());
    case rules::v1::Criterion::kCountRatio:
      return ExplainCountRatio(rule.count_ratio(), maximum, answer);
    default:
      break;
  }
  return {};
}

audit::v1::Step StepToProto(const Step& step) {
  audit::v1::Step message;
  message.set_kind(step.kind);
  message.set_expression(step.expression);
  message.set_value(FormatExact(step.value));
  return message;
}

}  // namespace thuocdo
