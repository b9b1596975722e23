#include "common/replica/as_of.h"

#include <grpcpp/client_context.h>
#include <grpcpp/server_context.h>

#include <algorithm>
#include <chrono>

#include "absl/time/clock.h"
#include "common/base/status.h"
#include "common/rpc/caller.h"
#include "common/rpc/status.h"

namespace thuocdo::replica {
namespace {

using Deadline = std::chrono::system_clock::time_point;

constexpr std::chrono::seconds kWithoutDeadline{10};

Deadline DeadlineOf(const grpc::ServerContext& caller) {
  return caller.deadline() == Deadline::max() ? std::chrono::system_clock::now() + kWithoutDeadline
                                              : caller.deadline();
}

// Asks intake which position `as_of` means.
absl::StatusOr<Position> Resolve(const grpc::ServerContext& caller, Deadline deadline,
                                 const query::v1::AsOf& as_of,
                                 eventlog::v1::EventLogService::StubInterface& log) {
  grpc::ClientContext context;
  rpc::PassOn(caller, context);
  context.set_deadline(deadline);
  eventlog::v1::ResolvePositionRequest request;
  *request.mutable_as_of() = as_of;
  eventlog::v1::ResolvePositionResponse response;
  RETURN_IF_ERROR(rpc::FromGrpc(log.ResolvePosition(&context, request, &response)));
  return Position{response.position()};
}

}  // namespace

absl::StatusOr<Position> ResolveAsOf(const grpc::ServerContext& caller, const query::v1::Query& query,
                                     eventlog::v1::EventLogService::StubInterface& log,
                                     const follow::Follower& follower) {
  const Deadline deadline = DeadlineOf(caller);
  ASSIGN_OR_RETURN(Position position, Resolve(caller, deadline, query.as_of(), log));
  Position needed = std::max(position, Position{query.min_position()});
  const bool is_now = query.as_of().at_case() == query::v1::AsOf::AT_NOT_SET;
  if (!is_now && !query.rule_set().empty()) {
    ASSIGN_OR_RETURN(const Position head, Resolve(caller, deadline, query::v1::AsOf(), log));
    needed = std::max(needed, head);
  }
  RETURN_IF_ERROR(follower.WaitFor(needed, absl::FromChrono(deadline) - absl::Now()));
  return is_now ? needed : position;  // "now" includes what the caller has written itself
}

}  // namespace thuocdo::replica
