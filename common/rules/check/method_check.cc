#include "common/rules/check/method_check.h"

#include <optional>

#include "common/rules/methods/scoring_method.h"

namespace thuocdo::rules {
namespace {

// Points are rounded once: by the method, or by the criterion.
void CheckRoundedOnce(const FieldLocation& location, rules::v1::Criterion* criterion) {
  std::optional<Rational> step = CheckOptionalPositive(location, "step", criterion->mutable_step());
  CheckRounding(location, criterion->rounding());
  if (step && TraitsOf(*criterion).rounds)
    location.Violation("step", "the scoring method rounds already: remove step");
}

}  // namespace

void CheckCriterion(const FieldLocation& location, const Maxima& maxima, rules::v1::Criterion* criterion) {
  const MethodDefinition* method = FindMethod(criterion->method_case());
  if (method == nullptr) {
    location.Violation("", "the criterion has no scoring method");
  } else {
    method->check(location, maxima, criterion);
  }
  CheckRoundedOnce(location, criterion);
  if (!IsKnownEnum(rules::v1::Source_descriptor(), criterion->source())) {
    location.Violation("source", "source is unknown");
  }
  if (!IsKnownEnum(rules::v1::NotApplicableRule_descriptor(), criterion->not_applicable())) {
    location.Violation("not_applicable", "not_applicable is unknown");
  }
}

}  // namespace thuocdo::rules
