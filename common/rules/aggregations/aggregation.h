// How a component's points are computed from its children's.
//
// Each aggregation stands in one file of this folder and is listed in aggregation_list.h, as scoring methods
// are in common/rules/methods. Everybody else finds it through FindAggregation, or through the component that
// has it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/aggregations/component_child.h"
#include "common/rules/model/checked_node.h"
#include "common/rules/model/field_location.h"
#include "common/rules/model/step.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// A component's aggregation, with the numbers of the rule set. Immutable, so safe for use by many threads.
class Aggregation {
 public:
  virtual ~Aggregation() = default;

  // Returns the points out of `maximum`. The component cuts them (component.h). At least one child that is
  // neither bonus nor penalty has points, unless there is none.
  virtual Rational Score(const Rational& maximum, const ComponentChildren& children) const = 0;

  // Returns the steps to the same points; the last step's value is the points. Written apart from Score, so
  // that each is a check of the other: audit rejects to explain points where they differ.
  virtual std::vector<Step> Explain(const Rational& maximum, const ComponentChildren& children) const = 0;
};

// How an aggregation is checked and made from what a rule set states.
struct AggregationDefinition {
  rules::v1::Component::AggregationCase kind;

  // Checks the aggregation of `*component` and brings it into canonical form. `node` is the location of the
  // node, `maxima` are its maxima.
  void (*check)(const FieldLocation& node, const MaximaByGroup& maxima,
                const std::vector<CheckedNode>& children, rules::v1::Component* component);

  // Makes the aggregation of `component`, which was checked.
  std::shared_ptr<const Aggregation> (*make)(const rules::v1::Component& component);
};

// Returns the definition of `Type`, an Aggregation made from a checked component, with a static function
// Check.
template <typename Type>
AggregationDefinition DefineAggregation(rules::v1::Component::AggregationCase kind) {
  auto make = [](const rules::v1::Component& component) -> std::shared_ptr<const Aggregation> {
    return std::make_shared<Type>(component);
  };
  return {kind, &Type::Check, make};
}

// Returns the definition of the aggregations of `kind`; that of the sum if none is set. Null if `kind` is
// unknown.
const AggregationDefinition* FindAggregation(rules::v1::Component::AggregationCase kind);

}  // namespace thuocdo::rules
