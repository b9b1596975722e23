// Calling a service, and sending it commands that may be repeated.
#pragma once

#include <grpcpp/support/status.h>

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/status.h"
#include "common/rpc/caller.h"
#include "common/rpc/status.h"
#include "tools/thuocdo/client/request_id.h"
#include "tools/thuocdo/client/session.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {

// `status` as `to` answered it, or as it could not be reached.
absl::Status CallError(const Endpoint& to, const grpc::Status& status);

// Calls `method` of the service at `to`. Returns the service's error; UNAVAILABLE or DEADLINE_EXCEEDED names
// the address.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Call(const Session& session, const Endpoint& to,
                              grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                              const Request& request) {
  grpc::ClientContext context;
  RETURN_IF_ERROR(session.Prepare(context));
  Stub stub(to.channel);
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) return CallError(to, status);
  return response;
}

// Sends a command that has its request id, and keeps its receipt where receipts are kept. The service's error
// is a CommandError.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> SendOnce(const Session& session, const Endpoint& to,
                                  grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                               Response*),
                                  const Request& request) {
  absl::StatusOr<Response> response = Call(session, to, method, request);
  if (!response.ok()) return CommandError(response.status());
  RETURN_IF_ERROR(session.Keep(response->receipt()));
  return response;
}

// Sends a command. Its request id is `given_id`, or else derived from `kind`, the request and the actor, so
// that repeating the command adds nothing. Returns a usage error if it is not known who acts.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> Send(const Session& session, const Endpoint& to,
                              grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                              absl::string_view kind, Request request, const std::string& given_id) {
  ASSIGN_OR_RETURN(const eventlog::v1::Actor actor, session.Actor());
  request.set_request_id(given_id.empty() ? DerivedRequestId(kind, request, rpc::FormatActor(actor))
                                          : given_id);
  return SendOnce(session, to, method, request);
}

}  // namespace thuocdo::client
