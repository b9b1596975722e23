#include "services/audit/core/history/change_split.h"

#include <algorithm>
#include <limits>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "services/scoring/core/view/axes.h"

namespace thuocdo::audit {
namespace {

using audit::v1::Cause;
using audit::v1::ExplainChangeRequest;
using audit::v1::ExplainChangeResponse;

constexpr size_t kChangesShownMax = 1000;

void AddDifference(const Standing& before, const Standing& after, ChangePart& part) {
  part.points += after.points.value_or(Rational(0)) - before.points.value_or(Rational(0));
  part.rank += int64_t{after.rank} - int64_t{before.rank};
}

const Standing& LastStanding(const StandingChanges& changed) {
  return changed.changes.empty() ? changed.before : changed.changes.back().after;
}

// Returns the standing of the organization after `events` under `rules`.
absl::StatusOr<Standing> StandingAfter(const rules::RuleSet& rules,
                                       const std::vector<eventlog::PastEvent>& events, const ChangesOf& of) {
  Timeline timeline(&rules, of.organization, of.node, of.amended);
  for (const eventlog::PastEvent& event : events) RETURN_IF_ERROR(timeline.Apply(event));
  return timeline.CurrentStanding();
}

// Every standing between the two positions must be known: the differences of consecutive ones are added up.
absl::Status CheckNothingErased(const StandingChanges& changed, const Standing& after) {
  for (const StandingChange& change : changed.changes) {
    if (!change.after.is_erased) continue;
    return absl::FailedPreconditionError(
        absl::StrCat("after position ", change.event->position().value,
                     " points and ranks cannot be computed: answers of the group were erased"));
  }
  if (!changed.before.is_erased && !after.is_erased) return absl::OkStatus();
  return absl::FailedPreconditionError(
      "points and ranks cannot be computed there: answers of the group were erased");
}

absl::Status CheckOrder(const ExplainChangeRequest& request, Position from, Position to) {
  if (request.from().campaign() != request.to().campaign())
    return absl::InvalidArgumentError(
        "to: names another campaign than from; only changes within one campaign can be explained");
  if (from <= to) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrCat("to: position ", to.value, " is before position ", from.value));
}

audit::v1::ChangePart PartToProto(const ChangePart& part) {
  audit::v1::ChangePart message;
  message.set_cause(part.cause);
  message.set_points(FormatExact(part.points));
  message.set_rank(static_cast<int32_t>(part.rank));
  message.set_events(part.events);
  return message;
}

void DescribeChange(const StandingChanges& changed, const Standing& after, ExplainChangeResponse& response) {
  *response.mutable_before() = StandingToProto(changed.before);
  *response.mutable_after() = StandingToProto(after);
  for (const ChangePart& part : SplitChange(changed, after)) *response.add_parts() = PartToProto(part);
  const size_t shown = std::min(changed.changes.size(), kChangesShownMax);
  for (size_t i = 0; i < shown; ++i) *response.add_changes() = ChangeToProto(changed.changes[i]);
}

}  // namespace

std::vector<ChangePart> SplitChange(const StandingChanges& changed, const Standing& after) {
  std::vector<ChangePart> parts(audit::v1::CAUSE_RULES);
  for (size_t i = 0; i < parts.size(); ++i) parts[i].cause = static_cast<Cause>(i + 1);
  for (const StandingChange& change : changed.changes) {
    ChangePart& part = parts[static_cast<size_t>(change.cause) - 1];
    AddDifference(change.before, change.after, part);
    ++part.events;
  }
  AddDifference(LastStanding(changed), after, parts.back());
  return parts;
}

absl::StatusOr<ExplainChangeResponse> ExplainChange(const follow::History& history,
                                                    const ExplainChangeRequest& request, Position from,
                                                    Position to, size_t events_max) {
  RETURN_IF_ERROR(CheckOrder(request, from, to));
  const std::string& campaign = request.from().campaign();
  ASSIGN_OR_RETURN(const scoring::CampaignView first,
                   scoring::ViewCampaign(history, campaign, from, request.from().rule_set()));
  ASSIGN_OR_RETURN(const scoring::CampaignView second,
                   scoring::ViewCampaign(history, campaign, to, request.to().rule_set()));
  ASSIGN_OR_RETURN(const std::string first_node, FindNodeId(first.rules, request.component()));
  ASSIGN_OR_RETURN(const std::string second_node, FindNodeId(second.rules, request.component()));
  ASSIGN_OR_RETURN(const std::vector<eventlog::PastEvent> events,
                   ReadCampaignEvents(history, campaign, to, events_max));
  RETURN_IF_ERROR(CheckWasOnRoster(events, request.organization()));
  ASSIGN_OR_RETURN(const StandingChanges changed,
                   FindChanges(first.rules, events, {request.organization(), first_node, AmendedBy(first)},
                               from, std::numeric_limits<size_t>::max()));
  ASSIGN_OR_RETURN(
      const Standing after,
      StandingAfter(second.rules, events, {request.organization(), second_node, AmendedBy(second)}));
  RETURN_IF_ERROR(CheckNothingErased(changed, after));
  ExplainChangeResponse response;
  *response.mutable_from_axes() = scoring::AxesOf(first);
  *response.mutable_to_axes() = scoring::AxesOf(second);
  DescribeChange(changed, after, response);
  return response;
}

}  // namespace thuocdo::audit
