// Converts statuses between Abseil and gRPC. An ErrorDetail is sent in `grpc-status-details-bin`, as a
// google.rpc.Status.
#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace thuocdo::rpc {

// The most bytes of metadata that an error takes; servers and clients of this system accept that much.
inline constexpr int kErrorBytesMax = 1 << 20;

// Returns `status` as it is sent. If it does not fit, the last violations are dropped, and a final one states
// how many.
grpc::Status ToGrpc(const absl::Status& status);

// Returns a received status with its detail. A call that gRPC itself has ended is UNAVAILABLE, even if gRPC
// reports CANCELLED: the call may or may not have been executed, so repeat it.
absl::Status FromGrpc(const grpc::Status& status);

}  // namespace thuocdo::rpc
