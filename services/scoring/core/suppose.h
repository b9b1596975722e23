// Answers that nobody gave, to see what they would change.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/rules/rule_set.h"
#include "common/streams/sheet.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

namespace thuocdo {

// Puts `supposed`, answers to criteria of `rules`, on `sheets` (by organization) as corrections of which
// there is no event: at position 0. They count wherever corrections would; what was answered stays and loses.
//
// Returns INVALID_ARGUMENT with every fault, by its place in `supposed`, and changes nothing: more than 2000;
// an organization that is not on `definition`'s roster or not assessed; no such criterion, the unit not
// assessed on it, or supposed twice; what ReadAnswer refuses, an empty answer too.
absl::Status Suppose(const RuleSet& rules, const campaign::v1::CampaignDefinition& definition,
                     const std::vector<scoring::v1::SupposedAnswer>& supposed,
                     std::map<std::string, SheetState>* sheets);

}  // namespace thuocdo
