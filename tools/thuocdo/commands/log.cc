// thuocdo log: the events, as stored.
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/time_text.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/message_text.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using eventlog::v1::EventLogService;
using eventlog::v1::ReadRecordsRequest;
using eventlog::v1::ReadRecordsResponse;
using eventlog::v1::RecordHeader;

constexpr uint64_t kPageMax = 1000;

struct LogOptions {
  uint64_t from = 1;
  uint64_t limit = 100;
  std::string format = "table";
};

// A record with its parts decoded.
struct LogEntry {
  RecordHeader header;
  event::v1::Event event;  // says nothing if it was erased
  uint64_t erased_by = 0;  // the position of the event that erased it
};

absl::StatusOr<LogEntry> Decode(const eventlog::v1::Record& record) {
  LogEntry entry{{}, {}, record.erased_by()};
  if (entry.header.ParseFromString(record.header()) && entry.event.ParseFromString(record.payload()))
    return entry;
  return absl::DataLossError("a record of the log cannot be decoded");
}

absl::StatusOr<std::vector<LogEntry>> ReadLog(const Session& session, const LogOptions& options) {
  const Endpoint intake = session.Intake();
  std::vector<LogEntry> entries;
  ReadRecordsRequest request;
  request.set_after_position(options.from - 1);
  while (entries.size() < options.limit) {
    request.set_page_size(static_cast<int32_t>(std::min(kPageMax, options.limit - entries.size())));
    ASSIGN_OR_RETURN(const ReadRecordsResponse page,
                     Call(session, intake, &EventLogService::Stub::ReadRecords, request));
    for (const eventlog::v1::Record& record : page.records()) {
      ASSIGN_OR_RETURN(entries.emplace_back(), Decode(record));
    }
    if (page.records().empty() || entries.back().header.position() >= page.head()) break;
    request.set_after_position(entries.back().header.position());
  }
  return entries;
}

// How many columns an event may take beside the others.
int EventColumns() {
  constexpr int kOtherColumns = 60;
  constexpr int kColumnsMin = 60;
  winsize size = {};
  const bool is_terminal = isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
  return std::max(kColumnsMin, is_terminal ? size.ws_col - kOtherColumns : 0);
}

std::string Describe(const LogEntry& entry) {
  if (entry.erased_by == 0) return DescribeEvent(entry.event);
  return absl::StrCat(entry.header.payload_kind(), ": erased by the event at position ", entry.erased_by);
}

std::string RenderEntries(const std::vector<LogEntry>& entries) {
  const int columns = EventColumns();
  TextTable table({{"position", Align::kRight}, {"accepted"}, {"actor"}, {"event"}});
  for (const LogEntry& entry : entries) {
    table.AddRow({absl::StrCat(entry.header.position()),
                  FormatTime(entry.header.accept_time_us()).substr(0, 19),
                  rpc::FormatActor(entry.header.actor()), CutToWidth(Describe(entry), columns)});
  }
  return table.Render();
}

std::string EntriesJson(const std::vector<LogEntry>& entries) {
  std::string json = "[\n";
  for (const LogEntry& entry : entries) {
    absl::StrAppend(&json, &entry == entries.data() ? "" : ",\n",
                    "{\"header\": ", absl::StripSuffix(MessageJson(entry.header), "\n"),
                    ",\n\"event\": ", absl::StripSuffix(MessageJson(entry.event), "\n"),
                    entry.erased_by == 0 ? "" : absl::StrCat(",\n\"erased_by\": \"", entry.erased_by, "\""),
                    "}");
  }
  return json + "\n]\n";
}

absl::StatusOr<ExitCode> Read(const Session& session, const LogOptions& options) {
  ASSIGN_OR_RETURN(const std::vector<LogEntry> entries, ReadLog(session, options));
  RETURN_IF_ERROR(WriteOutput("", options.format == "json" ? EntriesJson(entries) : RenderEntries(entries)));
  if (entries.size() == options.limit) {
    fmt::print(stderr, "the limit of {} is reached; read on with --from {}\n", options.limit,
               entries.back().header.position() + 1);
  }
  return ExitCode::kFine;
}

}  // namespace

void AddLog(CLI::App& app, Session& session) {
  CLI::App& log =
      AddSubject(app, "log", "The events that everything is computed from: read, erase, backup, restore",
                 "thuocdo log read --limit 20");
  auto options = std::make_shared<LogOptions>();
  CLI::App& read = AddCommand(log, "read", "Prints events in their order",
                              "thuocdo log read --from 34 --limit 20 --format json");
  read.add_option("--from", options->from, "The first position")
      ->check(IsPosition())
      ->capture_default_str()
      ->type_name("POSITION");
  read.add_option("--limit", options->limit, "At most so many events")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str();
  read.add_option("--format", options->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))
      ->capture_default_str();
  OnRun(read, session, [&session, options] { return Read(session, *options); });
  AddLogErase(log, session);
  AddLogBackup(log, session);
  AddLogRestore(log, session);
}

}  // namespace thuocdo::client
