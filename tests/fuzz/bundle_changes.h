// What a forger without a key may do to a bundle.
#pragma once

#include "tests/fuzz/property.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo::fuzz {

// Changes `bundle` as `choices` says, until they are used up.
void ChangeBundle(Choices& choices, audit::v1::AuditBundle& bundle);

}  // namespace thuocdo::fuzz
