// thuocdo ranking compare: two rankings of one campaign beside each other.
#include <memory>

#include "CLI/CLI.hpp"
#include "thuocdo/ranking/v1/ranking.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/message_text.h"
#include "tools/thuocdo/text/comparison_text.h"

namespace thuocdo::client {
namespace {

using query::v1::Axes;
using query::v1::Query;
using ranking::v1::CompareRankingsRequest;
using ranking::v1::CompareRankingsResponse;

struct CompareOptions {
  QueryOptions query;
  std::string against_rule_set;
  std::string against_as_of;
  std::string group;
  std::string table;
  std::string format = "table";
};

// What is not said of the other side is as on this one; but rules are compared with the campaign's own.
absl::StatusOr<QueryOptions> AgainstOf(const CompareOptions& options) {
  QueryOptions against = options.query;
  const bool compares_moments = !options.against_as_of.empty();
  const bool compares_rules = !options.against_rule_set.empty();
  if (!compares_moments && !compares_rules && options.query.rule_set.empty()) {
    return UsageError(absl::InvalidArgumentError(
        "compare with what? Give --against-as-of, --against-rule-set or --rule-set"));
  }
  if (compares_moments) against.as_of = options.against_as_of;
  if (compares_rules || !compares_moments) against.rule_set = options.against_rule_set;
  return against;
}

// The very moment and rules that the first page was about.
void Fix(const Axes& axes, Query& query) {
  query.mutable_as_of()->set_position(axes.position());
  query.set_rule_set(axes.rule_set());
}

absl::StatusOr<CompareRankingsResponse> GetAllPages(const Session& session, CompareRankingsRequest request) {
  CompareRankingsResponse whole;
  do {
    ASSIGN_OR_RETURN(
        const CompareRankingsResponse page,
        Call(session, session.Ranking(), &ranking::v1::RankingService::Stub::CompareRankings, request));
    Fix(page.axes(), *request.mutable_query());
    Fix(page.against_axes(), *request.mutable_against());
    request.set_page_token(page.next_page_token());
    whole.clear_tables();
    whole.MergeFrom(page);
  } while (!request.page_token().empty());
  whole.clear_next_page_token();
  return whole;
}

std::string Render(const CompareRankingsResponse& response, const std::string& format) {
  if (format == "csv") return ComparisonCsv(response);
  return format == "json" ? MessageJson(response) : RenderComparison(response);
}

absl::StatusOr<ExitCode> Compare(const Session& session, const CompareOptions& options) {
  CompareRankingsRequest request;
  ASSIGN_OR_RETURN(const QueryOptions against, AgainstOf(options));
  ASSIGN_OR_RETURN(*request.mutable_query(), MakeQuery(options.query));
  ASSIGN_OR_RETURN(*request.mutable_against(),
                   MakeQuery(against, options.against_as_of.empty() ? "--as-of" : "--against-as-of"));
  request.set_group(options.group);
  request.set_table(options.table);
  request.set_page_size(1000);
  ASSIGN_OR_RETURN(const CompareRankingsResponse response, GetAllPages(session, request));
  RETURN_IF_ERROR(WriteOutput("", Render(response, options.format)));
  return ExitCode::kFine;
}

}  // namespace

void AddRankingCompare(CLI::App& ranking, Session& session) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App& command = AddCommand(
      ranking, "compare", "Compares two rankings of a campaign: who moved, and by which criteria",
      "thuocdo ranking compare binh-dinh-2016 --group departments --against-as-of 2017-01-31\n  "
      "thuocdo ranking compare binh-dinh-2016-leaf-generated --rule-set binh-dinh-2017-mau --format csv");
  AddQueryOptions(command, options->query);
  command
      .add_option(
          "--against-rule-set", options->against_rule_set,
          "The rules to compare with; the campaign's own unless given, or with --against-as-of those of "
          "--rule-set")
      ->type_name("ID[@HASH]");
  command
      .add_option("--against-as-of", options->against_as_of,
                  "The moment to compare with; the same unless given")
      ->type_name("POSITION|TIME");
  command.add_option("--group", options->group, "Only this group");
  command.add_option("--table", options->table, "The table's number or component; the totals unless given");
  command.add_option("--format", options->format, "table, csv or json")
      ->check(CLI::IsMember({"table", "csv", "json"}))
      ->capture_default_str();
  OnRun(command, session, [&session, options] { return Compare(session, *options); });
}

}  // namespace thuocdo::client
