// As known when: which position a query means, and waiting until it is there.
#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/follow/follower.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"
#include "thuocdo/query/v1/query.pb.h"

namespace grpc {
class ServerContext;
}

namespace thuocdo {

// The position that `query` means, after `follower` has got there and to `query.min_position`; and, if a rule
// set is named, to the head when the call started, since rules may be younger than what is asked about them.
// Asks intake through `log`; ends by the caller's deadline, or after 10 s if it has none.
//
// Returns what ResolvePosition returns, DEADLINE_EXCEEDED, or the error that stopped the follower.
absl::StatusOr<Position> ResolveMoment(const grpc::ServerContext& caller, const query::v1::Query& query,
                                       eventlog::v1::EventLogService::StubInterface& log,
                                       const Follower& follower);

}  // namespace thuocdo
