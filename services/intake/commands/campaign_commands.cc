#include "services/intake/commands/campaign_commands.h"

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/base/status.h"
#include "services/intake/core/assessed.h"
#include "services/intake/core/decide_campaigns.h"

namespace thuocdo::intake {
namespace {

using campaign::v1::CampaignDefinition;
using campaign::v1::RosterEntry;
using Events = absl::StatusOr<std::vector<eventlog::NewEvent>>;

template <typename Request>
using DecideOnDefinition = Events(const DefinitionKnown& known, const Request& command);

// Returns the organizations that have a sheet. Only for the others does the append expect that the stream
// does not change: a first answer would make an amendment wrong, but a further one would not.
absl::StatusOr<std::set<std::string>> ReadAnswered(StreamReader& reader,
                                                   const streams::CampaignState& campaign) {
  std::set<std::string> answered;
  for (const RosterEntry& entry : campaign.definition.roster()) {
    StreamReader aside(&reader.log());
    ASSIGN_OR_RETURN(Revision revision, aside.SheetRevision(campaign.id, entry.organization()));
    if (revision.value > 0) {
      answered.insert(entry.organization());
    } else {
      RETURN_IF_ERROR(reader.SheetRevision(campaign.id, entry.organization()).status());
    }
  }
  return answered;
}

bool IsRejection(const absl::Status& status) {
  return absl::IsNotFound(status) || absl::IsFailedPrecondition(status);
}

absl::StatusOr<DefinitionKnown> ReadDefinition(Intake& intake, StreamReader& reader,
                                               const CampaignDefinition& definition) {
  ASSIGN_OR_RETURN(streams::CampaignState campaign, reader.Campaign(definition.id()));
  DefinitionKnown known{std::move(campaign), intake.rules.Find(reader, definition.rule_set()), false, {}, {}};
  if (!known.rules.ok() && !IsRejection(known.rules.status())) return known.rules.status();
  ASSIGN_OR_RETURN(known.predecessor_known, reader.HasCampaign(definition.predecessor()));
  for (const RosterEntry& entry : definition.roster()) {
    ASSIGN_OR_RETURN(streams::OrganizationState state, reader.Organization(entry.organization()));
    if (state.revision.value > 0) known.organizations.emplace(entry.organization(), std::move(state));
  }
  ASSIGN_OR_RETURN(known.answered, ReadAnswered(reader, known.campaign));
  return known;
}

// Runs a command that gives a campaign its definition.
template <typename Request, typename Response>
absl::Status DefineCampaign(Intake& intake, const Command& command, const Request& request,
                            DecideOnDefinition<Request>& decide_request, Response& response) {
  auto decide = [&](StreamReader& reader) -> Events {
    ASSIGN_OR_RETURN(DefinitionKnown known, ReadDefinition(intake, reader, request.definition()));
    return decide_request(known, request);
  };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  return absl::OkStatus();
}

absl::StatusOr<SheetsKnown> ReadSheets(Intake& intake, StreamReader& reader,
                                       const streams::CampaignState& campaign) {
  SheetsKnown sheets;
  if (campaign.definition.roster().empty()) return sheets;
  ASSIGN_OR_RETURN(std::shared_ptr<const rules::RuleSet> rules,
                   intake.rules.Find(reader, campaign.definition.rule_set()));
  const bool blocks = rules->proto.missing_answer() == rules::v1::MISSING_ANSWER_RULE_BLOCKS_CLOSING;
  for (const RosterEntry& entry : campaign.definition.roster()) {
    ASSIGN_OR_RETURN(streams::SheetState sheet, reader.Sheet(campaign.id, entry.organization()));
    if (!sheet.declaration.has_value()) continue;
    sheets.declared.insert(entry.organization());
    std::vector<std::string> unanswered;
    if (blocks) unanswered = UnansweredCriteria(*rules, entry, sheet);
    if (!unanswered.empty()) sheets.unanswered.emplace(entry.organization(), std::move(unanswered));
  }
  return sheets;
}

}  // namespace

absl::Status HandleOpenCampaign(Intake& intake, const Command& command,
                                const intake::v1::OpenCampaignRequest& request,
                                intake::v1::OpenCampaignResponse& response) {
  return DefineCampaign(intake, command, request, DecideOpenCampaign, response);
}

absl::Status HandleAmendCampaign(Intake& intake, const Command& command,
                                 const intake::v1::AmendCampaignRequest& request,
                                 intake::v1::AmendCampaignResponse& response) {
  return DefineCampaign(intake, command, request, DecideAmendCampaign, response);
}

absl::Status HandleCloseCampaign(Intake& intake, const Command& command,
                                 const intake::v1::CloseCampaignRequest& request,
                                 intake::v1::CloseCampaignResponse& response) {
  auto decide = [&](StreamReader& reader) -> Events {
    ASSIGN_OR_RETURN(streams::CampaignState campaign, reader.Campaign(request.campaign()));
    ASSIGN_OR_RETURN(SheetsKnown sheets, ReadSheets(intake, reader, campaign));
    return DecideCloseCampaign(campaign, sheets, request);
  };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  return absl::OkStatus();
}

absl::Status HandleReopenCampaign(Intake& intake, const Command& command,
                                  const intake::v1::ReopenCampaignRequest& request,
                                  intake::v1::ReopenCampaignResponse& response) {
  auto decide = [&](StreamReader& reader) -> Events {
    ASSIGN_OR_RETURN(streams::CampaignState campaign, reader.Campaign(request.campaign()));
    return DecideReopenCampaign(campaign, request);
  };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  return absl::OkStatus();
}

}  // namespace thuocdo::intake
