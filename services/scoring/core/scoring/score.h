// Score cards: a pure function of a rule set and the effective answers.
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
  std::map<std::string, streams::SheetState> sheets;  // by organization; a missing one has no answers
  std::map<std::string, std::string> names;           // by organization
  bool replay = false;                                // `rules` are not the campaign's own
  // The campaign's own rules, and so on up to those that `rules` amends. Empty if `rules` are its own, or do
  // not amend them: then answers go to the criteria with the same ids.
  std::vector<const rules::RuleSet*> amended;
  // Answers that are scored as if they were corrections under `rules` (suppose.h).
  std::vector<scoring::v1::HypotheticalAnswer> hypothetical = {};
};

// Returns the cards of all units on the roster, in the order of their ids.
//
// First amended rules move the answers to their criteria (carry.h), then hypothetical answers are added. In a
// replay, an answer that does not fit its criterion under these rules counts as missing.
//
// Returns INVALID_ARGUMENT if the roster names a group or node that the rules do not have, or maxima that do
// not fit them; and the errors of Suppose.
absl::StatusOr<std::vector<ScoreCard>> ScoreCampaign(const ScoringInput& input);

}  // namespace thuocdo::scoring
