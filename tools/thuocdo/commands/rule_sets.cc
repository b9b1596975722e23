// thuocdo rule-set: how answers become points, levels and ranks.
#include <fmt/format.h>

#include <memory>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/rules/check/spreadsheet_ids.h"
#include "common/rules/read_rule_set.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/pages.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/violation_lines.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using intake::v1::IntakeService;
using intake::v1::RuleSetSummary;

constexpr size_t kRuleSetBytesMax = size_t{2} << 20;

// What is sound may still surprise people.
void PrintWarnings(const InputText& input) {
  const absl::StatusOr<rules::RuleSet> rules = rules::ParseRuleSet(input.text);
  if (!rules.ok()) return;  // newer than this program, or the server would have said so
  for (const std::string& warning : rules::SpreadsheetWarnings(*rules))
    fmt::print(stderr, "{}: warning: {}\n", input.file, warning);
}

absl::StatusOr<ExitCode> Check(const Session& session, const std::string& file) {
  ASSIGN_OR_RETURN(InputText input, ReadInput(file, kRuleSetBytesMax));
  intake::v1::CheckRuleSetRequest request;
  request.set_text(input.text);
  const auto response = Call(session, session.Intake(), &IntakeService::Stub::CheckRuleSet, request);
  if (!response.ok()) return RuleSetViolations(file, response.status());
  PrintWarnings(input);
  fmt::print("{} is sound: {}\n", file, response->rule_set());
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> Publish(const Session& session, const std::string& file,
                                 const std::string& request_id) {
  ASSIGN_OR_RETURN(InputText input, ReadInput(file, kRuleSetBytesMax));
  intake::v1::PublishRuleSetRequest request;
  request.set_text(input.text);
  const auto response = Send(session, session.Intake(), &IntakeService::Stub::PublishRuleSet,
                             "rule-set-publish", request, request_id);
  if (!response.ok()) return CommandError(RuleSetViolations(file, response.status()));
  PrintReceipt(response->receipt(), absl::StrCat("published ", response->rule_set()));
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> ListRuleSets(const Session& session) {
  auto items = [](const intake::v1::ListRuleSetsResponse& page) { return page.rule_sets(); };
  ASSIGN_OR_RETURN(const std::vector<RuleSetSummary> all,
                   ListAll<RuleSetSummary>(session, session.Intake(), &IntakeService::Stub::ListRuleSets,
                                           intake::v1::ListRuleSetsRequest(), items));
  TextTable table({{"rule set"}, {"position", Align::kRight}, {"title"}});
  for (const RuleSetSummary& rules : all)
    table.AddRow({rules.rule_set(), absl::StrCat(rules.position()), rules.title()});
  fmt::print("{}", table.Render());
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> ShowRuleSet(const Session& session, const std::string& rule_set) {
  intake::v1::GetRuleSetRequest request;
  request.set_rule_set(rule_set);
  ASSIGN_OR_RETURN(const auto response,
                   Call(session, session.Intake(), &IntakeService::Stub::GetRuleSet, request));
  fmt::print(stderr, "{}, published at position {}\n", response.rule_set(), response.position());
  RETURN_IF_ERROR(WriteOutput("", response.text()));
  return ExitCode::kFine;
}

void AddPublishRuleSet(CLI::App& rule_set, Session& session) {
  struct Options {
    std::string file, request_id;
  };
  auto options = std::make_shared<Options>();
  CLI::App& command =
      AddCommand(rule_set, "publish", "Makes a rule set law; what is published never changes",
                 "thuocdo rule-set publish binh-dinh-2016.txtpb --actor administrator:nguyen-van-a");
  command.add_option("FILE", options->file, "The rule set as text")->required();
  AddRequestId(command, options->request_id);
  OnRun(command, session,
        [&session, options] { return Publish(session, options->file, options->request_id); });
}

}  // namespace

void AddRuleSets(CLI::App& app, Session& session) {
  CLI::App& rule_set = AddSubject(app, "rule-set", "How answers become points: check, publish, list, show",
                                  "thuocdo rule-set list");
  auto argument = std::make_shared<std::string>();
  CLI::App& check = AddCommand(rule_set, "check", "Says every violation of a rule set; stores nothing",
                               "thuocdo rule-set check binh-dinh-2016.txtpb");
  check.add_option("FILE", *argument, "The rule set as text")->required();
  OnRun(check, session, [&session, argument] { return Check(session, *argument); });
  AddPublishRuleSet(rule_set, session);
  CLI::App& list = AddCommand(rule_set, "list", "Lists all published rule sets", "thuocdo rule-set list");
  OnRun(list, session, [&session] { return ListRuleSets(session); });
  CLI::App& show = AddCommand(rule_set, "show", "Prints a published rule set as its author wrote it",
                              "thuocdo rule-set show binh-dinh-2016");
  show.add_option("ID", *argument, "Its id, or ID@HASH where several have that id")->required();
  OnRun(show, session, [&session, argument] { return ShowRuleSet(session, *argument); });
}

}  // namespace thuocdo::client
