// Running a command: return its first receipt, or read, decide and append; and decide again if the streams
// have changed.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/server_context.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/event_log.h"
#include "services/intake/context/stream_reader.h"
#include "services/intake/core/request_pseudonym.h"
#include "thuocdo/eventlog/v1/record.pb.h"
#include "thuocdo/intake/v1/receipt.pb.h"
#include "thuocdo/intake/v1/sheets.pb.h"

namespace thuocdo::intake {

// How often a command is decided while others keep changing the streams that it reads. After that the caller
// gets ABORTED.
inline constexpr int kAttemptsMax = 5;

// A command's actor, and what identifies the command when it is repeated.
struct Command {
  RequestName given;      // as the caller gave it
  RequestName pseudonym;  // as the log keeps it; see RequestPseudonym
  eventlog::v1::Actor actor;
  std::optional<eventlog::v1::SourcePosition> source;
};

// Returns the command that came as `request`, which must have a field `request_id`. The fingerprint covers
// the request's type, the actor, and every field except `request_id`, `expected_revision` and `checkpoint`:
// these guard the first attempt, and a retry may change them without asking for anything else.
//
// Returns INVALID_ARGUMENT for an invalid request id or unknown fields, and what CallerOf returns.
absl::StatusOr<Command> CommandOf(const grpc::ServerContext& context,
                                  const google::protobuf::Message& request,
                                  const RequestPseudonym& pseudonym);

using DecideFunction = absl::FunctionRef<absl::StatusOr<std::vector<eventlog::NewEvent>>(StreamReader&)>;

// Runs `command` once, however often it is called.
//
// Returns the first receipt if the command was accepted before, or by another call while this one was
// decided. Otherwise appends the events of `decide`, on condition that no stream that it read has changed,
// and decides again if one has. If there are no events, nothing is appended and the receipt's positions are
// 0.
//
// Returns what `decide` and EventLog::Append return; ABORTED after kAttemptsMax attempts.
absl::StatusOr<intake::v1::Receipt> RunCommand(eventlog::EventLog& log, const Command& command,
                                               DecideFunction decide);

// Returns OK if `actual`, the revision of `stream`, is what the caller expects; ABORTED with the actual
// revision otherwise.
absl::Status CheckExpected(const intake::v1::ExpectedRevision& expected, const std::string& stream,
                           Revision actual);

}  // namespace thuocdo::intake
