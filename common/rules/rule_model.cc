#include "common/rules/rule_model.h"

#include "common/rules/methods/scoring_method.h"

namespace thuocdo::rules {

CriterionRule ReadCriterionRule(const rules::v1::Criterion& criterion) {
  CriterionRule rule;
  rule.method_kind = criterion.method_case();
  const MethodDefinition* method = FindMethod(criterion.method_case());
  if (method != nullptr) rule.method = method->make(criterion);
  rule.source = criterion.source();
  rule.not_applicable = criterion.not_applicable();
  rule.rounding = ReadRoundingStep(criterion.step(), criterion.rounding());
  return rule;
}

ComponentRule ReadComponentRule(const rules::v1::Component& component) {
  ComponentRule rule;
  rule.aggregation = component.aggregation_case();
  rule.rounding =
      ReadRoundingStep(component.geometric_mean().quantum(), component.geometric_mean().rounding());
  rule.capped = component.capped();
  rule.not_applicable = component.not_applicable();
  return rule;
}

}  // namespace thuocdo::rules
