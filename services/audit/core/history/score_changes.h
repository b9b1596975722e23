// Finds the events that changed the points, level or rank of an organization.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/records/record.h"
#include "common/follow/history.h"
#include "common/rules/model/rule_set.h"
#include "services/audit/core/history/timeline.h"
#include "services/scoring/core/view/campaign_view.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo::audit {

// The most events of a campaign that one explanation reads.
inline constexpr size_t kCampaignEventsMax = 100000;

// Whose standing, and on which node.
struct ChangesOf {
  std::string organization;
  std::string node;                                 // of the rules
  std::vector<const rules::RuleSet*> amended = {};  // as in ScoringInput
};

// Returns the rule sets that the rules of `view` amend, as in ScoringInput; points into `view`.
std::vector<const rules::RuleSet*> AmendedBy(const scoring::CampaignView& view);

// An event that changed the standing.
struct StandingChange {
  const eventlog::PastEvent* event = nullptr;  // one of those given
  audit::v1::Cause cause = audit::v1::CAUSE_UNSPECIFIED;
  Standing before;
  Standing after;
};

// Consecutive changes: the `before` of each equals the `after` of the previous one.
struct StandingChanges {
  Standing before;                      // before the first change
  std::vector<StandingChange> changes;  // in log order
  bool is_cut = false;                  // stopped at `changes_max`; there may be more changes
};

// Returns the first `changes_max` changes under `rules` after position `after`. `events` are all events of
// the campaign from its beginning; `of.node` is a node of `rules`.
//
// Returns DATA_LOSS if an event does not apply.
absl::StatusOr<StandingChanges> FindChanges(const rules::RuleSet& rules,
                                            const std::vector<eventlog::PastEvent>& events,
                                            const ChangesOf& of, Position after, size_t changes_max);

// Returns the cause to which a change by `event` of the standing of `organization` is attributed.
audit::v1::Cause CauseOf(const eventlog::PastEvent& event, const std::string& organization);

// Returns OK if `organization` was on the roster after one of `events`, NOT_FOUND otherwise.
absl::Status CheckWasOnRoster(const std::vector<eventlog::PastEvent>& events,
                              const std::string& organization);

// Returns the id of `node` in `rules`, or that of the total if `node` is empty; NOT_FOUND if the rules do not
// have it.
absl::StatusOr<std::string> FindNodeId(const rules::RuleSet& rules, const std::string& node);

audit::v1::ScoreStanding StandingToProto(const Standing& standing);
audit::v1::ScoreChange ChangeToProto(const StandingChange& change);

// Returns the response to `request` at `position`. `history` keeps `sheet/` and the streams that ViewCampaign
// needs.
//
// Returns what ViewCampaign, ReadCampaignEvents (above `events_max`), CheckWasOnRoster and FindNodeId return;
// INVALID_ARGUMENT for an invalid page_token or page_size.
absl::StatusOr<audit::v1::ListScoreHistoryResponse> ListScoreHistory(
    const follow::History& history, const audit::v1::ListScoreHistoryRequest& request, Position position,
    size_t events_max = kCampaignEventsMax);

}  // namespace thuocdo::audit
