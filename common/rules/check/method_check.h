// Checks of criteria. Each scoring method checks itself (common/rules/methods).
#pragma once

#include "common/rules/model/field_location.h"
#include "common/rules/model/method_parts.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// Checks `*criterion` and brings it into canonical form. `passage` is the criterion's; `maxima` are the
// node's, without those that could not be read.
void CheckCriterion(const FieldLocation& location, const Maxima& maxima, rules::v1::Criterion* criterion);

}  // namespace thuocdo::rules
