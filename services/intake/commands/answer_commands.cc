#include "services/intake/commands/answer_commands.h"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/base/status.h"
#include "common/eventlog/read_event.h"
#include "services/intake/core/decide_answers.h"
#include "services/intake/core/decide_erasure.h"

namespace thuocdo::intake {
namespace {

using Events = absl::StatusOr<std::vector<eventlog::NewEvent>>;

// Reads what is known of `campaign`, and which of `organizations` exist, on its roster or not.
absl::StatusOr<AnswersKnown> ReadKnown(Intake& intake, StreamReader& reader, const std::string& campaign,
                                       const std::set<std::string>& organizations) {
  AnswersKnown known;
  ASSIGN_OR_RETURN(known.campaign, reader.Campaign(campaign));
  const std::string& rule_set = known.campaign.definition.rule_set();
  // The campaign names its rule set in full. That never changes, so that the append need not expect its
  // stream's revision.
  StreamReader aside(&reader.log());
  if (!rule_set.empty()) {
    ASSIGN_OR_RETURN(known.rules, intake.rules.Find(aside, rule_set));
  }
  for (const std::string& organization : organizations) {
    ASSIGN_OR_RETURN(bool exists, reader.HasOrganization(organization));
    if (exists) known.organizations.insert(organization);
  }
  return known;
}

// Returns `decision`, or ABORTED if the caller had read another revision of the sheet. An invalid request is
// reported as such even then: reading again would not cure it.
template <typename Request>
Events UnlessSheetChanged(const Request& request, Revision actual, Events decision) {
  if (absl::IsInvalidArgument(decision.status())) return decision;
  RETURN_IF_ERROR(CheckExpected(request.expected_revision(),
                                eventlog::SheetStream(request.campaign(), request.organization()), actual));
  return decision;
}

template <typename Request>
absl::StatusOr<AnswersKnown> ReadKnownOfSheet(Intake& intake, StreamReader& reader, const Request& request) {
  return ReadKnown(intake, reader, request.campaign(), {request.organization()});
}

// Runs a command about one sheet, and returns the sheet after it. `decide_sheet` is given what is known and
// the sheet.
template <typename Request, typename Response, typename DecideSheet>
absl::StatusOr<streams::SheetState> RunOnSheet(Intake& intake, const Command& command, const Request& request,
                                               Response& response, DecideSheet decide_sheet) {
  auto decide = [&](StreamReader& reader) -> Events {
    ASSIGN_OR_RETURN(AnswersKnown known, ReadKnownOfSheet(intake, reader, request));
    ASSIGN_OR_RETURN(streams::SheetState sheet, reader.Sheet(request.campaign(), request.organization()));
    return UnlessSheetChanged(request, sheet.revision, decide_sheet(known, sheet));
  };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  return StreamReader(intake.log).Sheet(request.campaign(), request.organization());
}

std::set<std::string> OrganizationsIn(const intake::v1::ObserveAnswersRequest& request) {
  std::set<std::string> organizations;
  for (const intake::v1::Observation& observation : request.observations()) {
    organizations.insert(observation.organization());
  }
  return organizations;
}

}  // namespace

absl::Status HandleDeclareAnswers(Intake& intake, const Command& command,
                                  const intake::v1::DeclareAnswersRequest& request,
                                  intake::v1::DeclareAnswersResponse& response) {
  auto decide = [&](const AnswersKnown& known, const streams::SheetState&) {
    return DecideDeclareAnswers(known, request);
  };
  ASSIGN_OR_RETURN(streams::SheetState sheet, RunOnSheet(intake, command, request, response, decide));
  response.set_revision(sheet.revision.value);
  response.set_standing_declaration_position(sheet.declaration.value_or(Position{}).value);
  return absl::OkStatus();
}

absl::Status HandleCorrectAnswers(Intake& intake, const Command& command,
                                  const intake::v1::CorrectAnswersRequest& request,
                                  intake::v1::CorrectAnswersResponse& response) {
  auto decide = [&](const AnswersKnown& known, const streams::SheetState&) {
    return DecideCorrectAnswers(known, request);
  };
  ASSIGN_OR_RETURN(streams::SheetState sheet, RunOnSheet(intake, command, request, response, decide));
  response.set_revision(sheet.revision.value);
  return absl::OkStatus();
}

absl::Status HandleWithdrawCorrections(Intake& intake, const Command& command,
                                       const intake::v1::WithdrawCorrectionsRequest& request,
                                       intake::v1::WithdrawCorrectionsResponse& response) {
  auto decide = [&](const AnswersKnown& known, const streams::SheetState& sheet) {
    return DecideWithdrawCorrections(known, sheet, request);
  };
  ASSIGN_OR_RETURN(streams::SheetState sheet, RunOnSheet(intake, command, request, response, decide));
  response.set_revision(sheet.revision.value);
  return absl::OkStatus();
}

absl::Status HandleObserveAnswers(Intake& intake, const Command& command,
                                  const intake::v1::ObserveAnswersRequest& request,
                                  intake::v1::ObserveAnswersResponse& response) {
  Command import = command;
  import.source.emplace();
  import.source->set_source(request.source());
  import.source->set_position(request.source_position());
  auto decide = [&](StreamReader& reader) -> Events {
    ASSIGN_OR_RETURN(AnswersKnown known,
                     ReadKnown(intake, reader, request.campaign(), OrganizationsIn(request)));
    return DecideObserveAnswers(known, request);
  };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, import, decide));
  return absl::OkStatus();
}

absl::Status HandleErasePayload(Intake& intake, const Command& command,
                                const intake::v1::ErasePayloadRequest& request,
                                intake::v1::ErasePayloadResponse& response) {
  auto decide = [&](StreamReader& reader) -> Events {
    absl::StatusOr<eventlog::PastEvent> target = eventlog::EventAt(*intake.log, {request.position()});
    if (absl::IsNotFound(target.status())) return DecideErasePayload(std::nullopt, request);
    RETURN_IF_ERROR(target.status());
    if (const std::optional<eventlog::SheetName> sheet = eventlog::SheetOf(target->header.stream());
        sheet.has_value()) {
      RETURN_IF_ERROR(reader.SheetRevision(sheet->campaign, sheet->organization).status());
    }
    return DecideErasePayload(*std::move(target), request);
  };
  if (request.validate_only()) {
    StreamReader reader(intake.log);
    return decide(reader).status();
  }
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  return absl::OkStatus();
}

}  // namespace thuocdo::intake
