// The scoring methods, one small function each.
#include "services/scoring/core/score.h"

namespace thuocdo {
namespace {

using event::v1::Answer;

// Decimals in a rule set, and in an answer that fits it, were checked.
Rational Number(const std::string& decimal) { return ParseDecimal(decimal).value(); }

bool IsInBand(const rules::v1::Band& band, const Rational& percentage) {
  Rational lower = Number(band.lower());
  Rational upper = Number(band.upper());
  bool above = band.lower_open() ? percentage > lower : percentage >= lower;
  bool below = band.upper_open() ? percentage < upper : percentage <= upper;
  return above && below;
}

Rational ScoreBands(const rules::v1::Bands& method, const Rational& percentage) {
  for (const rules::v1::Band& band : method.bands()) {
    if (IsInBand(band, percentage)) return Number(band.points());
  }
  return 0;
}

Rational ScoreChoice(const rules::v1::Choice& method, const std::string& chosen) {
  for (const rules::v1::Option& option : method.options()) {
    if (option.id() == chosen) return Number(option.points());
  }
  return 0;
}

Rational ScoreCountRatio(const rules::v1::CountRatio& method, const Rational& maximum,
                         const event::v1::CountOfCount& count) {
  if (count.whole() == 0) return Number(method.zero_of_zero_points());
  Rational ratio(mpz_class(count.part()), mpz_class(count.whole()));
  ratio.canonicalize();
  Rational threshold = Number(method.full_marks_from());
  if (ratio >= threshold) return maximum;
  Rational points = maximum * ratio / threshold;
  if (!method.step().empty()) points = RoundToStep(points, Number(method.step()), method.rounding());
  return points < maximum ? points : maximum;
}

}  // namespace

Rational ScoreAnswer(const RuleNode& criterion, absl::string_view group, const Answer& answer) {
  const Rational& maximum = criterion.max_by_group.at(std::string(group));
  switch (criterion.criterion.method_case()) {
    case rules::v1::Criterion::kAwardedPoints:
      return Number(answer.points());
    case rules::v1::Criterion::kYesNo:
      return answer.yes() ? maximum : Rational(0);
    case rules::v1::Criterion::kBands:
      return ScoreBands(criterion.criterion.bands(), Number(answer.percentage()));
    case rules::v1::Criterion::kChoice:
      return ScoreChoice(criterion.criterion.choice(), answer.choice());
    case rules::v1::Criterion::kCountRatio:
      return ScoreCountRatio(criterion.criterion.count_ratio(), maximum, answer.count());
    case rules::v1::Criterion::METHOD_NOT_SET:
      break;
  }
  return 0;
}

}  // namespace thuocdo
