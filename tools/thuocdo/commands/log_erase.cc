// thuocdo log erase: what an event said is erased for ever.
#include <fmt/format.h>

#include <memory>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/base/time_text.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/message_text.h"

namespace thuocdo::client {
namespace {

using eventlog::v1::EventLogService;
using eventlog::v1::RecordHeader;
using intake::v1::IntakeService;

struct EraseOptions {
  uint64_t position = 0;
  std::string reason;
  std::string request_id;
  bool yes = false;
};

absl::StatusOr<eventlog::v1::Record> ReadRecord(const Session& session, uint64_t position) {
  eventlog::v1::ReadRecordsRequest request;
  request.set_after_position(position - 1);
  request.set_page_size(1);
  ASSIGN_OR_RETURN(const eventlog::v1::ReadRecordsResponse page,
                   Call(session, session.Intake(), &EventLogService::Stub::ReadRecords, request));
  if (page.records_size() == 1) return page.records(0);
  return absl::NotFoundError(absl::StrCat("there is no event at position ", position));
}

absl::StatusOr<intake::v1::ErasePayloadResponse> Ask(const Session& session, const EraseOptions& options,
                                                     bool validate_only) {
  intake::v1::ErasePayloadRequest request;
  request.set_position(options.position);
  request.set_reason(options.reason);
  request.set_validate_only(validate_only);
  return Send(session, session.Intake(), &IntakeService::Stub::ErasePayload, "erase", request,
              options.request_id);
}

// What would be lost, for the person who decides; an error if it cannot be erased.
absl::StatusOr<ExitCode> Show(const Session& session, const EraseOptions& options) {
  ASSIGN_OR_RETURN(const eventlog::v1::Record record, ReadRecord(session, options.position));
  RecordHeader header;
  event::v1::Event event;
  if (!header.ParseFromString(record.header()) || !event.ParseFromString(record.payload()))
    return absl::DataLossError("the record cannot be decoded");
  fmt::print("position {}, {}, revision {}, by {} at {}:\n{}\n", header.position(), header.stream(),
             header.revision(), rpc::FormatActor(header.actor()),
             FormatTime(header.accept_time_us()).substr(0, 19), DescribeEvent(event));
  RETURN_IF_ERROR(Ask(session, options, /*validate_only=*/true).status());
  return UsageError(absl::InvalidArgumentError(
      "nothing is erased yet. Once it is, nobody can bring it back, and what was "
      "computed from it cannot be computed "
      "again until an answer replaces it: declare or correct again first where you "
      "can. To erase it, repeat the "
      "command with --yes"));
}

absl::StatusOr<ExitCode> Erase(const Session& session, const EraseOptions& options) {
  ASSIGN_OR_RETURN(const auto response, Ask(session, options, /*validate_only=*/false));
  PrintReceipt(response.receipt(), absl::StrCat("what the event at position ", options.position,
                                                " said is erased; its header and every proof stay"));
  fmt::print(stderr, "backups made before still hold it: delete them once a new one is made\n");
  return ExitCode::kFine;
}

}  // namespace

void AddLogErase(CLI::App& log, Session& session) {
  auto options = std::make_shared<EraseOptions>();
  CLI::App& erase =
      AddCommand(log, "erase", "Erases what an event of a sheet said, for good; without --yes only shows it",
                 "thuocdo log erase 42 --reason \"Quyết định 12/QĐ-STTTT: xóa dữ liệu cá nhân\" --yes");
  erase.add_option("POSITION", options->position, "The event's position, as `thuocdo log read` prints it")
      ->required()
      ->check(IsPosition());
  erase
      .add_option("--reason", options->reason, "Why; it stays in the log and must not repeat what is erased")
      ->required();
  erase.add_flag("--yes", options->yes, "Erase it");
  AddRequestId(erase, options->request_id);
  OnRun(erase, session,
        [&session, options] { return options->yes ? Erase(session, *options) : Show(session, *options); });
}

}  // namespace thuocdo::client
