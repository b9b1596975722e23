// Answers given under one rule set, as answers under another that amends it.
#pragma once

#include <map>
#include <string>

#include "common/rules/rule_set.h"
#include "common/streams/sheet.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo {

// A criterion that was answered and is asked no more.
struct DroppedAnswer {
  std::string title;  // of the criterion
  std::string why;    // for people, in Vietnamese
};

// What became of answers that could not be carried.
struct LostAnswers {
  std::map<std::string, std::string> missing;    // by criterion of the new rule set: why it has no answer
  std::map<std::string, DroppedAnswer> dropped;  // by criterion of a rule set that was amended
};

// `sheet`, answered under `from`, as a sheet under `to`, which amends `from`.
//
// What has the same id, and what was renamed, carries its answers; a split only if the map says so. Merged
// counts of counts add up if all of them count; other merged answers are missing. What was dropped is
// dropped. Adds to `*lost` what is lost by this; what was lost by earlier amendments goes the way of its
// criteria.
SheetState CarrySheet(const RuleSet& from, const RuleSet& to, const SheetState& sheet, LostAnswers* lost);

// `entry` with the same done to the criteria that it leaves out or gives maxima of its own. Merged criteria
// are left out if all of them were.
campaign::v1::RosterEntry CarryEntry(const RuleSet& to, campaign::v1::RosterEntry entry);

}  // namespace thuocdo
