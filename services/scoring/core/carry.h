// Answers given under one rule set, as answers under another that amends it.
#pragma once

#include <map>
#include <string>

#include "common/rules/rule_set.h"
#include "common/streams/sheet.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo {

// Why criteria have no answer any more, by id: of the new rule set, or of the old one if it was dropped. For
// people, in Vietnamese.
using LostAnswers = std::map<std::string, std::string>;

// `sheet`, answered under `from`, as a sheet under `to`, which amends `from`.
//
// What has the same id, and what was renamed, carries its answers; a split only if the map says so. Merged
// counts of counts add up if all of them count; other merged answers are missing. What was dropped is
// dropped. Adds to `*lost` what is missing because of this.
SheetState CarrySheet(const RuleSet& from, const RuleSet& to, const SheetState& sheet, LostAnswers* lost);

// `entry` with the same done to the criteria that it leaves out or gives maxima of its own. Merged criteria
// are left out if all of them were.
campaign::v1::RosterEntry CarryEntry(const RuleSet& to, campaign::v1::RosterEntry entry);

}  // namespace thuocdo
