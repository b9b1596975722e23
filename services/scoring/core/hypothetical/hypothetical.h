// Hypothetical answers, to see what they would change.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/sheet.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

namespace thuocdo::scoring {

// Adds `supposed`, answers to criteria of `rules`, to `sheets` (by organization) as corrections without an
// event, at position 0. They are effective wherever corrections are; the answers that they supersede stay in
// the sheet.
//
// Returns INVALID_ARGUMENT with every violation, by its index in `supposed`, and changes nothing: more than
// 2000 answers; an organization that is not on the roster of `definition` or not assessed; a criterion that
// does not exist, on which the unit is not assessed, or that appears twice; an empty answer, or one that
// ReadAnswer rejects.
absl::Status MakeHypothetical(const rules::RuleSet& rules, const campaign::v1::CampaignDefinition& definition,
                              const std::vector<scoring::v1::HypotheticalAnswer>& hypothetical,
                              std::map<std::string, streams::SheetState>* sheets);

}  // namespace thuocdo::scoring
