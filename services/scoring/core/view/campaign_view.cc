#include "services/scoring/core/view/campaign_view.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/read_rule_set.h"
#include "common/streams/fold.h"
#include "common/streams/organization.h"
#include "common/streams/rule_sets.h"
#include "common/streams/sheet.h"
#include "services/scoring/core/scoring/score.h"
#include "services/scoring/core/scoring/score_unit.h"

namespace thuocdo::scoring {
namespace {

absl::StatusOr<streams::CampaignState> FoldCampaign(const follow::History& history,
                                                    absl::string_view campaign, Position position) {
  ASSIGN_OR_RETURN(streams::CampaignState state, streams::Fold(history, eventlog::CampaignStream(campaign),
                                                               position, streams::ApplyCampaignEvent));
  if (state.phase == streams::CampaignPhase::kNone) {
    return absl::NotFoundError(
        absl::StrCat("there is no campaign ", campaign, " at position ", position.value));
  }
  if (state.phase == streams::CampaignPhase::kEarlierRanking) {
    return absl::FailedPreconditionError(
        absl::StrCat(campaign, " is an earlier ranking of which only ranks are known, not a campaign"));
  }
  return state;
}

// A rule set and the position of its publication.
struct FoundRules {
  rules::RuleSet rules;
  Position position;
};

absl::StatusOr<FoundRules> FindRules(const follow::History& history, const std::string& name,
                                     Position position) {
  std::string stream = eventlog::RuleSetStream(streams::RuleSetIdOf(name));
  ASSIGN_OR_RETURN(streams::RuleSetVersions versions,
                   streams::Fold(history, stream, position, streams::ApplyRuleSetEvent));
  ASSIGN_OR_RETURN(streams::PublishedRuleSet published, streams::FindRuleSet(versions, name));
  ASSIGN_OR_RETURN(rules::RuleSet rules, rules::LoadRuleSet(published.canonical));
  return FoundRules{std::move(rules), published.position};
}

// Returns the rule set as known at `position`, or else as known now.
absl::StatusOr<FoundRules> FindRulesOfAnyTime(const follow::History& history, const std::string& name,
                                              Position position) {
  absl::StatusOr<FoundRules> then = FindRules(history, name, position);
  return absl::IsNotFound(then.status()) ? FindRules(history, name, history.position()) : then;
}

// Returns the rule sets from the one named `own` to the one that `found` amends; none if the amendments do
// not lead to `own`. A rule set amends what its `amends` meant when it was published: a bare id may mean
// several rule sets by now. Every step goes to an earlier position, so the search ends.
absl::StatusOr<std::vector<rules::RuleSet>> FindAmended(const follow::History& history,
                                                        const std::string& own, const FoundRules& found) {
  std::vector<rules::RuleSet> amended;
  std::string name = found.rules.proto.amends();
  Position position = found.position;
  while (!name.empty()) {
    ASSIGN_OR_RETURN(FoundRules step, FindRules(history, name, Position{position.value - 1}));
    bool is_own = step.rules.name == own;
    name = step.rules.proto.amends();
    position = step.position;
    amended.insert(amended.begin(), std::move(step.rules));
    if (is_own) return amended;
  }
  return std::vector<rules::RuleSet>();
}

absl::StatusOr<std::map<std::string, std::string>> FindNames(const follow::History& history,
                                                             const streams::CampaignState& campaign,
                                                             Position position) {
  std::map<std::string, std::string> names;
  for (const campaign::v1::RosterEntry& entry : campaign.definition.roster()) {
    std::string stream = eventlog::OrganizationStream(entry.organization());
    ASSIGN_OR_RETURN(streams::OrganizationState organization,
                     streams::Fold(history, stream, position, streams::ApplyOrganizationEvent));
    names[entry.organization()] = organization.name;
  }
  return names;
}

// Returns every sheet of the campaign, by organization.
absl::StatusOr<std::map<std::string, streams::SheetState>> FoldSheets(const follow::History& history,
                                                                      const CampaignView& view) {
  ASSIGN_OR_RETURN(auto by_stream, streams::FoldStreams(history, eventlog::SheetStream(view.campaign.id, ""),
                                                        view.position, streams::ApplySheetEvent));
  std::map<std::string, streams::SheetState> sheets;
  for (auto& [stream, sheet] : by_stream) {
    RETURN_IF_ERROR(streams::CheckNothingErased(sheet));
    std::string organization = sheet.organization;
    sheets[organization] = std::move(sheet);
  }
  return sheets;
}

}  // namespace

absl::StatusOr<CampaignView> ViewCampaign(const follow::History& history, absl::string_view campaign,
                                          Position position, absl::string_view rule_set) {
  CampaignView view;
  view.position = position;
  ASSIGN_OR_RETURN(view.campaign, FoldCampaign(history, campaign, position));
  std::string name = rule_set.empty() ? view.campaign.definition.rule_set() : std::string(rule_set);
  ASSIGN_OR_RETURN(FoundRules found, FindRulesOfAnyTime(history, name, position));
  const std::string& own = view.campaign.definition.rule_set();
  if (found.rules.name != own) {
    ASSIGN_OR_RETURN(view.amended, FindAmended(history, own, found));
  }
  view.rules = std::move(found.rules);
  ASSIGN_OR_RETURN(view.names, FindNames(history, view.campaign, position));
  return view;
}

absl::StatusOr<std::vector<ScoreCard>> ScoreView(
    const follow::History& history, const CampaignView& view,
    const std::vector<scoring::v1::HypotheticalAnswer>& hypothetical) {
  ScoringInput input{&view.rules, &view.campaign.definition, {}, view.names, view.is_replay(), {},
                     hypothetical};
  for (const rules::RuleSet& amended : view.amended) input.amended.push_back(&amended);
  ASSIGN_OR_RETURN(input.sheets, FoldSheets(history, view));
  return ScoreCampaign(input);
}

absl::StatusOr<Population> MeasureView(const follow::History& history, const CampaignView& view) {
  ScoringInput input;
  input.rules = &view.rules;
  input.definition = &view.campaign.definition;
  ASSIGN_OR_RETURN(input.sheets, FoldSheets(history, view));
  return MeasureGroups(input);
}

}  // namespace thuocdo::scoring
