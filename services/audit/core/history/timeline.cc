#include "services/audit/core/history/timeline.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/criterion.h"
#include "services/audit/core/history/sheet_owner.h"
#include "services/ranking/core/tables/table.h"

namespace thuocdo::audit {
namespace {

using campaign::v1::CampaignDefinition;
using campaign::v1::RosterEntry;

// Reports whether the points of a unit under `rules` may change with the answers of others.
bool AnyComparesUnits(const rules::RuleSet& rules) {
  return std::any_of(rules.nodes.begin(), rules.nodes.end(),
                     [](const rules::RuleNode& node) { return rules::ComparesUnits(node.criterion); });
}

// Returns the roster entries that are ranked with `organization`, itself included; none if it is not on the
// roster.
std::map<std::string, RosterEntry> GroupOf(const CampaignDefinition& definition,
                                           const std::string& organization) {
  std::map<std::string, RosterEntry> group;
  const RosterEntry* own = streams::FindRosterEntry(definition, organization);
  if (own == nullptr) return group;
  for (const RosterEntry& entry : definition.roster()) {
    if (entry.group() == own->group()) group[entry.organization()] = entry;
  }
  return group;
}

}  // namespace

absl::StatusOr<std::vector<eventlog::PastEvent>> ReadCampaignEvents(const follow::History& history,
                                                                    const std::string& campaign,
                                                                    Position as_of, size_t events_max) {
  std::vector<eventlog::PastEvent> events;
  const auto keep = [&](const eventlog::PastEvent& event) -> absl::Status {
    if (events.size() == events_max) {
      return absl::ResourceExhaustedError(
          absl::StrCat("campaign ", campaign, " has more than ", events_max,
                       " events up to that position; ask about an earlier one"));
    }
    events.push_back(event);
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(history.ReadStream(eventlog::CampaignStream(campaign), as_of, keep));
  RETURN_IF_ERROR(history.ReadStreams(eventlog::SheetStream(campaign, ""), as_of, keep));
  std::sort(events.begin(), events.end(),
            [](const eventlog::PastEvent& left, const eventlog::PastEvent& right) {
              return left.position() < right.position();
            });
  return events;
}

Timeline::Timeline(const rules::RuleSet* rules, std::string organization, std::string node,
                   std::vector<const rules::RuleSet*> amended)
    : rules_(rules),
      amended_(std::move(amended)),
      organization_(std::move(organization)),
      node_(static_cast<size_t>(rules->node_by_id.at(node))),
      compares_units_(AnyComparesUnits(*rules)),
      order_(rules->proto.rank_rule()) {}

absl::Status Timeline::Apply(const eventlog::PastEvent& event) {
  const std::string owner = SheetOwner(event);
  return owner.empty() ? ApplyToCampaign(event) : ApplyToSheet(event, owner);
}

absl::Status Timeline::ApplyToCampaign(const eventlog::PastEvent& event) {
  ASSIGN_OR_RETURN(campaign_, streams::ApplyCampaignEvent(std::move(campaign_), event));
  const bool defines = event.event.has_campaign_opened() || event.event.has_campaign_amended();
  if (!defines) return absl::OkStatus();
  group_ = GroupOf(campaign_.definition, organization_);
  ASSIGN_OR_RETURN(fits_, RosterFits());
  all_stale_ = true;
  return absl::OkStatus();
}

absl::Status Timeline::ApplyToSheet(const eventlog::PastEvent& event, const std::string& organization) {
  streams::SheetState& sheet = sheets_[organization];
  ASSIGN_OR_RETURN(sheet, streams::ApplySheetEvent(std::move(sheet), event));
  erased_.erase(organization);
  if (!streams::CheckNothingErased(sheet).ok()) erased_.insert(organization);
  if (group_.count(organization) == 0) return absl::OkStatus();
  if (compares_units_) all_stale_ = true;
  if (!all_stale_) stale_.insert(organization);
  return absl::OkStatus();
}

absl::StatusOr<Standing> Timeline::CurrentStanding() {
  if (IsErased()) {
    all_stale_ = true;
    return Standing{{}, {}, 0, /*is_erased=*/true};
  }
  if (all_stale_) RETURN_IF_ERROR(ScoreGroup());
  for (const std::string& organization : std::exchange(stale_, {})) RETURN_IF_ERROR(ScoreOne(organization));
  standing_.rank = order_.RankOf(organization_);
  return standing_;
}

// Reports whether an answer of the group was erased.
bool Timeline::IsErased() const {
  return std::any_of(erased_.begin(), erased_.end(),
                     [this](const std::string& organization) { return group_.contains(organization); });
}

// Checks the whole roster: as in ScoreCampaign, an entry of another group that does not fit prevents scoring
// this one too.
absl::StatusOr<bool> Timeline::RosterFits() const {
  const absl::Status status = scoring::ScoreCampaign(InputFor(campaign_.definition)).status();
  if (absl::IsInvalidArgument(status)) return false;
  RETURN_IF_ERROR(status);
  return true;
}

absl::Status Timeline::ScoreGroup() {
  all_stale_ = false;
  stale_.clear();
  order_ = RankOrder(rules_->proto.rank_rule());
  standing_ = {};
  if (!fits_) return absl::OkStatus();
  CampaignDefinition definition;
  for (const auto& [organization, entry] : group_) *definition.add_roster() = entry;
  scoring::ScoringInput input = InputFor(definition);
  input.sheets.swap(sheets_);  // moved there and back, since sheets are large
  const absl::StatusOr<std::vector<scoring::ScoreCard>> cards = scoring::ScoreCampaign(input);
  input.sheets.swap(sheets_);
  RETURN_IF_ERROR(cards.status());
  for (const scoring::ScoreCard& card : *cards) UpdateStanding(card);
  return absl::OkStatus();
}

absl::Status Timeline::ScoreOne(const std::string& organization) {
  if (!fits_) return absl::OkStatus();
  CampaignDefinition definition;
  *definition.add_roster() = group_.at(organization);
  scoring::ScoringInput input = InputFor(definition);
  std::swap(input.sheets[organization], sheets_[organization]);  // moved there and back
  const absl::StatusOr<std::vector<scoring::ScoreCard>> cards = scoring::ScoreCampaign(input);
  std::swap(input.sheets[organization], sheets_[organization]);
  RETURN_IF_ERROR(cards.status());
  UpdateStanding(cards->front());
  return absl::OkStatus();
}

scoring::ScoringInput Timeline::InputFor(const CampaignDefinition& definition) const {
  const bool replay = rules_->name != campaign_.definition.rule_set();
  return {rules_, &definition, {}, {}, replay, amended_};
}

void Timeline::UpdateStanding(const scoring::ScoreCard& card) {
  const scoring::NodeScore& score = card.nodes[node_];
  const bool has_points = score.state == scoring::NodeState::kScored;
  std::optional<Rational> value;
  if (has_points) value = ranking::RankingValue(*rules_, score.points, *score.max_points);
  order_.Set(card.organization, value);
  if (card.organization != organization_) return;
  standing_ = {};
  if (has_points) standing_ = {score.points, score.level, 0};
}

}  // namespace thuocdo::audit
