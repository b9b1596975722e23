// The scoring methods whose answer is a number.
#include <algorithm>

#include "common/base/exact_root.h"
#include "services/scoring/core/score_answer.h"

namespace thuocdo {

bool ComparesUnits(const rules::v1::Criterion& criterion) {
  switch (criterion.method_case()) {
    case rules::v1::Criterion::kRelativeToBest:
      return true;
    case rules::v1::Criterion::kMinMax:
      return criterion.min_max().low().empty();
    case rules::v1::Criterion::kZScore:
      return criterion.z_score().mean().empty();
    default:
      return false;
  }
}

Rational ScoreNumberFactor(const rules::v1::NumberFactor& method, const Rational& number) {
  return number * CheckedDecimal(method.factor());
}

Rational ScoreRelativeToBest(const rules::v1::RelativeToBest& method, const Rational& maximum,
                             const Rational& number, const GroupNumbers* numbers) {
  if (numbers->highest == 0) return CheckedDecimal(method.points_if_best_is_zero());
  return maximum * number / numbers->highest;
}

Rational ScoreMinMax(const rules::v1::MinMax& method, const Rational& maximum, const Rational& number,
                     const GroupNumbers* numbers) {
  bool fixed = !method.low().empty();
  Rational low = fixed ? CheckedDecimal(method.low()) : numbers->lowest;
  Rational high = fixed ? CheckedDecimal(method.high()) : numbers->highest;
  if (low == high) return CheckedDecimal(method.points_if_equal());
  Rational within = std::clamp(number, low, high);
  Rational distance = method.lower_is_better() ? Rational(high - within) : Rational(within - low);
  return maximum * distance / (high - low);
}

Rational ScoreZScore(const rules::v1::ZScore& method, const Rational& number, const GroupNumbers* numbers) {
  bool fixed = !method.mean().empty();
  Rational mean = fixed ? CheckedDecimal(method.mean()) : numbers->Mean();
  Rational variance = fixed
                          ? Rational(CheckedDecimal(method.deviation()) * CheckedDecimal(method.deviation()))
                          : numbers->Variance();
  Rational distance = number - mean;
  if (method.lower_is_better()) distance = -distance;
  // A deviation of 0 gives z = 0.
  Rational added =
      variance == 0 ? Rational(0) : Rational(CheckedDecimal(method.points_per_deviation()) * distance);
  Rational square = variance == 0 ? Rational(0) : Rational(added * added / variance);
  return RoundRootSum(CheckedDecimal(method.center()), sgn(added) < 0 ? -1 : 1, square,
                      CheckedDecimal(method.quantum()), method.rounding());
}

}  // namespace thuocdo
