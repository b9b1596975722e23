// thuocdo score explain, score history and ranking explain: why a score is what it is.
#include <memory>

#include "CLI/CLI.hpp"
#include "thuocdo/audit/v1/audit.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/pages.h"
#include "tools/thuocdo/client/rule_set_query.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/message_text.h"
#include "tools/thuocdo/text/change_text.h"
#include "tools/thuocdo/text/explain_text.h"

namespace thuocdo::client {
namespace {

using audit::v1::AuditService;

// Of whom, and on which node.
struct ExplainOptions {
  QueryOptions query;
  std::string organization;
  std::string node;
  std::string format = "table";
};

// Between which moments and rule sets.
struct ChangeOptions {
  ExplainOptions of;
  std::string to;
  std::string to_rule_set;
};

void AddFormat(CLI::App& command, std::string& format) {
  command.add_option("--format", format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
}

absl::StatusOr<ExitCode> ExplainScore(const Session& session, const ExplainOptions& options) {
  audit::v1::ExplainScoreRequest request;
  ASSIGN_OR_RETURN(*request.mutable_query(), MakeQuery(options.query));
  request.set_organization(options.organization);
  request.set_node(options.node);
  ASSIGN_OR_RETURN(const auto response,
                   MergePages(session, session.Audit(), &AuditService::Stub::ExplainScore, request));
  if (options.format == "json") {
    RETURN_IF_ERROR(WriteOutput("", MessageJson(response)));
    return ExitCode::kFine;
  }
  ASSIGN_OR_RETURN(const rules::v1::RuleSet rules, GetRules(session, response.axes().rule_set()));
  RETURN_IF_ERROR(WriteOutput("", RenderExplanation(response, rules)));
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> ShowHistory(const Session& session, const ExplainOptions& options) {
  audit::v1::ListScoreHistoryRequest request;
  ASSIGN_OR_RETURN(*request.mutable_query(), MakeQuery(options.query));
  request.set_organization(options.organization);
  request.set_component(options.node);
  request.set_page_size(1000);
  ASSIGN_OR_RETURN(const auto response,
                   MergePages(session, session.Audit(), &AuditService::Stub::ListScoreHistory, request));
  const bool is_json = options.format == "json";
  RETURN_IF_ERROR(WriteOutput("", is_json ? MessageJson(response) : RenderScoreHistory(response)));
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> ExplainChange(const Session& session, const ChangeOptions& options) {
  const QueryOptions& from = options.of.query;
  const std::string& to_rules = options.to_rule_set.empty() ? from.rule_set : options.to_rule_set;
  audit::v1::ExplainChangeRequest request;
  ASSIGN_OR_RETURN(*request.mutable_from(), MakeQuery(from, "--from"));
  ASSIGN_OR_RETURN(*request.mutable_to(), MakeQuery({from.campaign, to_rules, options.to}, "--to"));
  request.set_organization(options.of.organization);
  request.set_component(options.of.node);
  ASSIGN_OR_RETURN(const auto response,
                   Call(session, session.Audit(), &AuditService::Stub::ExplainChange, request));
  const bool is_json = options.of.format == "json";
  RETURN_IF_ERROR(WriteOutput("", is_json ? MessageJson(response) : RenderChange(response)));
  return ExitCode::kFine;
}

}  // namespace

void AddScoreExplain(CLI::App& score, Session& session) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App& command = AddCommand(
      score, "explain", "Says why an organization has its points: answers, events, rules and arithmetic",
      "thuocdo score explain binh-dinh-2016 so-tai-chinh\n  "
      "thuocdo score explain binh-dinh-2016 so-tai-chinh infrastructure.points");
  AddQueryOptions(command, options->query);
  command.add_option("ORGANIZATION", options->organization, "The organization's id")->required();
  command.add_option("CRITERION", options->node,
                     "The criterion or component to begin with; the total unless given");
  AddFormat(command, options->format);
  OnRun(command, session, [&session, options] { return ExplainScore(session, *options); });
}

void AddScoreHistory(CLI::App& score, Session& session) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App& command =
      AddCommand(score, "history", "Lists every event that changed an organization's points, level or rank",
                 "thuocdo score history binh-dinh-2016 so-tai-chinh --component infrastructure");
  AddQueryOptions(command, options->query);
  command.add_option("ORGANIZATION", options->organization, "The organization's id")->required();
  command.add_option("--component", options->node, "The component; the total unless given");
  AddFormat(command, options->format);
  OnRun(command, session, [&session, options] { return ShowHistory(session, *options); });
}

void AddRankingExplain(CLI::App& ranking, Session& session) {
  auto options = std::make_shared<ChangeOptions>();
  CLI::App& command = AddCommand(
      ranking, "explain", "Splits the change of an organization's points and rank into its causes, exactly",
      "thuocdo ranking explain binh-dinh-2016 so-tai-chinh --from 2017-01-31 --to 2017-02-07");
  QueryOptions& from = options->of.query;
  command.add_option("CAMPAIGN", from.campaign, "The campaign's id")->required();
  command.add_option("ORGANIZATION", options->of.organization, "The organization's id")->required();
  command
      .add_option("--from", from.as_of,
                  "As known after this position, or at this time or the end of this day")
      ->required()
      ->type_name("POSITION|TIME");
  command.add_option("--to", options->to, "The same, for the end; now unless given")
      ->type_name("POSITION|TIME");
  command.add_option("--rule-set", from.rule_set, "Under these rules instead of the campaign's own")
      ->type_name("ID[@HASH]");
  command
      .add_option("--to-rule-set", options->to_rule_set,
                  "The rules at the end; those of --rule-set unless given")
      ->type_name("ID[@HASH]");
  command.add_option("--component", options->of.node, "The component; the total unless given");
  AddFormat(command, options->of.format);
  OnRun(command, session, [&session, options] { return ExplainChange(session, *options); });
}

}  // namespace thuocdo::client
