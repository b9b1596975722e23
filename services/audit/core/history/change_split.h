// Splits a change of points and rank exactly into its causes.
#pragma once

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/base/rational.h"
#include "common/follow/history.h"
#include "services/audit/core/history/score_changes.h"
#include "services/audit/core/history/timeline.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo::audit {

// The part of one cause. No points and no rank count as 0.
struct ChangePart {
  audit::v1::Cause cause = audit::v1::CAUSE_UNSPECIFIED;
  Rational points;
  int64_t rank = 0;
  uint32_t events = 0;  // events that changed points, level or rank
};

// Returns the part of every cause, in the order of the enum. `changed` holds the changes under the first rule
// set; `after` is the standing in the end, under the second one. The parts add up exactly to the difference
// of `after` and `changed.before`: each change begins where the previous one ended, and the remainder is due
// to the rules.
std::vector<ChangePart> SplitChange(const StandingChanges& changed, const Standing& after);

// Returns the response to `request` between the positions `from` and `to`. `history` keeps `sheet/` and the
// streams that ViewCampaign needs.
//
// Returns INVALID_ARGUMENT if `to` is before `from` or the campaigns differ, and the errors of
// ListScoreHistory.
absl::StatusOr<audit::v1::ExplainChangeResponse> ExplainChange(const follow::History& history,
                                                               const audit::v1::ExplainChangeRequest& request,
                                                               Position from, Position to,
                                                               size_t events_max = kCampaignEventsMax);

}  // namespace thuocdo::audit
