// Checks components. Each aggregation checks itself (common/rules/aggregations).
#pragma once

#include <vector>

#include "common/rules/model/checked_node.h"
#include "common/rules/model/field_location.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// Checks `*component` except for its children, and brings it into canonical form. `passage` and `maxima` are
// those of the node.
void CheckAggregation(const FieldLocation& location, const MaximaByGroup& maxima,
                      const std::vector<CheckedNode>& children, rules::v1::Component* component);

}  // namespace thuocdo::rules
