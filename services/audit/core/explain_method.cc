#include "services/audit/core/explain_method.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/rules/answer.h"
#include "services/audit/core/explain_number.h"

namespace thuocdo {
namespace {

using event::v1::Answer;
using rules::v1::Criterion;

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

Steps ExplainBands(const rules::v1::Bands& method, const std::string& percentage) {
  const Rational value = Number(percentage);
  for (const rules::v1::Band& band : method.bands()) {
    if (!IsInBand(band, value)) continue;
    return {{audit::v1::STEP_KIND_LOOKED_UP, BandText(band, percentage), Number(band.points())}};
  }
  return {};
}

Steps ExplainChoice(const rules::v1::Choice& method, const std::string& chosen) {
  for (const rules::v1::Option& option : method.options()) {
    if (option.id() != chosen) continue;
    return {{audit::v1::STEP_KIND_LOOKED_UP, absl::StrCat(option.id(), " (", option.title(), ")"),
             Number(option.points())}};
  }
  return {};
}

// Every item that there is, in the order of the list, then their sum.
Steps ExplainItemList(const rules::v1::ItemList& method, const event::v1::ChosenItems& chosen) {
  Steps steps;
  Rational sum;
  std::vector<std::string> addends;
  for (const rules::v1::Item& item : method.items()) {
    if (std::count(chosen.ids().begin(), chosen.ids().end(), item.id()) == 0) continue;
    steps.push_back({audit::v1::STEP_KIND_LOOKED_UP, item.title(), Number(item.points())});
    steps.back().subject = item.id();
    sum += steps.back().value;
    addends.push_back(NumberText(steps.back().value));
  }
  steps.push_back({audit::v1::STEP_KIND_SUM, addends.empty() ? "0" : absl::StrJoin(addends, " + "), sum});
  return steps;
}

Steps ExplainCountRatio(const rules::v1::CountRatio& method, const Rational& maximum, const Answer& answer) {
  const std::string text = AnswerText(answer);
  if (answer.count().whole() == 0)
    return {{audit::v1::STEP_KIND_ZERO_OF_ZERO, text, Number(method.zero_of_zero_points())}};
  Rational ratio(mpz_class(answer.count().part()), mpz_class(answer.count().whole()));
  ratio.canonicalize();
  Steps steps = {{audit::v1::STEP_KIND_RATIO, text, ratio}};
  if (ratio >= Number(method.full_marks_from())) {
    steps.push_back({audit::v1::STEP_KIND_THRESHOLD_REACHED,
                     absl::StrCat(NumberText(ratio), " ≥ ", method.full_marks_from()), maximum});
    return steps;
  }
  steps.push_back(
      {audit::v1::STEP_KIND_PROPORTION,
       absl::StrCat(NumberText(maximum), " × ", NumberText(ratio), " ÷ ", method.full_marks_from()),
       maximum * ratio / Number(method.full_marks_from())});
  if (!method.step().empty()) AddRounded(method.step(), method.rounding(), steps);
  return steps;
}

// What the method itself gives; it may be above the maximum.
Steps ExplainMethod(const Criterion& rule, const Rational& maximum, const Answer& answer,
                    const Numbers& numbers) {
  switch (rule.method_case()) {
    case Criterion::kAwardedPoints:
      return {{audit::v1::STEP_KIND_AWARDED, answer.points(), Number(answer.points())}};
    case Criterion::kYesNo:
      return {{audit::v1::STEP_KIND_LOOKED_UP, AnswerText(answer), answer.yes() ? maximum : Rational(0)}};
    case Criterion::kBands:
      return ExplainBands(rule.bands(), answer.percentage());
    case Criterion::kChoice:
      return ExplainChoice(rule.choice(), answer.choice());
    case Criterion::kCountRatio:
      return ExplainCountRatio(rule.count_ratio(), maximum, answer);
    case Criterion::kNumberFactor:
      return ExplainNumberFactor(rule.number_factor(), Number(answer.number()));
    case Criterion::kItemList:
      return ExplainItemList(rule.item_list(), answer.items());
    case Criterion::kRelativeToBest:
      return ExplainRelativeToBest(rule.relative_to_best(), maximum, Number(answer.number()), numbers);
    case Criterion::kMinMax:
      return ExplainMinMax(rule.min_max(), maximum, Number(answer.number()), numbers);
    case Criterion::kZScore:
      return ExplainZScore(rule.z_score(), Number(answer.number()), numbers);
    case Criterion::METHOD_NOT_SET:
      break;
  }
  return {};
}

}  // namespace

Steps ExplainAnswer(const Criterion& criterion, const Rational& maximum, const Answer& answer,
                    const Numbers& numbers) {
  Steps steps = ExplainMethod(criterion, maximum, answer, numbers);
  if (steps.empty() || criterion.has_z_score()) return steps;  // a z-score is never cut
  const bool rounds = !criterion.step().empty() && steps.back().value < maximum;
  if (rounds) AddRounded(criterion.step(), criterion.rounding(), steps);
  AddCut(maximum, steps);
  return steps;
}

}  // namespace thuocdo
