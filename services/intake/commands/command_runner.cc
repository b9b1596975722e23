#include "services/intake/commands/command_runner.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/rpc/caller.h"
#include "services/intake/context/receipt.h"

namespace thuocdo::intake {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

std::string RequestIdOf(const Message& request) {
  const FieldDescriptor* field = request.GetDescriptor()->FindFieldByName("request_id");
  return request.GetReflection()->GetString(request, field);
}

absl::Status CheckRequest(const Message& request) {
  const std::string id = RequestIdOf(request);
  auto printable = [](unsigned char c) { return absl::ascii_isgraph(c); };
  Violations violations;
  if (id.empty() || id.size() > eventlog::kRequestIdBytesMax ||
      !std::all_of(id.begin(), id.end(), printable)) {
    violations.Add("request_id", "must be 1 to 128 printable ASCII characters without spaces");
  }
  if (HasUnknownFields(request)) {
    violations.Add(
        "", "the request has fields that this service does not know; use a client of the service's version");
  }
  return violations.ToStatus(absl::StatusCode::kInvalidArgument, "the command is invalid");
}

// Hashes `request` without the fields that may differ when the same command is repeated.
std::string FingerprintOf(const Message& request, const eventlog::v1::Actor& actor) {
  std::unique_ptr<Message> asked(request.New());
  asked->CopyFrom(request);
  for (const char* name : {"request_id", "expected_revision", "checkpoint"}) {
    const FieldDescriptor* field = asked->GetDescriptor()->FindFieldByName(name);
    if (field != nullptr) asked->GetReflection()->ClearField(asked.get(), field);
  }
  return Sha256(absl::StrCat(Sha256(request.GetDescriptor()->full_name()),
                             Sha256(SerializeDeterministically(*asked)),
                             Sha256(SerializeDeterministically(actor))));
}

eventlog::ExpectedRevision FromProto(const intake::v1::ExpectedRevision& expected) {
  using Proto = intake::v1::ExpectedRevision;
  switch (expected.expected_case()) {
    case Proto::kRevision:
      return eventlog::ExpectedRevision::Exactly({expected.revision()});
    case Proto::kNoStream:
      return eventlog::ExpectedRevision::NoStream();
    case Proto::kStreamExists:
      return eventlog::ExpectedRevision::StreamExists();
    default:
      return {};
  }
}

eventlog::AppendRequest MakeAppend(const Command& command, const StreamReader& reader,
                                   std::vector<eventlog::NewEvent> events) {
  eventlog::AppendRequest append;
  append.request_id = command.pseudonym.id;
  append.fingerprint = command.pseudonym.fingerprint;
  append.actor = command.actor;
  append.source = command.source;
  append.expected = reader.expected();
  append.events = std::move(events);
  return append;
}

// The outcome of a command without events: `decided`, if it was rejected; else a receipt without positions,
// because nothing has to change.
absl::StatusOr<intake::v1::Receipt> WithoutEvents(const absl::Status& decided, const eventlog::EventLog& log,
                                                  const Command& command) {
  RETURN_IF_ERROR(decided);
  intake::v1::Receipt receipt;
  receipt.set_request_id(command.given.id);
  receipt.set_log_id(log.LogId());
  return receipt;
}

// The receipt for the caller, who knows the command by the id that it gave and not by the sealed one.
absl::StatusOr<intake::v1::Receipt> ReceiptFor(const Command& command, const eventlog::EventLog& log,
                                               eventlog::Receipt receipt) {
  receipt.request_id = command.given.id;
  return ReceiptToProto(log, receipt);
}

// The log's error for the caller: a message that names the sealed id would mean nothing to it.
absl::Status ErrorFor(const Command& command, const absl::Status& error) {
  if (!absl::IsAlreadyExists(error)) return error;
  return absl::AlreadyExistsError(
      absl::StrReplaceAll(error.message(), {{command.pseudonym.id, command.given.id}}));
}

// Looks up `name`, which is one of the two names of `command`.
absl::StatusOr<std::optional<intake::v1::Receipt>> FindUnder(const RequestName& name,
                                                             const eventlog::EventLog& log,
                                                             const Command& command) {
  const absl::StatusOr<std::optional<eventlog::Receipt>> found = log.FindReceipt(name.id, name.fingerprint);
  RETURN_IF_ERROR(ErrorFor(command, found.status()));
  if (!found->has_value()) return std::nullopt;
  return ReceiptFor(command, log, **found);
}

// Finds the first receipt of `command`; nothing if it was not accepted yet. A log written before seals were
// introduced has commands under the names that their callers gave.
absl::StatusOr<std::optional<intake::v1::Receipt>> FirstReceipt(const eventlog::EventLog& log,
                                                                const Command& command) {
  ASSIGN_OR_RETURN(std::optional<intake::v1::Receipt> first, FindUnder(command.pseudonym, log, command));
  if (first.has_value() || !MayBePlainRequestId(command.given.id)) return first;
  return FindUnder(command.given, log, command);
}

// `outcome`, unless the same command was accepted from another call while this one was decided. That may be
// the very reason why this one was rejected: the campaign it opens is open already.
absl::StatusOr<intake::v1::Receipt> FirstReceiptOr(absl::StatusOr<intake::v1::Receipt> outcome,
                                                   eventlog::EventLog& log, const Command& command) {
  ASSIGN_OR_RETURN(const std::optional<intake::v1::Receipt> first, FirstReceipt(log, command));
  return first.has_value() ? *first : std::move(outcome);
}

}  // namespace

