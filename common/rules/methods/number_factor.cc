// A number times a factor.
#include "absl/strings/str_cat.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/methods/number_method.h"
#include "common/rules/model/decimal.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

class NumberFactorMethod final : public NumberMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& /*rule*/) { return {}; }
  static void Check(const FieldLocation& criterion, const Maxima& /*maxima*/, rules::v1::Criterion* rule) {
    CheckPositive(criterion.Inside("number_factor", -1, ""), "factor",
                  rule->mutable_number_factor()->mutable_factor());
  }

  explicit NumberFactorMethod(const rules::v1::Criterion& rule)
      : NumberMethod(TraitsOf(rule)), factor_(ReadDecimal(rule.number_factor().factor())) {}

 private:
  Rational ScoreNumber(const Rational& number, const Rational& /*maximum*/,
                       const GroupNumbers* /*group*/) const override {
    return number * factor_.value;
  }

  Steps ExplainNumber(const Rational& number, const Rational& /*maximum*/,
                      const Numbers& /*group*/) const override {
    return {{audit::v1::STEP_KIND_FACTOR, absl::StrCat(NumberText(number), " × ", factor_.text),
             number * factor_.value}};
  }

  Decimal factor_;
};

}  // namespace

MethodDefinition DefineNumberFactor() {
  return Define<NumberFactorMethod>(rules::v1::Criterion::kNumberFactor);
}

}  // namespace thuocdo::rules
