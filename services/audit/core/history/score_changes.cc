#include "services/audit/core/history/score_changes.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/page.h"
#include "common/base/status.h"
#include "services/audit/core/history/sheet_owner.h"
#include "services/scoring/core/view/axes.h"

namespace thuocdo::audit {
namespace {

using audit::v1::ListScoreHistoryRequest;
using audit::v1::ListScoreHistoryResponse;
using event::v1::Event;

constexpr size_t kDefaultChanges = 100;

// Returns the reason that `event` states, or the source that it came from; empty if neither.
std::string ReasonOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kAnswerCorrected:
      return event.answer_corrected().reason();
    case Event::kCorrectionWithdrawn:
      return event.correction_withdrawn().reason();
    case Event::kAnswersObserved:
      return event.answers_observed().source();
    case Event::kCampaignAmended:
      return event.campaign_amended().reason();
    default:
      return "";
  }
}

// Returns the definition that `event` sets; null if none.
const campaign::v1::CampaignDefinition* DefinitionIn(const Event& event) {
  if (event.has_campaign_opened()) return &event.campaign_opened().definition();
  return event.has_campaign_amended() ? &event.campaign_amended().definition() : nullptr;
}

}  // namespace

audit::v1::Cause CauseOf(const eventlog::PastEvent& event, const std::string& organization) {
  const std::string owner = SheetOwner(event);
  const std::string& kind = event.header.payload_kind();  // known even if the payload was erased
  if (owner.empty()) return audit::v1::CAUSE_ROSTER_AND_ORGANIZATIONS;
  if (owner != organization) return audit::v1::CAUSE_OTHER_UNITS;
  if (kind == "answers_declared") return audit::v1::CAUSE_OWN_DECLARATIONS;
  return kind == "answers_observed" ? audit::v1::CAUSE_OWN_OBSERVATIONS : audit::v1::CAUSE_OWN_CORRECTIONS;
}

std::vector<const rules::RuleSet*> AmendedBy(const scoring::CampaignView& view) {
  std::vector<const rules::RuleSet*> amended;
  for (const rules::RuleSet& rules : view.amended) amended.push_back(&rules);
  return amended;
}

absl::StatusOr<StandingChanges> FindChanges(const rules::RuleSet& rules,
                                            const std::vector<eventlog::PastEvent>& events,
                                            const ChangesOf& of, Position after, size_t changes_max) {
  Timeline timeline(&rules, of.organization, of.node, of.amended);
  auto event = events.begin();
  for (; event != events.end() && event->position() <= after; ++event)
    RETURN_IF_ERROR(timeline.Apply(*event));
  StandingChanges found;
  ASSIGN_OR_RETURN(found.before, timeline.CurrentStanding());
  Standing before = found.before;
  // Standings are compared after every event instead of asking which events could matter: another unit's
  // answer moves a rank.
  for (; event != events.end() && found.changes.size() < changes_max; ++event) {
    RETURN_IF_ERROR(timeline.Apply(*event));
    ASSIGN_OR_RETURN(const Standing now, timeline.CurrentStanding());
    if (now == before) continue;
    found.changes.push_back({&*event, CauseOf(*event, of.organization), before, now});
    before = now;
  }
  found.is_cut = event != events.end();
  return found;
}

absl::Status CheckWasOnRoster(const std::vector<eventlog::PastEvent>& events,
                              const std::string& organization) {
  for (const eventlog::PastEvent& event : events) {
    const campaign::v1::CampaignDefinition* definition = DefinitionIn(event.event);
    if (definition != nullptr && streams::FindRosterEntry(*definition, organization) != nullptr)
      return absl::OkStatus();
  }
  return absl::NotFoundError(absl::StrCat("organization \"", organization, "\" was never on the roster"));
}

absl::StatusOr<std::string> FindNodeId(const rules::RuleSet& rules, const std::string& node) {
  if (node.empty()) return rules.nodes.front().id;
  if (rules.FindNode(node) != nullptr) return node;
  return absl::NotFoundError(absl::StrCat(rules.name, " has no component \"", node, "\""));
}

audit::v1::ScoreStanding StandingToProto(const Standing& standing) {
  audit::v1::ScoreStanding as_of;
  as_of.set_erased(standing.is_erased);
  if (standing.points) as_of.set_points(FormatExact(*standing.points));
  as_of.set_level(standing.level);
  as_of.set_rank(standing.rank);
  return as_of;
}

audit::v1::ScoreChange ChangeToProto(const StandingChange& change) {
  const eventlog::v1::RecordHeader& header = change.event->header;
  audit::v1::ScoreChange message;
  message.set_position(header.position());
  message.set_accept_time_us(header.accept_time_us());
  *message.mutable_actor() = header.actor();
  message.set_event_kind(header.payload_kind());
  message.set_organization(SheetOwner(*change.event));
  message.set_reason(ReasonOf(change.event->event));
  message.set_cause(change.cause);
  *message.mutable_before() = StandingToProto(change.before);
  *message.mutable_after() = StandingToProto(change.after);
  return message;
}

absl::StatusOr<ListScoreHistoryResponse> ListScoreHistory(const follow::History& history,
                                                          const ListScoreHistoryRequest& request,
                                                          Position position, size_t events_max) {
  ASSIGN_OR_RETURN(const uint64_t start, PageStart(request.page_token(), request.query()));
  ASSIGN_OR_RETURN(const size_t size, PageSize(request.page_size(), kDefaultChanges));
  ASSIGN_OR_RETURN(
      const scoring::CampaignView view,
      scoring::ViewCampaign(history, request.query().campaign(), position, request.query().rule_set()));
  ASSIGN_OR_RETURN(const std::string node, FindNodeId(view.rules, request.component()));
  ASSIGN_OR_RETURN(const std::vector<eventlog::PastEvent> events,
                   ReadCampaignEvents(history, view.campaign.id, position, events_max));
  RETURN_IF_ERROR(CheckWasOnRoster(events, request.organization()));
  ASSIGN_OR_RETURN(
      const StandingChanges found,
      FindChanges(view.rules, events, {request.organization(), node, AmendedBy(view)}, {start}, size));
  ListScoreHistoryResponse response;
  *response.mutable_axes() = scoring::AxesOf(view);
  for (const StandingChange& change : found.changes) *response.add_changes() = ChangeToProto(change);
  if (found.is_cut) response.set_next_page_token(absl::StrCat(found.changes.back().event->position().value));
  return response;
}

}  // namespace thuocdo::audit
