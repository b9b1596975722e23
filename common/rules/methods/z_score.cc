// A number, by its distance from the mean, in standard deviations.
#include <optional>

#include "absl/strings/str_cat.h"
#include "common/base/exact_root.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/methods/number_method.h"
#include "common/rules/model/decimal.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

// What a z-score is measured by.
struct Spread {
  Rational mean;
  Rational variance;
};

Rational Square(const Rational& value) { return value * value; }

class ZScoreMethod final : public NumberMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& rule) {
    return {.compares_units = rule.z_score().mean().empty(), .rounds = true, .is_unbounded = true};
  }
  static void Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule);

  explicit ZScoreMethod(const rules::v1::Criterion& rule)
      : NumberMethod(TraitsOf(rule)),
        mean_(ReadOptionalDecimal(rule.z_score().mean())),
        deviation_(ReadOptionalDecimal(rule.z_score().deviation())),
        center_(ReadDecimal(rule.z_score().center())),
        points_per_deviation_(ReadDecimal(rule.z_score().points_per_deviation())),
        rounding_{ReadDecimal(rule.z_score().quantum()), rule.z_score().rounding()},
        lower_is_better_(rule.z_score().lower_is_better()) {}

 private:
  Rational ScoreNumber(const Rational& number, const Rational& maximum,
                       const GroupNumbers* group) const override;
  Steps ExplainNumber(const Rational& number, const Rational& maximum, const Numbers& group) const override;

  // The spread, and the steps to it; the last one states the deviation.
  Spread ExplainSpread(const Numbers& group, Steps& steps) const;

  // From `z`, the expression of the last step, to the points: rounded once, and from the exact root.
  Step ExplainPoints(const Rational& distance, const Spread& spread, const std::string& z) const;

  std::optional<Decimal> mean_;       // fixed; none: the group's
  std::optional<Decimal> deviation_;  // fixed if `mean_` is
  Decimal center_;
  Decimal points_per_deviation_;
  RoundingStep rounding_;
  bool lower_is_better_;
};

void ZScoreMethod::Check(const FieldLocation& criterion, const Maxima& /*maxima*/,
                         rules::v1::Criterion* rule) {
  const FieldLocation location = criterion.Inside("z_score", -1, "");
  rules::v1::ZScore& score = *rule->mutable_z_score();
  if (CheckGivenTogether(location, "mean", score.mean(), "deviation", score.deviation())) {
    location.CheckDecimal("mean", score.mutable_mean());
    CheckPositive(location, "deviation", score.mutable_deviation());
  }
  location.CheckDecimal("center", score.mutable_center());
  CheckPositive(location, "points_per_deviation", score.mutable_points_per_deviation());
  CheckPositive(location, "quantum", score.mutable_quantum());
  CheckRounding(location, score.rounding());
}

Rational ZScoreMethod::ScoreNumber(const Rational& number, const Rational& /*maximum*/,
                                   const GroupNumbers* group) const {
  const Rational mean = mean_ ? mean_->value : group->Mean();
  const Rational variance = deviation_ ? Square(deviation_->value) : group->Variance();
  const Rational distance = lower_is_better_ ? Rational(mean - number) : Rational(number - mean);
  // A deviation of 0 gives z = 0.
  const Rational added = variance == 0 ? Rational(0) : Rational(points_per_deviation_.value * distance);
  const Rational square = variance == 0 ? Rational(0) : Rational(Square(added) / variance);
  return RoundRootSum(center_.value, sgn(added) < 0 ? -1 : 1, square, rounding_.step.value,
                      rounding_.rounding);
}

Spread ExplainGroupSpread(const Numbers& group, Steps& steps) {
  const Rational count(group.size());
  Rational sum;
  for (const Rational& number : group) sum += number;
  const Rational mean = sum / count;
  Rational squares;
  for (const Rational& number : group) squares += Square(number - mean);
  const Rational variance = squares / count;
  steps.push_back(StatedNumber(audit::v1::STEP_KIND_UNITS, count));
  steps.push_back({audit::v1::STEP_KIND_MEAN, absl::StrCat(NumberText(sum), " ÷ ", NumberText(count)), mean});
  steps.push_back(
      {audit::v1::STEP_KIND_VARIANCE, absl::StrCat(NumberText(squares), " ÷ ", NumberText(count)), variance});
  steps.push_back(
      ReadableRoot(audit::v1::STEP_KIND_DEVIATION, absl::StrCat("√", OperandText(variance)), variance, 2));
  return {mean, variance};
}

Spread ZScoreMethod::ExplainSpread(const Numbers& group, Steps& steps) const {
  if (!mean_) return ExplainGroupSpread(group, steps);
  steps.push_back(StatedNumber(audit::v1::STEP_KIND_FIXED_MEAN, mean_->value));
  steps.push_back(StatedNumber(audit::v1::STEP_KIND_FIXED_DEVIATION, deviation_->value));
  return {mean_->value, Square(deviation_->value)};
}

// "(2 − 4) ÷ √(8/3)"; the step before it is the deviation.
Step ZScoreStep(const Spread& spread, const Rational& distance, const std::string& distance_text,
                const Step& deviation) {
  const std::string by = deviation.approximate ? deviation.expression : OperandText(deviation.value);
  Step step = ReadableRoot(audit::v1::STEP_KIND_Z_SCORE, absl::StrCat(distance_text, " ÷ ", by),
                           Square(distance) / spread.variance, 2);
  if (distance < 0) step.value = -step.value;
  return step;
}

Step ZScoreMethod::ExplainPoints(const Rational& distance, const Spread& spread, const std::string& z) const {
  const Rational added = points_per_deviation_.value * distance;
  Rational square;
  if (spread.variance > 0) square = Square(added) / spread.variance;
  Step step{
      audit::v1::STEP_KIND_ROUNDED, absl::StrCat(center_.text, " + ", points_per_deviation_.text, " × ", z),
      RoundRootSum(center_.value, added < 0 ? -1 : 1, square, rounding_.step.value, rounding_.rounding)};
  step.quantum = rounding_.step.text;
  step.rounding = rounding_.rounding;
  return step;
}

Steps ZScoreMethod::ExplainNumber(const Rational& number, const Rational& /*maximum*/,
                                  const Numbers& group) const {
  Steps steps;
  const Spread spread = ExplainSpread(group, steps);
  const Rational from = lower_is_better_ ? spread.mean : number;
  const Rational what = lower_is_better_ ? number : spread.mean;
  const Rational distance = from - what;
  std::string z = "0";
  if (spread.variance == 0) {
    steps.push_back(StatedNumber(audit::v1::STEP_KIND_NO_DEVIATION, 0));
  } else {
    steps.push_back(ZScoreStep(spread, distance, DifferenceText(from, what), steps.back()));
    z = steps.back().expression;
  }
  steps.push_back(ExplainPoints(distance, spread, z));
  return steps;
}

}  // namespace

MethodDefinition DefineZScore() { return Define<ZScoreMethod>(rules::v1::Criterion::kZScore); }

}  // namespace thuocdo::rules
