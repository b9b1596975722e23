// A number, by its place between the lowest and the highest.
#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/methods/number_method.h"
#include "common/rules/model/decimal.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

class MinMaxMethod final : public NumberMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& rule) {
    return {.compares_units = rule.min_max().low().empty()};
  }
  static void Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule);

  explicit MinMaxMethod(const rules::v1::Criterion& rule)
      : NumberMethod(TraitsOf(rule)),
        low_(ReadOptionalDecimal(rule.min_max().low())),
        high_(ReadOptionalDecimal(rule.min_max().high())),
        points_if_equal_(ReadOptionalDecimal(rule.min_max().points_if_equal())),
        lower_is_better_(rule.min_max().lower_is_better()) {}

 private:
  static void CheckFixed(const FieldLocation& location, rules::v1::MinMax* rule);

  Rational ScoreNumber(const Rational& number, const Rational& maximum,
                       const GroupNumbers* group) const override;
  Steps ExplainNumber(const Rational& number, const Rational& maximum, const Numbers& group) const override;

  // The steps that state the lowest and the highest number, the last two steps.
  Steps ExplainBounds(const Numbers& group) const;

  std::optional<Decimal> low_;              // fixed; none: the group's lowest
  std::optional<Decimal> high_;             // fixed if `low_` is
  std::optional<Decimal> points_if_equal_;  // stated if neither is fixed
  bool lower_is_better_;
};

void MinMaxMethod::CheckFixed(const FieldLocation& location, rules::v1::MinMax* rule) {
  std::optional<Rational> low = location.CheckDecimal("low", rule->mutable_low());
  std::optional<Rational> high = location.CheckDecimal("high", rule->mutable_high());
  if (low && high && *low >= *high) location.Violation("low", "low must be below high");
  if (rule->points_if_equal().empty()) return;
  location.Violation("points_if_equal",
                     "points_if_equal has no meaning with a fixed low and high: remove it");
}

void MinMaxMethod::Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule) {
  const FieldLocation location = criterion.Inside("min_max", -1, "");
  rules::v1::MinMax* min_max = rule->mutable_min_max();
  if (CheckGivenTogether(location, "low", min_max->low(), "high", min_max->high())) {
    return CheckFixed(location, min_max);
  }
  CheckPoints(location, "points_if_equal", maxima, min_max->mutable_points_if_equal());
}

Rational MinMaxMethod::ScoreNumber(const Rational& number, const Rational& maximum,
                                   const GroupNumbers* group) const {
  const Rational low = low_ ? low_->value : group->lowest;
  const Rational high = high_ ? high_->value : group->highest;
  if (low == high) return points_if_equal_->value;
  const Rational within = std::clamp(number, low, high);
  const Rational distance = lower_is_better_ ? Rational(high - within) : Rational(within - low);
  return maximum * distance / (high - low);
}

Steps MinMaxMethod::ExplainBounds(const Numbers& group) const {
  if (low_) {
    return {StatedNumber(audit::v1::STEP_KIND_FIXED_LOW, low_->value),
            StatedNumber(audit::v1::STEP_KIND_FIXED_HIGH, high_->value)};
  }
  const auto [lowest, highest] = std::minmax_element(group.begin(), group.end());
  return {StatedNumber(audit::v1::STEP_KIND_UNITS, Rational(group.size())),
          StatedNumber(audit::v1::STEP_KIND_LOWEST, *lowest),
          StatedNumber(audit::v1::STEP_KIND_HIGHEST, *highest)};
}

// Returns `number`, or the bound that it counts as if it is outside of `low` to `high`, and appends the step.
Rational ExplainWithin(const Rational& number, const Rational& low, const Rational& high, Steps& steps) {
  Steps cut = {StatedNumber(audit::v1::STEP_KIND_UNSPECIFIED, number)};
  AddCut(high, cut);
  AddRaised(low, cut);
  steps.insert(steps.end(), cut.begin() + 1, cut.end());
  return cut.back().value;
}

Steps MinMaxMethod::ExplainNumber(const Rational& number, const Rational& maximum,
                                  const Numbers& group) const {
  Steps steps = ExplainBounds(group);
  const Rational low = steps[steps.size() - 2].value;
  const Rational high = steps.back().value;
  if (low == high) {
    steps.push_back(StatedNumber(audit::v1::STEP_KIND_ALL_EQUAL, points_if_equal_->value));
    return steps;
  }
  const Rational within = ExplainWithin(number, low, high, steps);
  const Rational from = lower_is_better_ ? high : within;
  const Rational to = lower_is_better_ ? within : low;
  steps.push_back(
      {audit::v1::STEP_KIND_PROPORTION,
       absl::StrCat(NumberText(maximum), " × ", DifferenceText(from, to), " ÷ ", DifferenceText(high, low)),
       maximum * (from - to) / (high - low)});
  return steps;
}

}  // namespace

MethodDefinition DefineMinMax() { return Define<MinMaxMethod>(rules::v1::Criterion::kMinMax); }

}  // namespace thuocdo::rules
