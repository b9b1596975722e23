// thuocdo ranking: tables, their publication, and rankings of earlier years.
#include <fmt/format.h>

#include <memory>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/text.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "thuocdo/ranking/v1/ranking.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/ranking_xlsx.h"
#include "tools/thuocdo/client/rule_set_query.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/lists_csv.h"
#include "tools/thuocdo/files/message_text.h"
#include "tools/thuocdo/text/ranking_text.h"
#include "tools/thuocdo/text/replay_text.h"

namespace thuocdo::client {
namespace {

using audit::v1::ProofService;
using intake::v1::RecordEarlierRankingRequest;
using ranking::v1::GetTablesResponse;
using ranking::v1::PublishRankingRequest;
using ranking::v1::RankingService;
using ranking::v1::Table;

struct ShowOptions {
  QueryOptions query;
  std::string group;
  std::string table;
  std::string format = "table";
  std::string output;
};

// The one table that was asked for; the total of the group unless one is named.
absl::StatusOr<Table> OneTable(const Session& session, const ShowOptions& options,
                               const GetTablesResponse& tables) {
  std::string root;
  if (options.table.empty()) {
    ASSIGN_OR_RETURN(const rules::v1::RuleSet rules, GetRules(session, tables.axes().rule_set()));
    root = rules.root().id();
  }
  absl::StatusOr<Table> table = ChooseTable(tables, options.group, options.table, root);
  if (!table.ok()) return UsageError(table.status());
  return table;
}

// `tables` with nothing but `table` and what concerns its group.
GetTablesResponse Only(const Table& table, const GetTablesResponse& tables) {
  GetTablesResponse one = tables;
  one.clear_tables();
  *one.add_tables() = table;
  if (!one.has_replay()) return one;
  one.mutable_replay()->clear_notes();
  for (const ranking::v1::ReplayNote& note : tables.replay().notes()) {
    if (note.group() == table.group()) *one.mutable_replay()->add_notes() = note;
  }
  return one;
}

std::string Render(const GetTablesResponse& tables, const Table& table, const std::string& format) {
  if (format == "csv") return table.csv();
  if (format == "json") return MessageJson(Only(table, tables));
  return absl::StrCat(RenderRankingTable(table), RenderReplay(tables, table.group()));
}

// What the CSV has no column for.
void PrintNotes(const GetTablesResponse& tables, const Table& table) {
  for (const std::string& line : EqualPrintNotes(table)) fmt::print(stderr, "{}\n", line);
  for (const std::string& line : ReplayHead(tables)) fmt::print(stderr, "{}\n", line);
  for (const std::string& line : ReplayNoteLines(tables, table.group())) fmt::print(stderr, "{}\n", line);
}

absl::StatusOr<ExitCode> ShowRanking(const Session& session, const ShowOptions& options) {
  if (options.format == "xlsx" && options.output.empty()) {
    return UsageError(absl::InvalidArgumentError("--format xlsx needs a file to write: -o FILE.xlsx"));
  }
  ranking::v1::GetTablesRequest request;
  ASSIGN_OR_RETURN(*request.mutable_query(), MakeQuery(options.query));
  request.set_group(options.group);
  request.set_table(options.table);
  ASSIGN_OR_RETURN(const GetTablesResponse tables,
                   Call(session, session.Ranking(), &RankingService::Stub::GetTables, request));
  if (options.format == "xlsx") {
    RETURN_IF_ERROR(WriteRankingXlsx(options.output, tables));
    PrintAxes(tables.axes());
    return ExitCode::kFine;
  }
  ASSIGN_OR_RETURN(const Table table, OneTable(session, options, tables));
  RETURN_IF_ERROR(WriteOutput(options.output, Render(tables, table, options.format)));
  PrintAxes(tables.axes());
  if (options.format == "csv") PrintNotes(tables, table);
  return ExitCode::kFine;
}

// A checkpoint of the whole log, for intake to see who stands behind it. None where audit cannot give one:
// whether one is needed is for intake to say. DATA_LOSS: the log does not continue what was signed, so
// nothing is published.
absl::StatusOr<std::string> Checkpoint(const Session& session) {
  const absl::StatusOr<audit::v1::GetLogCheckpointResponse> response = Call(
      session, session.Audit(), &ProofService::Stub::GetLogCheckpoint, audit::v1::GetLogCheckpointRequest());
  if (absl::IsDataLoss(response.status())) return response.status();
  return response.ok() ? response->note() : "";
}

absl::StatusOr<ExitCode> Publish(const Session& session, PublishRankingRequest request) {
  ASSIGN_OR_RETURN(const eventlog::v1::Actor actor, session.Actor());
  if (request.request_id().empty())
    request.set_request_id(DerivedRequestId("ranking-publish", request, rpc::FormatActor(actor)));
  ASSIGN_OR_RETURN(*request.mutable_checkpoint(), Checkpoint(session));
  ASSIGN_OR_RETURN(const auto response,
                   SendOnce(session, session.Ranking(), &RankingService::Stub::PublishRanking, request));
  PrintReceipt(response.receipt(), absl::StrCat(request.campaign(), " is published by ", request.decision()));
  fmt::print("digest {}\n", Hex(response.digest()));
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> RecordEarlier(const Session& session, const std::string& file,
                                       const std::string& request_id) {
  ASSIGN_OR_RETURN(const InputText input, ReadInput(file));
  const absl::StatusOr<std::vector<RecordEarlierRankingRequest>> rankings = ReadEarlierRankingsCsv(input);
  if (!rankings.ok()) return UsageError(rankings.status());
  for (const RecordEarlierRankingRequest& ranking : *rankings) {
    const std::string id = request_id.empty() || rankings->size() == 1
                               ? request_id
                               : absl::StrCat(request_id, "-", ranking.ranking());
    ASSIGN_OR_RETURN(const auto response,
                     Send(session, session.Intake(), &intake::v1::IntakeService::Stub::RecordEarlierRanking,
                          "ranking-record-earlier", ranking, id));
    PrintReceipt(response.receipt(), absl::StrCat(CountedNoun(ranking.ranks_size(), "rank"), " of ",
                                                  ranking.ranking(), " recorded"));
  }
  return ExitCode::kFine;
}

void AddShow(CLI::App& ranking, Session& session) {
  auto options = std::make_shared<ShowOptions>();
  CLI::App& command = AddCommand(
      ranking, "show", "Prints one ranking table, or writes all of them as a spreadsheet",
      "thuocdo ranking show binh-dinh-2016 --group departments\n  "
      "thuocdo ranking show binh-dinh-2016 --group departments --table 1.1 --format csv | sha256sum\n  "
      "thuocdo ranking show binh-dinh-2016 --format xlsx -o annex.xlsx");
  AddQueryOptions(command, options->query);
  command.add_option("--group", options->group, "The group; needed where there are several");
  command.add_option("--table", options->table, "The table's number or component; the total unless given");
  command
      .add_option("--format", options->format,
                  "table, csv, json, or xlsx (every table, unless --group or --table is given)")
      ->check(CLI::IsMember({"table", "csv", "json", "xlsx"}))
      ->capture_default_str();
  command
      .add_option("-o,--output", options->output,
                  "The file to write instead of standard output; needed for xlsx")
      ->type_name("FILE");
  OnRun(command, session, [&session, options] { return ShowRanking(session, *options); });
}

void AddPublish(CLI::App& ranking, Session& session) {
  auto request = std::make_shared<PublishRankingRequest>();
  auto amends = std::make_shared<uint64_t>(0);
  CLI::App& command =
      AddCommand(ranking, "publish", "Publishes the tables of a closed campaign",
                 "thuocdo ranking publish binh-dinh-2016 --decision \"305/QĐ-UBND\" --date 2017-02-07");
  command.add_option("CAMPAIGN", *request->mutable_campaign(), "The campaign's id")->required();
  command.add_option("--decision", *request->mutable_decision(), "The decision's number")
      ->required()
      ->type_name("NUMBER");
  command.add_option("--date", *request->mutable_date(), "The decision's date")
      ->required()
      ->type_name("YYYY-MM-DD");
  command.add_option("--amends", *amends, "The position of the publication that this one amends")
      ->check(IsPosition())
      ->type_name("POSITION");
  AddRequestId(command, *request->mutable_request_id());
  OnRun(command, session, [&session, request, amends] {
    request->set_amends(*amends);
    return Publish(session, *request);
  });
}

void AddRecordEarlier(CLI::App& ranking, Session& session) {
  struct Options {
    std::string file, request_id;
  };
  auto options = std::make_shared<Options>();
  CLI::App& command = AddCommand(
      ranking, "record-earlier",
      "Records a past ranking known only as ranks: ranking,title,group,component,organization,rank",
      "thuocdo ranking record-earlier ranking-2015.csv --actor administrator:nguyen-van-a");
  command.add_option("FILE", options->file, "The CSV file")->required();
  AddRequestId(command, options->request_id);
  OnRun(command, session,
        [&session, options] { return RecordEarlier(session, options->file, options->request_id); });
}

}  // namespace

void AddRanking(CLI::App& app, Session& session) {
  CLI::App& ranking =
      AddSubject(app, "ranking", "Ranking tables: show, compare, explain, publish, record-earlier",
                 "thuocdo ranking show binh-dinh-2016 --group departments");
  AddShow(ranking, session);
  AddRankingCompare(ranking, session);
  AddRankingExplain(ranking, session);
  AddPublish(ranking, session);
  AddRecordEarlier(ranking, session);
}

}  // namespace thuocdo::client
