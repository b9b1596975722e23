// A number, as a part of the best one of the group.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/methods/number_method.h"
#include "common/rules/model/decimal.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

class RelativeToBestMethod final : public NumberMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& /*rule*/) { return {.compares_units = true}; }
  static void Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule) {
    CheckPoints(criterion.Inside("relative_to_best", -1, ""), "points_if_best_is_zero", maxima,
                rule->mutable_relative_to_best()->mutable_points_if_best_is_zero());
  }

  explicit RelativeToBestMethod(const rules::v1::Criterion& rule)
      : NumberMethod(TraitsOf(rule)),
        points_if_best_is_zero_(ReadDecimal(rule.relative_to_best().points_if_best_is_zero()).value) {}

 private:
  Rational ScoreNumber(const Rational& number, const Rational& maximum,
                       const GroupNumbers* group) const override {
    if (group->highest == 0) return points_if_best_is_zero_;
    return maximum * number / group->highest;
  }

  Steps ExplainNumber(const Rational& number, const Rational& maximum, const Numbers& group) const override {
    const Rational best = *std::max_element(group.begin(), group.end());
    Steps steps = {StatedNumber(audit::v1::STEP_KIND_UNITS, Rational(group.size())),
                   StatedNumber(audit::v1::STEP_KIND_HIGHEST, best)};
    if (best == 0) {
      steps.push_back(StatedNumber(audit::v1::STEP_KIND_BEST_IS_ZERO, points_if_best_is_zero_));
      return steps;
    }
    steps.push_back({audit::v1::STEP_KIND_PROPORTION,
                     absl::StrCat(NumberText(maximum), " × ", NumberText(number), " ÷ ", OperandText(best)),
                     maximum * number / best});
    return steps;
  }

  Rational points_if_best_is_zero_;
};

}  // namespace

MethodDefinition DefineRelativeToBest() {
  return Define<RelativeToBestMethod>(rules::v1::Criterion::kRelativeToBest);
}

}  // namespace thuocdo::rules
