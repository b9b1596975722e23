// An exact split of a change of points and rank into its causes.
#pragma once

#include <vector>

#include "services/audit/core/score_changes.h"

namespace thuocdo {

// One cause's part. Having no points or no rank counts as 0.
struct ChangePart {
  audit::v1::Cause cause = audit::v1::CAUSE_UNSPECIFIED;
  Rational points;
  int64_t rank = 0;
  uint32_t events = 0;  // that changed points, level or rank
};

// Every cause once, in order. `changed` under the first rule set; `after` is how it is in the end, under the
// second one. The parts add up exactly to the difference of `after` and `changed.before`: each change begins
// where the one before ended, and what is left over is the rules'.
std::vector<ChangePart> SplitChange(const StandingChanges& changed, const Standing& after);

// What becomes of `request` in `history`, which keeps `sheet/` and what ViewCampaign needs, between the
// positions `from` and `to`.
//
// Returns INVALID_ARGUMENT if `to` is before `from` or the campaigns differ; what ListScoreHistory returns
// otherwise.
absl::StatusOr<audit::v1::ExplainChangeResponse> ExplainChange(const History& history,
                                                               const audit::v1::ExplainChangeRequest& request,
                                                               Position from, Position to,
                                                               size_t events_max = kCampaignEventsMax);

}  // namespace thuocdo
