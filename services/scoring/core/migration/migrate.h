// Migrates answers that were given under one rule set to another that amends it.
#pragma once

#include <map>
#include <string>

#include "common/rules/model/rule_set.h"
#include "common/streams/sheet.h"
#include "services/scoring/core/card/reasons.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::scoring {

// What became of answers that could not be migrated.
struct UnmigratedAnswers {
  std::map<std::string, UnansweredReason> missing;  // by criterion of the new rule set
  std::map<std::string, std::string> dropped;  // titles of answered criteria, by id in an amended rule set
};

// Returns `sheet`, answered under `from`, as a sheet under `to`, which amends `from`.
//
// Criteria with the same id and renamed criteria keep their answers; split ones only if the change says so.
// Merged counts of counts are added up if all of them are effective; other merged answers are missing, and
// dropped ones are dropped. Adds to `*lost` what this amendment loses; losses of earlier amendments move
// along with their criteria.
streams::SheetState MigrateSheet(const rules::RuleSet& from, const rules::RuleSet& to,
                                 const streams::SheetState& sheet, UnmigratedAnswers* unmigrated);

// Returns `entry` with its exclusions and its own maxima migrated likewise. A merged criterion is excluded if
// all of its parts were.
campaign::v1::RosterEntry MigrateEntry(const rules::RuleSet& to, campaign::v1::RosterEntry entry);

}  // namespace thuocdo::scoring
