// A campaign as known at a position, under a rule set: what scoring, ranking and audit all begin with.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "common/rules/rule_set.h"
#include "common/streams/campaign.h"
#include "services/scoring/core/population.h"
#include "services/scoring/core/score_card.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

namespace thuocdo {

// The three axes, resolved, and what is known there.
struct CampaignView {
  Position position;
  CampaignState campaign;
  RuleSet rules;
  std::map<std::string, std::string> names;  // of everyone on the roster, by organization id
  std::vector<RuleSet> amended = {};  // from the campaign's own rule set on to the one that `rules` amends;
                                      // empty if `rules` are its own, or amend others

  bool is_replay() const { return rules.name != campaign.definition.rule_set(); }
};

// Folds the campaign and its rule set from `history` (which keeps `campaign/`, `rule-set/` and
// `organization/`). `rule_set` empty: the campaign's own. One that is not known at `position` is looked for
// in all of `history`: a year is replayed under rules that came after it. A bare id that a rule set amends
// means what it meant when that was published.
//
// Returns NOT_FOUND if the campaign is not known at `position` or the rule set not at all,
// FAILED_PRECONDITION if a bare id means several rule sets or the id is an earlier ranking's, DATA_LOSS if
// what is stored does not fold.
absl::StatusOr<CampaignView> ViewCampaign(const History& history, absl::string_view campaign,
                                          Position position, absl::string_view rule_set);

// The score cards of the campaign, with `supposed` in place of what counts. `history` keeps `sheet/` too.
absl::StatusOr<std::vector<ScoreCard>> ScoreView(
    const History& history, const CampaignView& view,
    const std::vector<scoring::v1::SupposedAnswer>& supposed = {});

// Returns the numbers of the campaign's groups on criteria that compare units, under the campaign's own
// rules. `history` keeps `sheet/` too. Returns DATA_LOSS if a stored event does not apply.
absl::StatusOr<Population> MeasureView(const History& history, const CampaignView& view);

}  // namespace thuocdo
