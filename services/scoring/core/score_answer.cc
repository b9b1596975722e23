#include "services/scoring/core/score_answer.h"

#include <algorithm>

namespace thuocdo {
namespace {

using event::v1::Answer;

bool IsInBand(const rules::v1::Band& band, const Rational& percentage) {
  Rational lower = CheckedDecimal(band.lower());
  Rational upper = CheckedDecimal(band.upper());
  bool above = band.lower_open() ? percentage > lower : percentage >= lower;
  bool below = band.upper_open() ? percentage < upper : percentage <= upper;
  return above && below;
}

Rational ScoreBands(const rules::v1::Bands& method, const Rational& percentage) {
  for (const rules::v1::Band& band : method.bands()) {
    if (IsInBand(band, percentage)) return CheckedDecimal(band.points());
  }
  return 0;
}

Rational ScoreChoice(const rules::v1::Choice& method, const std::string& chosen) {
  for (const rules::v1::Option& option : method.options()) {
    if (option.id() == chosen) return CheckedDecimal(option.points());
  }
  return 0;
}

Rational ScoreCountRatio(const rules::v1::CountRatio& method, const Rational& maximum,
                         const event::v1::CountOfCount& count) {
  if (count.whole() == 0) return CheckedDecimal(method.zero_of_zero_points());
  Rational ratio(mpz_class(count.part()), mpz_class(count.whole()));
  ratio.canonicalize();
  Rational threshold = CheckedDecimal(method.full_marks_from());
  if (ratio >= threshold) return maximum;
  Rational points = maximum * ratio / threshold;
  if (!method.step().empty()) points = RoundToStep(points, CheckedDecimal(method.step()), method.rounding());
  return points;
}

Rational ScoreItemList(const rules::v1::ItemList& method, const event::v1::ChosenItems& chosen) {
  Rational points;
  for (const rules::v1::Item& item : method.items()) {
    bool is_chosen = std::find(chosen.ids().begin(), chosen.ids().end(), item.id()) != chosen.ids().end();
    if (is_chosen) points += CheckedDecimal(item.points());
  }
  return points;
}

// The points that the method gives; they may be above the maximum.
Rational ScoreMethod(const rules::v1::Criterion& criterion, const Rational& maximum, const Answer& answer,
                     const GroupNumbers* numbers) {
  switch (criterion.method_case()) {
    case rules::v1::Criterion::kAwardedPoints:
      return CheckedDecimal(answer.points());
    case rules::v1::Criterion::kYesNo:
      return answer.yes() ? maximum : Rational(0);
    case rules::v1::Criterion::kBands:
      return ScoreBands(criterion.bands(), CheckedDecimal(answer.percentage()));
    case rules::v1::Criterion::kChoice:
      return ScoreChoice(criterion.choice(), answer.choice());
    case rules::v1::Criterion::kCountRatio:
      return ScoreCountRatio(criterion.count_ratio(), maximum, answer.count());
    case rules::v1::Criterion::kNumberFactor:
      return ScoreNumberFactor(criterion.number_factor(), CheckedDecimal(answer.number()));
    case rules::v1::Criterion::kItemList:
      return ScoreItemList(criterion.item_list(), answer.items());
    case rules::v1::Criterion::kRelativeToBest:
      return ScoreRelativeToBest(criterion.relative_to_best(), maximum, CheckedDecimal(answer.number()),
                                 numbers);
    case rules::v1::Criterion::kMinMax:
      return ScoreMinMax(criterion.min_max(), maximum, CheckedDecimal(answer.number()), numbers);
    case rules::v1::Criterion::kZScore:
      return ScoreZScore(criterion.z_score(), CheckedDecimal(answer.number()), numbers);
    case rules::v1::Criterion::METHOD_NOT_SET:
      break;
  }
  return 0;
}

// Cut at the maximum, and rounded below it.
Rational RoundAndCut(const rules::v1::Criterion& criterion, const Rational& maximum, const Rational& points) {
  if (points >= maximum) return maximum;
  if (criterion.step().empty()) return points;
  Rational rounded = RoundToStep(points, CheckedDecimal(criterion.step()), criterion.rounding());
  return std::min(rounded, maximum);
}

}  // namespace

Rational CheckedDecimal(const std::string& decimal) { return ParseDecimal(decimal).value(); }

Rational ScoreAnswer(const rules::v1::Criterion& criterion, const Rational& maximum, const Answer& answer,
                     const GroupNumbers* numbers) {
  Rational points = ScoreMethod(criterion, maximum, answer, numbers);
  if (criterion.has_z_score()) return points;  // rounded already, and may be above the maximum
  return RoundAndCut(criterion, maximum, points);
}

}  // namespace thuocdo
