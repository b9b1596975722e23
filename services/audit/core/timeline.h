// A campaign told event by event: how one organization's points, level and rank came about.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/follow/history.h"
#include "common/rules/rule_set.h"
#include "common/streams/campaign.h"
#include "services/audit/core/rank_order.h"
#include "services/scoring/core/score.h"

namespace thuocdo {

// Where an organization stands among its group on one node, whether or not the campaign has a table of it.
// All empty while it is not assessed there or has not declared.
struct Standing {
  std::optional<Rational> points;
  std::string level;
  uint32_t rank = 0;
  bool is_erased = false;  // nobody can tell: answers of the group were erased; the others are empty then
  friend bool operator==(const Standing&, const Standing&) = default;
};

// What happens in `campaign` up to `as_of` and may change points or ranks, in log order: the campaign's
// events and those of its sheets. Names change nothing, nor does the end of an organization: the roster says
// who is ranked.
//
// Returns RESOURCE_EXHAUSTED if there are more than `events_max` of them.
absl::StatusOr<std::vector<PastEvent>> ReadCampaignEvents(const History& history, const std::string& campaign,
                                                          Position as_of, size_t events_max);

// Follows one organization through the events of one campaign, under one rule set from beginning to end.
//
// An event about one unit rescores that unit, or all of the group where the rules compare units with each
// other. While the roster does not fit the rules, nobody stands anywhere.
class Timeline {
 public:
  // `rules` and `amended` (ScoringInput says what they are) outlive it; `node` is one of the nodes of
  // `rules`.
  Timeline(const RuleSet* rules, std::string organization, std::string node,
           std::vector<const RuleSet*> amended = {});
  Timeline(const Timeline&) = delete;
  Timeline& operator=(const Timeline&) = delete;

  // Goes on to `event`, the campaign's next one. Returns DATA_LOSS if it does not apply.
  absl::Status Apply(const PastEvent& event);

  // Where the organization stands after the last event. Computes what changed since it was last asked.
  absl::StatusOr<Standing> Now();

 private:
  absl::Status ApplyToCampaign(const PastEvent& event);
  absl::Status ApplyToSheet(const PastEvent& event, const std::string& organization);
  bool IsErased() const;
  absl::StatusOr<bool> Fits() const;
  absl::Status ScoreGroup();
  absl::Status ScoreOne(const std::string& organization);
  ScoringInput InputFor(const campaign::v1::CampaignDefinition& definition) const;
  void Place(const ScoreCard& card);

  const RuleSet* rules_;
  const std::vector<const RuleSet*> amended_;
  const std::string organization_;
  const size_t node_;
  const bool compares_units_;  // a unit's points may change with others' answers
  CampaignState campaign_;
  std::map<std::string, SheetState> sheets_;                // by organization
  std::map<std::string, campaign::v1::RosterEntry> group_;  // the organization's own, by organization
  std::set<std::string> erased_;                            // of whose sheet something cannot be told
  bool fits_ = false;                                       // the whole roster fits the rules
  bool all_stale_ = false;                                  // everyone is to be scored again
  std::set<std::string> stale_;                             // who is to be scored again
  RankOrder order_;
  Standing standing_;  // its rank is asked of the order
};

}  // namespace thuocdo
