// As-of resolution: finds the position that a query means, and waits until it is followed.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/follow/follower.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"
#include "thuocdo/query/v1/query.pb.h"

namespace grpc {
class ServerContext;
}

namespace thuocdo::replica {

// Returns the position that `query` means, once `follower` has reached it and `query.min_position`; and, if
// the query names a rule set, the head when the call began, since rules may be newer than the position they
// are applied to. Asks intake through `log`. Ends by the caller's deadline, or after 10 s if there is none.
//
// Returns what ResolvePosition returns, DEADLINE_EXCEEDED, or the error that stopped the follower.
absl::StatusOr<Position> ResolveAsOf(const grpc::ServerContext& caller, const query::v1::Query& query,
                                     eventlog::v1::EventLogService::StubInterface& log,
                                     const follow::Follower& follower);

}  // namespace thuocdo::replica
