#include "common/rules/check/method_check.h"

#include <optional>

#include "common/rules/methods/scoring_method.h"

namespace thuocdo {
namespace {

// Points are rounded once: by the method, or at the end.
void CheckRoundedOnce(const Passage& passage, rules::v1::Criterion* criterion) {
  std::optional<Rational> step = CheckOptionalPositive(passage, "step", criterion->mutable_step());
  CheckRounding(passage, criterion->rounding());
  if (step && TraitsOf(*criterion).rounds) passage.Fault("step", "the scoring method rounds already");
}

}  // namespace

void CheckCriterion(const Passage& passage, const Maxima& maxima, rules::v1::Criterion* criterion) {
  const MethodDefinition* method = FindMethod(criterion->method_case());
  if (method == nullptr) {
    passage.Fault("", "the criterion has no scoring method");
  } else {
    method->check(passage, maxima, criterion);
  }
  CheckRoundedOnce(passage, criterion);
  if (!IsKnownEnum(rules::v1::Source_descriptor(), criterion->source())) {
    passage.Fault("source", "source is unknown");
  }
  if (!IsKnownEnum(rules::v1::NotApplicableRule_descriptor(), criterion->not_applicable())) {
    passage.Fault("not_applicable", "not_applicable is unknown");
  }
}

}  // namespace thuocdo
