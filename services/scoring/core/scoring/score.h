// Score cards: a pure function of a rule set and the answers that count.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/sheet.h"
#include "services/scoring/core/card/score_card.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

namespace thuocdo::scoring {

// What the cards of a campaign are computed from.
struct ScoringInput {
  const rules::RuleSet* rules = nullptr;
  const campaign::v1::CampaignDefinition* definition = nullptr;
  std::map<std::string, streams::SheetState> sheets;  // by organization; one that is absent said nothing
  std::map<std::string, std::string> names;           // by organization
  bool replay = false;                                // `rules` are not the campaign's own
  // From the campaign's own rules on to those that `rules` amends; empty if `rules` are its own, or have
  // nothing to do with them: answers are then taken by their criteria's ids.
  std::vector<const rules::RuleSet*> amended;
  // Answers that are to count under `rules` as corrections would (suppose.h).
  std::vector<scoring::v1::HypotheticalAnswer> hypothetical = {};
};

// The cards of everyone on the roster, by organization id.
//
// A sheet with an answer that does not fit its criterion under these rules (a replay) counts as missing
// there; amended rules carry answers first (carry.h), then comes what is supposed. Returns INVALID_ARGUMENT
// if the roster names a group or node that the rules do not have, or maxima that do not fit them; and what
// Suppose returns.
absl::StatusOr<std::vector<ScoreCard>> ScoreCampaign(const ScoringInput& input);

}  // namespace thuocdo::scoring
