// Running a command: receipt, or read, decide, append, and again where another command came between.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/server_context.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "services/intake/core/request_seal.h"
#include "services/intake/stream_reader.h"
#include "thuocdo/intake/v1/receipt.pb.h"
#include "thuocdo/intake/v1/sheets.pb.h"

namespace thuocdo {

// Another command came between at most so many times; then the caller is asked to come back.
inline constexpr int kAttemptsMax = 5;

// Whose command it is, and what makes it the same when it is repeated.
struct Command {
  RequestName given;   // by the caller
  RequestName sealed;  // as the log keeps it
  eventlog::v1::Actor actor;
  std::optional<eventlog::v1::SourcePosition> source;
};

// What identifies `request`, which has a field `request_id`. The fingerprint is over the request's type,
// everything in it except `request_id`, `expected_revision` and `checkpoint` (which guard the first attempt
// and do not say what is asked), and the actor.
//
// Returns INVALID_ARGUMENT for a bad request id or fields that are not known here, UNAUTHENTICATED without an
// actor.
absl::StatusOr<Command> CommandOf(const grpc::ServerContext& context,
                                  const google::protobuf::Message& request, const RequestSeal& seal);

using DecideFunction = absl::FunctionRef<absl::StatusOr<std::vector<NewEvent>>(StreamReader&)>;

// The first receipt if `command` was accepted before, or from another call while this one was decided.
// Otherwise appends what `decide` gives, expecting every stream that it read to be unchanged; decides again
// where that fails. Without events nothing is appended, and the receipt's positions are 0.
absl::StatusOr<intake::v1::Receipt> RunCommand(EventLog& log, const Command& command, DecideFunction decide);

// ABORTED, with `stream`'s actual revision, unless that is what the caller expects.
absl::Status CheckExpected(const intake::v1::ExpectedRevision& expected, const std::string& stream,
                           Revision actual);

}  // namespace thuocdo
