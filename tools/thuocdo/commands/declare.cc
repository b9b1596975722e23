// thuocdo declare: whole sheets of many organizations at once.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "common/base/time_text.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/progress.h"
#include "tools/thuocdo/client/rule_set_query.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/answers_csv.h"
#include "tools/thuocdo/files/check_answers.h"
#include "tools/thuocdo/files/violation_lines.h"

namespace thuocdo::client {
namespace {

using intake::v1::DeclareAnswersRequest;
using intake::v1::DeclareAnswersResponse;
using intake::v1::IntakeService;
using intake::v1::Receipt;

struct DeclareOptions {
  std::string campaign;
  std::string file;
  std::string import_id;
  std::string prepared_by;
  std::string approved_by;
};

// What has become of the sheets so far.
struct Tally {
  size_t declared = 0;
  size_t rejected = 0;
  std::vector<Receipt> deduplicated;
  std::vector<std::string> notes;
  std::vector<std::string> violations;
};

DeclareAnswersRequest MakeRequest(const DeclareOptions& options, const OrganizationAnswers& sheet,
                                  const std::string& actor_id) {
  DeclareAnswersRequest request;
  request.set_campaign(options.campaign);
  request.set_organization(sheet.organization);
  for (const AnswerRow& row : sheet.rows) *request.add_answers() = row.answer;
  request.set_prepared_by(options.prepared_by.empty() ? actor_id : options.prepared_by);
  request.set_approved_by(options.approved_by.empty() ? actor_id : options.approved_by);
  return request;
}

// Declares one sheet, at the revision that it has now.
absl::StatusOr<DeclareAnswersResponse> DeclareSheet(const Session& session, const Endpoint& intake,
                                                    const DeclareOptions& options,
                                                    const OrganizationAnswers& sheet) {
  ASSIGN_OR_RETURN(const eventlog::v1::Actor actor, session.Actor());
  intake::v1::GetSheetRequest read;
  read.set_campaign(options.campaign);
  read.set_organization(sheet.organization);
  ASSIGN_OR_RETURN(const auto known, Call(session, intake, &IntakeService::Stub::GetSheet, read));
  DeclareAnswersRequest request = MakeRequest(options, sheet, actor.id());
  // The revision is no part of the id: what is repeated after others have written is still the same command.
  request.set_request_id(
      options.import_id.empty()
          ? DerivedRequestId("declare", request, rpc::FormatActor(actor))
          : DerivedRequestId("declare", {options.import_id, options.campaign, sheet.organization}));
  intake::v1::ExpectedRevision& expected = *request.mutable_expected_revision();
  if (known.revision() == 0) expected.set_no_stream(true);
  if (known.revision() > 0) expected.set_revision(known.revision());
  return SendOnce(session, intake, &IntakeService::Stub::DeclareAnswers, request);
}

void Count(const OrganizationAnswers& sheet, const DeclareAnswersResponse& response, Tally& tally) {
  const Receipt& receipt = response.receipt();
  if (!receipt.deduplicated()) {
    ++tally.declared;
    return;
  }
  tally.deduplicated.push_back(receipt);
  if (response.standing_declaration_position() <= receipt.last_position()) return;
  tally.notes.push_back(
      fmt::format("{}: this was declared at position {}, and another sheet at position {}, which stands now; "
                  "to declare this "
                  "one again, give --import-id with a new id",
                  sheet.organization, receipt.last_position(), response.standing_declaration_position()));
}

// Declares every sheet, going on after a rejection. Returns the error if the server cannot be reached.
absl::Status DeclareSheets(const Session& session, const DeclareOptions& options,
                           const std::vector<OrganizationAnswers>& sheets, Tally& tally) {
  const Endpoint intake = session.Intake();
  Progress progress("organization", sheets.size());
  for (const OrganizationAnswers& sheet : sheets) {
    const absl::StatusOr<DeclareAnswersResponse> response = DeclareSheet(session, intake, options, sheet);
    if (response.ok()) {
      Count(sheet, *response, tally);
    } else if (ExitCodeOf(response.status()) != ExitCode::kRejected) {
      return response.status();
    } else {
      ++tally.rejected;
      for (std::string& line : ViolationLines(options.file, sheet, response.status()))
        tally.violations.push_back(std::move(line));
    }
    progress.Step(sheet.organization);
  }
  return absl::OkStatus();
}

std::string PositionsText(uint64_t first, uint64_t last) {
  return first == last ? fmt::format("position {}", first) : fmt::format("positions {} to {}", first, last);
}

void PrintDeduplicated(const std::vector<Receipt>& deduplicated) {
  if (deduplicated.empty()) return;
  auto earlier = [](const Receipt& a, const Receipt& b) { return a.last_position() < b.last_position(); };
  const auto [first, last] = std::minmax_element(deduplicated.begin(), deduplicated.end(), earlier);
  fmt::print(stderr, "{} declared before by the same command, at {}, the last on {}\n",
             CountedNoun(deduplicated.size(), "organization"),
             PositionsText(first->last_position(), last->last_position()),
             FormatTime(last->accept_time_us()));
}

void PrintTally(const Tally& tally, size_t total) {
  for (const std::string& line : tally.violations) fmt::print(stderr, "{}\n", line);
  for (const std::string& line : tally.notes) fmt::print(stderr, "{}\n", line);
  PrintDeduplicated(tally.deduplicated);
  fmt::print("{} of {}: {} declared now, {} before, {} rejected\n",
             tally.declared + tally.deduplicated.size() + tally.rejected, CountedNoun(total, "organization"),
             tally.declared, tally.deduplicated.size(), tally.rejected);
}

// Nothing of a file is sent if any row of it is not understood: what is left would stand as if it were the
// whole.
absl::Status CheckFile(const Session& session, const DeclareOptions& options,
                       const std::vector<OrganizationAnswers>& sheets) {
  intake::v1::GetCampaignRequest request;
  request.set_campaign(options.campaign);
  ASSIGN_OR_RETURN(const auto campaign,
                   Call(session, session.Intake(), &IntakeService::Stub::GetCampaign, request));
  ASSIGN_OR_RETURN(const rules::RuleSet rules, GetCheckedRules(session, campaign.definition().rule_set()));
  return CheckAnswers(options.file, sheets, campaign.definition(), rules);
}

absl::StatusOr<ExitCode> Declare(const Session& session, const DeclareOptions& options) {
  RETURN_IF_ERROR(session.Actor().status());
  ASSIGN_OR_RETURN(const InputText input, ReadInput(options.file));
  const absl::StatusOr<std::vector<OrganizationAnswers>> sheets = ReadAnswersCsv(input);
  if (!sheets.ok()) return UsageError(sheets.status());
  RETURN_IF_ERROR(CheckFile(session, options, *sheets));
  Tally tally;
  const absl::Status status = DeclareSheets(session, options, *sheets, tally);
  PrintTally(tally, sheets->size());
  RETURN_IF_ERROR(status);
  if (tally.rejected == 0) return ExitCode::kFine;
  fmt::print(stderr, "thuocdo: {} rejected; fix the lines above and run the same command again\n",
             CountedNoun(tally.rejected, "organization"));
  return ExitCode::kRejected;
}

}  // namespace

void AddDeclare(CLI::App& app, Session& session) {
  auto options = std::make_shared<DeclareOptions>();
  CLI::App& command =
      AddCommand(app, "declare", "Declares whole sheets of answers, of many organizations at once",
                 "thuocdo declare binh-dinh-2016 --file answers.csv --actor officer:tran-van-b --receipts "
                 "receipts.jsonl");
  command.add_option("CAMPAIGN", options->campaign, "The campaign's id")->required();
  command.add_option("--file", options->file, "The answers; campaign form prints an empty one")
      ->required()
      ->type_name("ANSWERS.csv");
  command.add_option(
      "--import-id", options->import_id,
      "Names this import. Without it the same file is declared only once, however often it is repeated");
  command.add_option("--prepared-by", options->prepared_by, "Who filled it in; the actor unless given")
      ->type_name("ID");
  command
      .add_option("--approved-by", options->approved_by, "The head who approved it; the actor unless given")
      ->type_name("ID");
  OnRun(command, session, [&session, options] { return Declare(session, *options); });
}

}  // namespace thuocdo::client
