// Whether an organization is assessed on a node, as its roster entry says.
#pragma once

#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::rules {

// Reports whether the unit of the roster entry `entry` is assessed on `node`: it takes part, its group has a
// maximum there, and the entry excludes neither the node nor a component above it.
bool IsAssessed(const RuleSet& rules, const RuleNode& node, const campaign::v1::RosterEntry& entry);

}  // namespace thuocdo::rules
