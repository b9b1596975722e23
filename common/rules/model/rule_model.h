// What a rule set says of one criterion or component, with its numbers read.
#pragma once

#include <memory>
#include <optional>

#include "common/rules/model/decimal.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

class Aggregation;    // common/rules/aggregations/aggregation.h
class ScoringMethod;  // common/rules/methods/scoring_method.h

// A criterion's rule.
struct CriterionRule {
  rules::v1::Criterion::MethodCase method_kind = rules::v1::Criterion::METHOD_NOT_SET;
  std::shared_ptr<const ScoringMethod> method;  // null only if no kind is set: the node is a component
  rules::v1::Source source = rules::v1::SOURCE_UNSPECIFIED;
  rules::v1::NotApplicableRule not_applicable = rules::v1::NOT_APPLICABLE_RULE_UNSPECIFIED;
  std::optional<RoundingStep> rounding;  // of points below the maximum, at the end; none: they stay exact
};

// A component's rule, without its children.
struct ComponentRule {
  rules::v1::Component::AggregationCase aggregation_kind = rules::v1::Component::AGGREGATION_NOT_SET;
  std::shared_ptr<const Aggregation> aggregation;  // null only if the node is a criterion
  bool capped = false;
  rules::v1::NotApplicableRule not_applicable = rules::v1::NOT_APPLICABLE_RULE_UNSPECIFIED;
};

}  // namespace thuocdo::rules
