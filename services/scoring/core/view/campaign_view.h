// A campaign as known at a position, under a rule set. Scoring, ranking and audit all start from it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/follow/history.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/campaign.h"
#include "services/scoring/core/card/score_card.h"
#include "services/scoring/core/scoring/population.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

namespace thuocdo::scoring {

// The three axes of a query, resolved, and the state that is known there.
struct CampaignView {
  Position position;
  streams::CampaignState campaign;
  rules::RuleSet rules;
  std::map<std::string, std::string> names;  // of the organizations on the roster, by id
  // From the rule set of the campaign to the one that `rules` amends. Empty if `rules` are those of the
  // campaign, or do not amend them, directly or indirectly.
  std::vector<rules::RuleSet> amended = {};

  // Reports whether the rules are not those of the campaign.
  bool is_replay() const { return rules.name != campaign.definition.rule_set(); }
};

// Folds the campaign and its rule set from `history`, which keeps `campaign/`, `rule-set/` and
// `organization/`. An empty `rule_set` stands for that of the campaign. A rule set that is not known at
// `position` is looked up in all of `history`, since a year is replayed under rules that were published after
// it.
//
// Returns NOT_FOUND if the campaign is not known at `position` or the rule set not at all,
// FAILED_PRECONDITION if a bare id means several rule sets or `campaign` is an earlier ranking, DATA_LOSS if
// a stored event does not apply.
absl::StatusOr<CampaignView> ViewCampaign(const follow::History& history, absl::string_view campaign,
                                          Position position, absl::string_view rule_set);

// Returns the score cards of the campaign, with `supposed` in place of the effective answers. `history` keeps
// `sheet/` too. Returns the errors of ScoreCampaign; FAILED_PRECONDITION if an effective answer was erased;
// DATA_LOSS if a stored event does not apply.
absl::StatusOr<std::vector<ScoreCard>> ScoreView(
    const follow::History& history, const CampaignView& view,
    const std::vector<scoring::v1::HypotheticalAnswer>& hypothetical = {});

// Returns the numbers of the campaign's groups on criteria that compare units, under the campaign's own
// rules. `history` keeps `sheet/` too. Returns DATA_LOSS if a stored event does not apply.
absl::StatusOr<Population> MeasureView(const follow::History& history, const CampaignView& view);

}  // namespace thuocdo::scoring