absl::StatusOr<Command> CommandOf(const grpc::ServerContext& context, const Message& request,
                                  const RequestPseudonym& pseudonym) {
  ASSIGN_OR_RETURN(eventlog::v1::Actor actor, rpc::CallerOf(context));
  RETURN_IF_ERROR(CheckRequest(request));
  const RequestName given{RequestIdOf(request), FingerprintOf(request, actor)};
  return Command{given, pseudonym.Pseudonymize(given), actor, std::nullopt};
}

absl::StatusOr<intake::v1::Receipt> RunCommand(eventlog::EventLog& log, const Command& command,
                                               DecideFunction decide) {
  ASSIGN_OR_RETURN(const std::optional<intake::v1::Receipt> first, FirstReceipt(log, command));
  if (first.has_value()) return *first;
  absl::Status unmigrated;
  for (int attempt = 0; attempt < kAttemptsMax; ++attempt) {
    StreamReader reader(&log);
    absl::StatusOr<std::vector<eventlog::NewEvent>> events = decide(reader);
    if (!events.ok() || events->empty())
      return FirstReceiptOr(WithoutEvents(events.status(), log, command), log, command);
    absl::StatusOr<eventlog::Receipt> receipt = log.Append(MakeAppend(command, reader, *std::move(events)));
    if (receipt.ok()) return ReceiptFor(command, log, *receipt);
    unmigrated = ErrorFor(command, receipt.status());
    if (!absl::IsAborted(unmigrated)) return unmigrated;
  }
  return unmigrated;
}

absl::Status CheckExpected(const intake::v1::ExpectedRevision& expected, const std::string& stream,
                           Revision actual) {
  if (FromProto(expected).Allows(actual)) return absl::OkStatus();
  rpc::v1::ErrorDetail detail;
  rpc::v1::StreamRevision& revision = *detail.add_actual_revisions();
  revision.set_stream(stream);
  revision.set_revision(actual.value);
  std::string what = actual.value == 0 ? "does not exist" : absl::StrCat("is at revision ", actual.value);
  return WithDetail(
      absl::AbortedError(absl::StrCat(
          stream, " ", what, ", which is not the expected revision; read it again and repeat the command")),
      detail);
}

}  // namespace thuocdo::intake
