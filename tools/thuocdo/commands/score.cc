// thuocdo score: one organization's points, each traced to its answer.
#include <memory>

#include "CLI/CLI.hpp"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/rule_set_query.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/message_text.h"
#include "tools/thuocdo/text/score_text.h"

namespace thuocdo::client {
namespace {

struct ScoreOptions {
  QueryOptions query;
  std::string organization;
  std::string format = "table";
};

absl::StatusOr<ExitCode> ShowScore(const Session& session, const ScoreOptions& options) {
  scoring::v1::GetScoreCardRequest request;
  ASSIGN_OR_RETURN(*request.mutable_query(), MakeQuery(options.query));
  request.set_organization(options.organization);
  ASSIGN_OR_RETURN(const auto response, Call(session, session.Scoring(),
                                             &scoring::v1::ScoringService::Stub::GetScoreCard, request));
  if (options.format == "json") {
    RETURN_IF_ERROR(WriteOutput("", MessageJson(response)));
    return ExitCode::kFine;
  }
  ASSIGN_OR_RETURN(const rules::v1::RuleSet rules, GetRules(session, response.axes().rule_set()));
  RETURN_IF_ERROR(WriteOutput("", RenderScoreCard(response, rules)));
  return ExitCode::kFine;
}

}  // namespace

void AddScore(CLI::App& app, Session& session) {
  CLI::App& score = AddSubject(app, "score", "One organization's points: show, explain, history, what-if",
                               "thuocdo score show binh-dinh-2016 so-tai-chinh");
  auto options = std::make_shared<ScoreOptions>();
  CLI::App& show =
      AddCommand(score, "show", "Prints an organization's points, each traced to the answer that counts",
                 "thuocdo score show binh-dinh-2016 so-tai-chinh --as-of 2017-01-31");
  AddQueryOptions(show, options->query);
  show.add_option("ORGANIZATION", options->organization, "The organization's id")->required();
  show.add_option("--format", options->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  OnRun(show, session, [&session, options] { return ShowScore(session, *options); });
  AddScoreExplain(score, session);
  AddScoreHistory(score, session);
  AddScoreWhatIf(score, session);
}

}  // namespace thuocdo::client
