// thuocdo score what-if: what other answers would change.
#include <memory>
#include <vector>

#include "CLI/CLI.hpp"
#include "thuocdo/ranking/v1/ranking.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/pages.h"
#include "tools/thuocdo/client/rule_set_query.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/hypothetical_answer.h"
#include "tools/thuocdo/files/message_text.h"
#include "tools/thuocdo/text/comparison_text.h"

namespace thuocdo::client {
namespace {

using ranking::v1::WhatIfRequest;
using ranking::v1::WhatIfResponse;

struct WhatIfOptions {
  QueryOptions query;
  std::string organization;
  std::vector<std::string> answers;
  std::string note;
  std::string table;
  std::string format = "table";
};

absl::StatusOr<WhatIfRequest> MakeRequest(const WhatIfOptions& options) {
  WhatIfRequest request;
  ASSIGN_OR_RETURN(*request.mutable_query(), MakeQuery(options.query));
  request.set_organization(options.organization);
  request.set_table(options.table);
  request.set_page_size(1000);
  for (const std::string& text : options.answers) {
    absl::StatusOr<intake::v1::AnswerInput> answer = ReadHypothetical(text);
    if (!answer.ok()) return UsageError(answer.status());
    answer->set_note(options.note);
    *request.add_hypothetical() = *std::move(answer);
  }
  return request;
}

absl::StatusOr<ExitCode> WhatIf(const Session& session, const WhatIfOptions& options) {
  ASSIGN_OR_RETURN(const WhatIfRequest request, MakeRequest(options));
  ASSIGN_OR_RETURN(
      const WhatIfResponse response,
      MergePages(session, session.Ranking(), &ranking::v1::RankingService::Stub::WhatIf, request));
  if (options.format == "json") {
    RETURN_IF_ERROR(WriteOutput("", MessageJson(response)));
    return ExitCode::kFine;
  }
  ASSIGN_OR_RETURN(const rules::v1::RuleSet rules, GetRules(session, response.axes().rule_set()));
  RETURN_IF_ERROR(WriteOutput("", RenderWhatIf(response, rules)));
  return ExitCode::kFine;
}

}  // namespace

void AddScoreWhatIf(CLI::App& score, Session& session) {
  auto options = std::make_shared<WhatIfOptions>();
  CLI::App& command =
      AddCommand(score, "what-if", "Says what other answers would change; nothing is stored",
                 "thuocdo score what-if binh-dinh-2016 so-tai-chinh --answer infrastructure.points=45\n  "
                 "thuocdo score what-if binh-dinh-2016 so-tai-chinh --answer portal.points=300 --answer "
                 "policy.points=60 "
                 "--table portal");
  AddQueryOptions(command, options->query);
  command.add_option("ORGANIZATION", options->organization, "The organization's id")->required();
  command
      .add_option("--answer", options->answers,
                  "A supposed answer, written as in the answers file; give it once for each")
      ->required()
      ->type_name("CRITERION=VALUE");
  command.add_option("--note", options->note, "A remark; with the answer n/a the reason, and then needed");
  command.add_option("--table", options->table,
                     "The table's number or component; the group's total unless given");
  command.add_option("--format", options->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  OnRun(command, session, [&session, options] { return WhatIf(session, *options); });
}

}  // namespace thuocdo::client
