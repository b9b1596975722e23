// Checks of the scoring methods, one small function each.
#pragma once

#include <vector>

#include "common/base/rational.h"
#include "common/rules/passage.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo {

// Whether `value`, a number of `enum_type`, has a name there.
bool IsKnownEnum(const google::protobuf::EnumDescriptor* enum_type, int value);

// Checks `*criterion` and brings it into canonical form. `passage` is the criterion's; `maxima` are its
// node's, as far as they could be read.
void CheckCriterion(const Passage& passage, const std::vector<Rational>& maxima,
                    rules::v1::Criterion* criterion);

}  // namespace thuocdo
