// thuocdo decision: a printed decision against what the rules give.
#include <memory>

#include "CLI/CLI.hpp"
#include "thuocdo/ranking/v1/ranking.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/lists_csv.h"
#include "tools/thuocdo/files/message_text.h"
#include "tools/thuocdo/text/printed_check_text.h"

namespace thuocdo::client {
namespace {

using ranking::v1::CheckPrintedTablesResponse;
using ranking::v1::PublishedTableRow;

struct CheckOptions {
  QueryOptions query;
  std::string printed;
  std::string format = "table";
  bool strict = false;
};

std::string Render(const CheckPrintedTablesResponse& checked, const std::string& format) {
  if (format == "csv") return FindingsCsv(checked);
  return format == "json" ? MessageJson(checked) : RenderFindings(checked);
}

absl::StatusOr<ExitCode> Check(const Session& session, const CheckOptions& options) {
  ranking::v1::CheckPrintedTablesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_query(), MakeQuery(options.query));
  ASSIGN_OR_RETURN(const InputText input, ReadInput(options.printed));
  const absl::StatusOr<std::vector<PublishedTableRow>> rows = ReadPrintedTablesCsv(input);
  if (!rows.ok()) return UsageError(rows.status());
  *request.mutable_rows() = {rows->begin(), rows->end()};
  ASSIGN_OR_RETURN(
      const CheckPrintedTablesResponse checked,
      Call(session, session.Ranking(), &ranking::v1::RankingService::Stub::CheckPrintedTables, request));
  RETURN_IF_ERROR(WriteOutput("", Render(checked, options.format)));
  PrintAxes(checked.axes());
  return options.strict && HasDifferences(checked) ? ExitCode::kDifferences : ExitCode::kFine;
}

}  // namespace

void AddDecision(CLI::App& app, Session& session) {
  CLI::App& decision = AddSubject(app, "decision", "A printed decision: check",
                                  "thuocdo decision check binh-dinh-2016 --printed printed_tables.csv");
  auto options = std::make_shared<CheckOptions>();
  CLI::App& check =
      AddCommand(decision, "check",
                 "Compares every printed cell with what the rules give, and the tables with themselves",
                 "thuocdo decision check binh-dinh-2016 --printed printed_tables.csv --strict");
  AddQueryOptions(check, options->query);
  check
      .add_option(
          "--printed", options->printed,
          "table,row,stt,unit,points,max_points,percent,level,rank,previous_rank, in Vietnamese notation")
      ->required()
      ->type_name("TABLES.csv");
  check.add_option("--format", options->format, "table, csv or json")
      ->check(CLI::IsMember({"table", "csv", "json"}))
      ->capture_default_str();
  check.add_flag("--strict", options->strict,
                 "Exit with 3 if a warning, an error or a cell that differs is found");
  OnRun(check, session, [&session, options] { return Check(session, *options); });
}

}  // namespace thuocdo::client
