// The events that changed an organization's points, level or rank, one after the other.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/rule_set.h"
#include "services/audit/core/timeline.h"
#include "services/scoring/core/campaign_view.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo {

// The events of a campaign that one explanation reads at most.
inline constexpr size_t kCampaignEventsMax = 100000;

// Of whom, and of which points.
struct ChangesOf {
  std::string organization;
  std::string node;                          // of the rules
  std::vector<const RuleSet*> amended = {};  // as in ScoringInput
};

// What `view`'s rules amend, as ScoringInput has it; `view` outlives it.
std::vector<const RuleSet*> AmendedBy(const CampaignView& view);

// An event that changed something.
struct StandingChange {
  const PastEvent* event = nullptr;  // one of those given
  audit::v1::Cause cause = audit::v1::CAUSE_UNSPECIFIED;
  Standing before;
  Standing after;
};

// Changes without a gap: each one's `before` is the `after` of the one before.
struct StandingChanges {
  Standing before;                      // after `after`
  std::vector<StandingChange> changes;  // in log order
  bool is_cut = false;                  // there may be more than `changes_max`
};

// What `events`, all of a campaign from its beginning, changed under `rules` after position `after`: the
// first `changes_max` changes. `of.node` is one of the rules'.
//
// Returns DATA_LOSS if an event does not apply.
absl::StatusOr<StandingChanges> FindChanges(const RuleSet& rules, const std::vector<PastEvent>& events,
                                            const ChangesOf& of, Position after, size_t changes_max);

// What a change by `event` of the standing of `organization` is put down to.
audit::v1::Cause CauseOf(const PastEvent& event, const std::string& organization);

// OK if `organization` was on the roster in one of `events`; NOT_FOUND otherwise.
absl::Status CheckWasOnRoster(const std::vector<PastEvent>& events, const std::string& organization);

// The id of `node` in `rules`; that of the total if it is empty. NOT_FOUND if the rules do not have it.
absl::StatusOr<std::string> FindNodeId(const RuleSet& rules, const std::string& node);

audit::v1::ScoreMoment StandingToProto(const Standing& standing);
audit::v1::ScoreChange ChangeToProto(const StandingChange& change);

// What becomes of `request` in `history`, which keeps `sheet/` and what ViewCampaign needs, at `position`.
//
// Returns what ViewCampaign, ReadCampaignEvents (above `events_max`), CheckWasOnRoster and FindNodeId return;
// INVALID_ARGUMENT for a page that cannot be.
absl::StatusOr<audit::v1::ListScoreHistoryResponse> ListScoreHistory(
    const History& history, const audit::v1::ListScoreHistoryRequest& request, Position position,
    size_t events_max = kCampaignEventsMax);

}  // namespace thuocdo
