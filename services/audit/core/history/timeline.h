// Replays the events of a campaign and follows the points, level and rank of one organization.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/base/rational.h"
#include "common/eventlog/records/record.h"
#include "common/follow/history.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/campaign.h"
#include "common/streams/sheet.h"
#include "services/audit/core/history/rank_order.h"
#include "services/scoring/core/scoring/score.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::audit {

// The standing of an organization in its group on one node, whether or not the campaign has a table of that
// node. All members are empty while the organization is not assessed there or has not declared.
struct Standing {
  std::optional<Rational> points;
  std::string level;
  uint32_t rank = 0;
  bool is_erased = false;  // unknown, because answers of the group were erased; the others are empty then
  friend bool operator==(const Standing&, const Standing&) = default;
};

// Returns the events up to `as_of` that may change points or ranks, in log order: those of the campaign and
// of its sheets. Events of organizations are not needed, because the roster decides who is ranked.
//
// Returns RESOURCE_EXHAUSTED if there are more than `events_max`.
absl::StatusOr<std::vector<eventlog::PastEvent>> ReadCampaignEvents(const follow::History& history,
                                                                    const std::string& campaign,
                                                                    Position as_of, size_t events_max);

// Follows one organization through the events of one campaign, under the same rule set from beginning to end.
//
// Scoring everybody after every event would take quadratic time. An event about one unit therefore rescores
// only that unit; where the rules compare units with each other, it rescores the whole group. While the
// roster does not fit the rules, nobody has a standing.
class Timeline {
 public:
  // `rules` and `amended`, which are as in ScoringInput, must outlive the timeline; `node` is a node of
  // `rules`.
  Timeline(const rules::RuleSet* rules, std::string organization, std::string node,
           std::vector<const rules::RuleSet*> amended = {});
  Timeline(const Timeline&) = delete;
  Timeline& operator=(const Timeline&) = delete;

  // Applies `event`, the next one of the campaign. Returns DATA_LOSS if it does not apply.
  absl::Status Apply(const eventlog::PastEvent& event);

  // Returns the standing after the last event. Scores only the units that events since the last call concern.
  absl::StatusOr<Standing> CurrentStanding();

 private:
  absl::Status ApplyToCampaign(const eventlog::PastEvent& event);
  absl::Status ApplyToSheet(const eventlog::PastEvent& event, const std::string& organization);
  bool IsErased() const;
  absl::StatusOr<bool> RosterFits() const;
  absl::Status ScoreGroup();
  absl::Status ScoreOne(const std::string& organization);
  scoring::ScoringInput InputFor(const campaign::v1::CampaignDefinition& definition) const;
  void UpdateStanding(const scoring::ScoreCard& card);

  const rules::RuleSet* rules_;
  const std::vector<const rules::RuleSet*> amended_;
  const std::string organization_;
  const size_t node_;
  const bool compares_units_;  // the points of a unit may change with the answers of others
  streams::CampaignState campaign_;
  std::map<std::string, streams::SheetState> sheets_;       // by organization
  std::map<std::string, campaign::v1::RosterEntry> group_;  // the group of the organization, by organization
  std::set<std::string> erased_;                            // organizations with an erased answer
  bool fits_ = false;                                       // the whole roster fits the rules
  bool all_stale_ = false;                                  // the whole group must be scored again
  std::set<std::string> stale_;                             // organizations that must be scored again
  RankOrder order_;
  Standing standing_;  // without the rank, which `order_` has
};

}  // namespace thuocdo::audit
