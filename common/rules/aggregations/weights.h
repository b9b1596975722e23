// What weighted means have in common: the weights of the children.
#pragma once

#include <string>
#include <vector>

#include "common/rules/aggregations/component_child.h"
#include "common/rules/model/checked_node.h"
#include "common/rules/model/field_location.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {

// Checks that all children are assessed for the component's groups: a weight has no meaning for a group that
// is not assessed on the child. `inside` is the location of the component.
void CheckSameGroups(const FieldLocation& inside, const MaximaByGroup& maxima,
                     const std::vector<CheckedNode>& children);

// Checks that every child has one weight, and that they add up to 1. `mean` is the location of the mean.
void CheckWeights(const FieldLocation& mean, const std::vector<CheckedNode>& children,
                  google::protobuf::RepeatedPtrField<rules::v1::Weight>* weights);

// Returns the sum of the weights of children with points.
Rational SumOfWeights(const ComponentChildren& children);

// Subtracts the weights of children that are not applicable from 1, and returns the rest.
Rational ExplainRemainingWeight(const ComponentChildren& children, Steps& steps);

// Returns "0.2", or "0.2 ÷ 0.5" if the weights of other children were subtracted and 0.5 is left.
std::string WeightText(const Rational& weight, const Rational& left);

// Returns the text of the part of its maximum that a child with points has, such as "7 ÷ 10".
std::string PartText(const ComponentChild& child);

}  // namespace thuocdo::rules
