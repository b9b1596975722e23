#include "common/rules/aggregations/aggregation_list.h"

namespace thuocdo::rules {
namespace {

std::vector<AggregationDefinition> DefineAllAggregations() {
  std::vector<AggregationDefinition> definitions;
  for (const auto define : kAggregations) definitions.push_back(define());
  return definitions;
}

}  // namespace

const AggregationDefinition* FindAggregation(rules::v1::Component::AggregationCase kind) {
  static const auto* const kDefinitions = new std::vector<AggregationDefinition>(DefineAllAggregations());
  for (const AggregationDefinition& definition : *kDefinitions) {
    if (definition.kind == kind) return &definition;
  }
  return nullptr;
}

}  // namespace thuocdo::rules
