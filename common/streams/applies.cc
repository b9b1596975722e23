#include "common/streams/applies.h"

#include <list>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/streams/campaign.h"
#include "common/streams/does_not_apply.h"
#include "common/streams/fold.h"
#include "common/streams/organization.h"
#include "common/streams/rule_sets.h"
#include "common/streams/sheet.h"

namespace thuocdo::streams {
namespace {

using event::v1::Event;

// Greater than the number of records in a batch, so that a state is never evicted while it has events that
// the history does not have yet.
constexpr size_t kStreamsMax = 4096;

// A campaign with an index of its roster: searching the roster itself at each event of each of its sheets
// would take quadratic time.
struct IndexedCampaign : CampaignState {
  std::unordered_set<std::string> on_roster;
};

absl::StatusOr<IndexedCampaign> ApplyIndexedCampaignEvent(IndexedCampaign known,
                                                          const eventlog::PastEvent& event) {
  IndexedCampaign next;
  next.on_roster = std::move(known.on_roster);
  ASSIGN_OR_RETURN(static_cast<CampaignState&>(next),
                   ApplyCampaignEvent(static_cast<CampaignState&&>(std::move(known)), event));
  const bool defines = event.event.has_campaign_opened() || event.event.has_campaign_amended();
  if (!defines) return next;
  next.on_roster.clear();
  for (const campaign::v1::RosterEntry& entry : next.definition.roster()) {
    next.on_roster.insert(entry.organization());
  }
  return next;
}

// The states of the streams used last, folded from a history and advanced by the events of the batch that is
// being checked.
class States {
 public:
  explicit States(const follow::History* history) : history_(history) {}

  // Returns the state of `stream` after every event that was checked. Valid until the next call.
  template <typename State>
  absl::StatusOr<State*> Get(const std::string& stream, ApplyEvent<State>& apply) {
    auto found = by_stream_.find(stream);
    if (found != by_stream_.end()) {
      recent_.splice(recent_.begin(), recent_, found->second);
      auto* state = std::get_if<State>(&recent_.front().second);
      if (state != nullptr) return state;
      return absl::DataLossError(absl::StrCat("the stream ", stream, " has events of another kind"));
    }
    ASSIGN_OR_RETURN(State state, Fold(*history_, stream, history_->position(), apply));
    return Put(stream, std::move(state));
  }

  void Forget(const std::string& stream) {
    auto found = by_stream_.find(stream);
    if (found == by_stream_.end()) return;
    recent_.erase(found->second);
    by_stream_.erase(found);
  }

 private:
  using AnyState =
      std::variant<OrganizationState, NameRegistry, RuleSetVersions, IndexedCampaign, SheetState>;

  template <typename State>
  State* Put(const std::string& stream, State state) {
    recent_.emplace_front(stream, std::move(state));
    by_stream_[stream] = recent_.begin();
    if (recent_.size() > kStreamsMax) Forget(std::string(recent_.back().first));
    return &std::get<State>(recent_.front().second);
  }

  const follow::History* history_;
  std::list<std::pair<std::string, AnyState>> recent_;  // used last comes first
  std::unordered_map<std::string, std::list<std::pair<std::string, AnyState>>::iterator> by_stream_;
};

class AppliesCheck {
 public:
  explicit AppliesCheck(const follow::History* history) : states_(history) {}

  absl::Status operator()(const eventlog::PastEvent& event) {
    if (event.is_erased()) return CheckAnswers(event);
    switch (event.event.kind_case()) {
      case Event::kLogCreated:
        return CheckLogCreated(event);
      case Event::kNamesRegistered:
      case Event::kNamesReleased:
        return AdvanceStream(event, ApplyNameRegistryEvent);
      case Event::kRuleSetPublished:
        return AdvanceStream(event, ApplyRuleSetEvent);
      case Event::kCampaignOpened:
        RETURN_IF_ERROR(CheckDefinition(event, event.event.campaign_opened().definition()));
        return AdvanceStream(event, ApplyIndexedCampaignEvent);
      case Event::kCampaignAmended:
        RETURN_IF_ERROR(CheckDefinition(event, event.event.campaign_amended().definition()));
        return AdvanceStream(event, ApplyIndexedCampaignEvent);
      case Event::kCampaignClosed:
      case Event::kCampaignReopened:
      case Event::kPublicationRecorded:
      case Event::kEarlierRankingRecorded:
        return AdvanceStream(event, ApplyIndexedCampaignEvent);
      case Event::kAnswersDeclared:
      case Event::kAnswerCorrected:
      case Event::kCorrectionWithdrawn:
      case Event::kAnswersObserved:
        return CheckAnswers(event);
      case Event::kPayloadErased:
        return AdvanceStream(event, ApplySheetEvent);
      default:
        return AdvanceStream(event, ApplyOrganizationEvent);
    }
  }

