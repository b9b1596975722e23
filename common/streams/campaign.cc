#include "common/streams/campaign.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/streams/does_not_apply.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo::streams {
namespace {

using event::v1::Event;
using State = CampaignState;

// Returns the campaign's id in `event`; empty if it is not a campaign's event.
std::string CampaignOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kCampaignOpened:
      return event.campaign_opened().definition().id();
    case Event::kCampaignAmended:
      return event.campaign_amended().definition().id();
    case Event::kCampaignClosed:
      return event.campaign_closed().campaign();
    case Event::kCampaignReopened:
      return event.campaign_reopened().campaign();
    case Event::kPublicationRecorded:
      return event.publication_recorded().campaign();
    case Event::kEarlierRankingRecorded:
      return event.earlier_ranking_recorded().ranking();
    default:
      return "";
  }
}

bool MayHappen(CampaignPhase phase, Event::KindCase kind) {
  bool is_closed = phase == CampaignPhase::kClosed || phase == CampaignPhase::kPublished;
  switch (kind) {
    case Event::kCampaignOpened:
    case Event::kEarlierRankingRecorded:
      return phase == CampaignPhase::kNone;
    case Event::kCampaignAmended:
    case Event::kCampaignClosed:
      return phase == CampaignPhase::kOpen;
    case Event::kCampaignReopened:
    case Event::kPublicationRecorded:
      return is_closed;
    default:
      return false;
  }
}

State BecomeEarlierRanking(State state, const event::v1::EarlierRankingRecorded& recorded) {
  state.phase = CampaignPhase::kEarlierRanking;
  state.earlier_title = recorded.title();
  state.earlier_ranks.assign(recorded.ranks().begin(), recorded.ranks().end());
  return state;
}

absl::StatusOr<State> Publish(State state, const eventlog::PastEvent& past) {
  const std::string& bytes = past.event.publication_recorded().manifest();
  ranking::v1::PublicationManifest manifest;
  // A field that this program does not know might change what was published: stopping is right, ignoring it
  // is not.
  if (!manifest.ParseFromString(bytes) || HasUnknownFields(manifest)) {
    return DoesNotApply(past, "the manifest cannot be read");
  }
  uint64_t last = state.publications.empty() ? 0 : state.publications.back().position.value;
  if (manifest.campaign() != state.id) return DoesNotApply(past, "the manifest names another campaign");
  if (manifest.amends() != last)
    return DoesNotApply(past, "the manifest does not amend the last publication");
  state.publications.push_back({past.position(), bytes});
  state.phase = CampaignPhase::kPublished;
  return state;
}

State Define(State state, const campaign::v1::CampaignDefinition& definition) {
  state.definition = definition;
  state.phase = CampaignPhase::kOpen;
  return state;
}

State Enter(State state, CampaignPhase phase) {
  state.phase = phase;
  return state;
}

absl::StatusOr<State> Change(State state, const eventlog::PastEvent& past) {
  const Event& event = past.event;
  switch (event.kind_case()) {
    case Event::kCampaignOpened:
      return Define(std::move(state), event.campaign_opened().definition());
    case Event::kCampaignAmended:
      return Define(std::move(state), event.campaign_amended().definition());
    case Event::kCampaignClosed:
      return Enter(std::move(state), CampaignPhase::kClosed);
    case Event::kCampaignReopened:
      return Enter(std::move(state), CampaignPhase::kOpen);
    case Event::kPublicationRecorded:
      return Publish(std::move(state), past);
    default:
      return BecomeEarlierRanking(std::move(state), event.earlier_ranking_recorded());
  }
}

absl::string_view Describe(CampaignPhase phase) {
  switch (phase) {
    case CampaignPhase::kNone:
      return "unknown";
    case CampaignPhase::kOpen:
      return "open";
    case CampaignPhase::kClosed:
      return "closed";
    case CampaignPhase::kPublished:
      return "published";
    case CampaignPhase::kEarlierRanking:
      return "an earlier ranking";
  }
  return "";
}

}  // namespace

absl::StatusOr<CampaignState> ApplyCampaignEvent(CampaignState state, const eventlog::PastEvent& event) {
  const std::string campaign = CampaignOf(event.event);
  if (campaign.empty()) return DoesNotApply(event, "it is not a campaign's event");
  RETURN_IF_ERROR(CheckNext(event, state.revision, eventlog::CampaignStream(campaign)));
  if (!MayHappen(state.phase, event.event.kind_case())) {
    return DoesNotApply(event, absl::StrCat("the campaign is ", Describe(state.phase)));
  }
  state.id = campaign;
  state.revision = event.revision();
  state.last_position = event.position();
  return Change(std::move(state), event);
}

const campaign::v1::RosterEntry* FindRosterEntry(const campaign::v1::CampaignDefinition& definition,
                                                 absl::string_view organization) {
  for (const campaign::v1::RosterEntry& entry : definition.roster()) {
    if (entry.organization() == organization) return &entry;
  }
  return nullptr;
}

}  // namespace thuocdo::streams
