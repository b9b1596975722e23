// thuocdo correct: what an inspector says instead of what was declared.
#include <memory>

#include "CLI/CLI.hpp"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/commands/subjects.h"

namespace thuocdo::client {
namespace {

using intake::v1::IntakeService;

struct CorrectOptions {
  std::string campaign;
  std::string organization;
  std::string criterion;
  std::string answer;
  std::string reason;
  std::string evidence;
  std::string evidence_sha256;
  uint32_t evidence_page = 0;
  std::string note;
  std::string request_id;
  uint64_t at_revision = 0;
  bool has_revision = false;
  bool withdraw = false;
};

// What both commands say, apart from the answer.
template <typename Request>
Request MakeRequest(const CorrectOptions& options) {
  Request request;
  request.set_campaign(options.campaign);
  request.set_organization(options.organization);
  request.set_reason(options.reason);
  if (!options.has_revision) return request;
  if (options.at_revision == 0) request.mutable_expected_revision()->set_no_stream(true);
  if (options.at_revision > 0) request.mutable_expected_revision()->set_revision(options.at_revision);
  return request;
}

absl::StatusOr<ExitCode> Withdraw(const Session& session, const CorrectOptions& options) {
  auto request = MakeRequest<intake::v1::WithdrawCorrectionsRequest>(options);
  request.add_criteria(options.criterion);
  ASSIGN_OR_RETURN(const auto response,
                   Send(session, session.Intake(), &IntakeService::Stub::WithdrawCorrections,
                        "correct-withdraw", request, options.request_id));
  PrintReceipt(response.receipt(),
               absl::StrCat("the correction of ", options.organization, " ", options.criterion,
                            " is withdrawn; the sheet is at revision ", response.revision()));
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> Correct(const Session& session, const CorrectOptions& options) {
  auto request = MakeRequest<intake::v1::CorrectAnswersRequest>(options);
  intake::v1::AnswerInput& answer = *request.add_corrections();
  answer.set_criterion(options.criterion);
  answer.set_text(options.answer);
  answer.set_note(options.note);
  if (!options.evidence.empty()) {
    event::v1::Evidence& evidence = *answer.add_evidence();
    evidence.set_uri(options.evidence);
    evidence.set_sha256(absl::HexStringToBytes(options.evidence_sha256));
    evidence.set_page(options.evidence_page);
  }
  ASSIGN_OR_RETURN(const auto response, Send(session, session.Intake(), &IntakeService::Stub::CorrectAnswers,
                                             "correct", request, options.request_id));
  PrintReceipt(response.receipt(),
               absl::StrCat(options.organization, " ", options.criterion, " is corrected to ", options.answer,
                            "; the sheet is at revision ", response.revision()));
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> CorrectOrWithdraw(const Session& session, const CorrectOptions& options) {
  if (options.withdraw) return Withdraw(session, options);
  if (options.answer.empty()) {
    return UsageError(
        absl::InvalidArgumentError("correct needs the right ANSWER after the criterion, or --withdraw"));
  }
  return Correct(session, options);
}

std::string CheckSha256(const std::string& text) {
  const bool is_hex = std::all_of(text.begin(), text.end(), absl::ascii_isxdigit);
  return is_hex && text.size() == 64 ? "" : "must be 64 hexadecimal digits";
}

void AddEvidence(CLI::App& command, CorrectOptions& options) {
  CLI::Option* evidence =
      command.add_option("--evidence", options.evidence, "What proves it: an address or document")
          ->type_name("URI");
  command.add_option("--evidence-sha256", options.evidence_sha256, "The evidence's SHA-256")
      ->needs(evidence)
      ->check(CLI::Validator(CheckSha256, "HEX"));
  command.add_option("--evidence-page", options.evidence_page, "The page")
      ->needs(evidence)
      ->check(CLI::Range(1, 1000000));
}

}  // namespace

void AddCorrect(CLI::App& app, Session& session) {
  auto options = std::make_shared<CorrectOptions>();
  CLI::App& command =
      AddCommand(app, "correct", "Corrects an answer after verification, or withdraws a correction",
                 "thuocdo correct binh-dinh-2016 so-tai-chinh internal-use.points 260 --reason \"Biên bản "
                 "kiểm tra số 3\" --actor "
                 "inspector:le-thi-c\n  "
                 "thuocdo correct binh-dinh-2016 so-tai-chinh internal-use.points --withdraw --reason \"Giải "
                 "trình được chấp nhận\"");
  command.add_option("CAMPAIGN", options->campaign, "The campaign's id")->required();
  command.add_option("ORGANIZATION", options->organization, "The organization's id")->required();
  command.add_option("CRITERION", options->criterion, "The criterion's id")->required();
  CLI::Option* answer =
      command.add_option("ANSWER", options->answer, "The right answer, written as in the answers file");
  command.add_flag("--withdraw", options->withdraw, "Withdraw the standing correction")->excludes(answer);
  command.add_option("--reason", options->reason, "Why")->required();
  AddEvidence(command, *options);
  command.add_option("--note", options->note, "A remark; with the answer n/a the reason, and then needed");
  CLI::Option* revision =
      command.add_option("--at-revision", options->at_revision,
                         "Only if the sheet is still at this revision; 0: nothing was said yet");
  AddRequestId(command, options->request_id);
  OnRun(command, session, [&session, options, revision] {
    options->has_revision = revision->count() > 0;
    return CorrectOrWithdraw(session, *options);
  });
}

}  // namespace thuocdo::client