 private:
  // Advances the state of the event's stream.
  template <typename State>
  absl::Status AdvanceStream(const eventlog::PastEvent& event, ApplyEvent<State>& apply) {
    ASSIGN_OR_RETURN(State * state, GetBefore(event, apply));
    if (state == nullptr) return absl::OkStatus();
    const absl::Status advanced = Advance(*state, event, apply);
    if (!advanced.ok()) states_.Forget(event.header.stream());
    return advanced;
  }

  // Returns the state that `event` must follow; null if nothing is known of its stream, because the history
  // does not keep it.
  //
  // A state may be ahead of the event: a batch that was checked before, but not written, is offered again.
  // The state is then folded again from the history.
  template <typename State>
  absl::StatusOr<State*> GetBefore(const eventlog::PastEvent& event, ApplyEvent<State>& apply) {
    const std::string& stream = event.header.stream();
    uint64_t before = event.revision().value - 1;
    ASSIGN_OR_RETURN(State * state, states_.Get(stream, apply));
    if (state->revision.value == before) return state;
    states_.Forget(stream);
    ASSIGN_OR_RETURN(state, states_.Get(stream, apply));
    if (state->revision.value != 0) return state;
    states_.Forget(stream);
    return nullptr;
  }

  absl::Status CheckLogCreated(const eventlog::PastEvent& event) {
    bool begins = event.header.stream() == eventlog::kLogStream && event.position() == Position{1};
    return begins ? absl::OkStatus() : DoesNotApply(event, "a log is created once, at position 1");
  }

  absl::Status CheckDefinition(const eventlog::PastEvent& event,
                               const campaign::v1::CampaignDefinition& definition) {
    ASSIGN_OR_RETURN(
        const RuleSetVersions* versions,
        states_.Get(eventlog::RuleSetStream(RuleSetIdOf(definition.rule_set())), ApplyRuleSetEvent));
    absl::StatusOr<PublishedRuleSet> rules = FindRuleSet(*versions, definition.rule_set());
    if (!rules.ok()) return DoesNotApply(event, rules.status().message());
    if (definition.predecessor().empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(
        const IndexedCampaign* predecessor,
        states_.Get(eventlog::CampaignStream(definition.predecessor()), ApplyIndexedCampaignEvent));
    if (predecessor->phase != CampaignPhase::kNone) return absl::OkStatus();
    return DoesNotApply(event, absl::StrCat("there is no predecessor ", definition.predecessor()));
  }

  // Checks that the campaign is open and has the organization on its roster, then the sheet itself.
  absl::Status CheckAnswers(const eventlog::PastEvent& event) {
    const std::optional<eventlog::SheetName> sheet = eventlog::SheetOf(event.header.stream());
    if (!sheet.has_value()) return DoesNotApply(event, "it does not belong to a sheet");
    ASSIGN_OR_RETURN(const IndexedCampaign* campaign,
                     states_.Get(eventlog::CampaignStream(sheet->campaign), ApplyIndexedCampaignEvent));
    if (campaign->phase != CampaignPhase::kOpen) {
      return DoesNotApply(event, absl::StrCat("the campaign ", sheet->campaign, " is not open"));
    }
    if (!campaign->on_roster.contains(sheet->organization)) {
      return DoesNotApply(event, absl::StrCat(sheet->organization, " is not on the roster"));
    }
    return AdvanceStream(event, ApplySheetEvent);
  }

  States states_;
};

}  // namespace

follow::EventCheck NewAppliesCheck(const follow::History* history) {
  auto check = std::make_shared<AppliesCheck>(history);
  return [check](const eventlog::PastEvent& event) { return (*check)(event); };
}

}  // namespace thuocdo::streams
