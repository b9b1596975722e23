#include "services/intake/core/decide_campaigns.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/status.h"
#include "common/eventlog/records/record.h"

namespace thuocdo::intake {
namespace {

using Events = std::vector<eventlog::NewEvent>;
using campaign::v1::CampaignDefinition;
using campaign::v1::RosterEntry;

// Adds a violation in `field` if `campaign` does not exist or is an earlier ranking. Returns whether it is a
// campaign.
bool CheckCampaign(const streams::CampaignState& campaign, absl::string_view field, const std::string& id,
                   Rejection& rejection) {
  if (campaign.phase == streams::CampaignPhase::kNone) {
    rejection.NotFound(field, absl::StrCat("there is no campaign ", id));
    return false;
  }
  if (campaign.phase == streams::CampaignPhase::kEarlierRanking) {
    rejection.Forbidden(field, absl::StrCat(id, " is an earlier ranking, not a campaign"));
    return false;
  }
  return true;
}

using RosterIndex = std::map<absl::string_view, const RosterEntry*>;  // by organization

RosterIndex IndexRoster(const CampaignDefinition& definition) {
  RosterIndex index;
  for (const RosterEntry& entry : definition.roster()) index.emplace(entry.organization(), &entry);
  return index;
}

const RosterEntry* Find(const RosterIndex& index, absl::string_view organization) {
  auto found = index.find(organization);
  return found == index.end() ? nullptr : found->second;
}

// Checks that an amendment takes no answer from an organization that has a sheet. Answers were checked
// against the rules and the group that stood when they were given; under others they might be none.
void CheckKeepsSheets(const DefinitionKnown& known, const CampaignDefinition& amended, Rejection& rejection) {
  const CampaignDefinition& before = known.campaign.definition;
  if (!known.answered.empty() && known.rules.ok() && amended.rule_set() != before.rule_set()) {
    rejection.Forbidden("definition.rule_set", "cannot change, because the campaign has answers already");
  }
  const RosterIndex entries_before = IndexRoster(before);
  const RosterIndex entries_now = IndexRoster(amended);
  for (const std::string& organization : known.answered) {
    const RosterEntry* was = Find(entries_before, organization);
    const RosterEntry* now = Find(entries_now, organization);
    if (now == nullptr) {
      rejection.Forbidden(
          "definition.roster",
          absl::StrCat(organization,
                       " has answers and must stay on the roster; it may become PARTICIPATION_NOT_ASSESSED"));
    } else if (was != nullptr && was->group() != now->group()) {
      rejection.Forbidden("definition.roster",
                          absl::StrCat(organization, " has answers and must stay in its group"));
    }
  }
}

eventlog::NewEvent CampaignEvent(const std::string& id) { return {eventlog::CampaignStream(id), {}}; }

}  // namespace

void CheckOpen(const streams::CampaignState& campaign, absl::string_view field, const std::string& id,
               Rejection& rejection) {
  if (!CheckCampaign(campaign, field, id, rejection) || campaign.phase == streams::CampaignPhase::kOpen)
    return;
  const bool is_published = campaign.phase == streams::CampaignPhase::kPublished;
  rejection.Forbidden(field, absl::StrCat("the campaign ", id, is_published ? " is published" : " is closed",
                                          "; reopen it first"));
}

void CheckClosed(const streams::CampaignState& campaign, absl::string_view field, const std::string& id,
                 Rejection& rejection) {
  if (!CheckCampaign(campaign, field, id, rejection) || campaign.phase != streams::CampaignPhase::kOpen)
    return;
  rejection.Forbidden(field, absl::StrCat("the campaign ", id, " is open; close it first"));
}

absl::StatusOr<Events> DecideOpenCampaign(const DefinitionKnown& known,
                                          const intake::v1::OpenCampaignRequest& command) {
  Rejection rejection;
  eventlog::NewEvent opened = CampaignEvent(command.definition().id());
  CampaignDefinition& definition = *opened.event.mutable_campaign_opened()->mutable_definition();
  definition = command.definition();
  CheckDefinition(known, definition, rejection);
  if (known.campaign.phase != streams::CampaignPhase::kNone) {
    rejection.Forbidden("definition.id",
                        absl::StrCat(definition.id(),
                                     " is the id of another campaign or earlier ranking; choose another id"));
  }
  RETURN_IF_ERROR(rejection.ToStatus("the campaign cannot be opened"));
  return Events{std::move(opened)};
}

absl::StatusOr<Events> DecideAmendCampaign(const DefinitionKnown& known,
                                           const intake::v1::AmendCampaignRequest& command) {
  Rejection rejection;
  eventlog::NewEvent amended = CampaignEvent(command.definition().id());
  CampaignDefinition& definition = *amended.event.mutable_campaign_amended()->mutable_definition();
  definition = command.definition();
  CheckOpen(known.campaign, "definition.id", definition.id(), rejection);
  CheckDefinition(known, definition, rejection);
  CheckKeepsSheets(known, definition, rejection);
  amended.event.mutable_campaign_amended()->set_reason(rejection.CheckText("reason", command.reason()));
  RETURN_IF_ERROR(rejection.ToStatus("the campaign cannot be amended"));
  return Events{std::move(amended)};
}

std::vector<std::string> MissingDeclarations(const CampaignDefinition& definition,
                                             const std::set<std::string>& declared) {
  std::vector<std::string> missing;
  for (const RosterEntry& entry : definition.roster()) {
    bool assessed = entry.participation() != campaign::v1::PARTICIPATION_NOT_ASSESSED;
    if (assessed && !declared.contains(entry.organization())) missing.push_back(entry.organization());
  }
  std::sort(missing.begin(), missing.end());
  return missing;
}

absl::StatusOr<Events> DecideCloseCampaign(const streams::CampaignState& known, const SheetsKnown& sheets,
                                           const intake::v1::CloseCampaignRequest& command) {
  Rejection rejection;
  CheckOpen(known, "campaign", command.campaign(), rejection);
  std::string reason = rejection.CheckOptionalText("accept_missing_reason", command.accept_missing_reason());
  std::vector<std::string> missing = MissingDeclarations(known.definition, sheets.declared);
  for (const std::string& organization : missing) {
    if (reason.empty()) rejection.Forbidden("campaign", absl::StrCat(organization, " has not declared"));
  }
  for (const auto& [organization, criteria] : sheets.unanswered) {
    rejection.Forbidden("campaign",
                        absl::StrCat(organization, " has not answered ", absl::StrJoin(criteria, ", ")));
  }
  RETURN_IF_ERROR(rejection.ToStatus("the campaign cannot be closed"));
  eventlog::NewEvent closed = CampaignEvent(command.campaign());
  event::v1::CampaignClosed& campaign_closed = *closed.event.mutable_campaign_closed();
  campaign_closed.set_campaign(command.campaign());
  for (const std::string& organization : missing) campaign_closed.add_missing(organization);
  if (!missing.empty()) campaign_closed.set_reason(reason);
  return Events{std::move(closed)};
}

absl::StatusOr<Events> DecideReopenCampaign(const streams::CampaignState& known,
                                            const intake::v1::ReopenCampaignRequest& command) {
  Rejection rejection;
  CheckClosed(known, "campaign", command.campaign(), rejection);
  eventlog::NewEvent reopened = CampaignEvent(command.campaign());
  reopened.event.mutable_campaign_reopened()->set_campaign(command.campaign());
  reopened.event.mutable_campaign_reopened()->set_reason(rejection.CheckText("reason", command.reason()));
  RETURN_IF_ERROR(rejection.ToStatus("the campaign cannot be reopened"));
  return Events{std::move(reopened)};
}

}  // namespace thuocdo::intake
