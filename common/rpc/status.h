// Statuses between Abseil and gRPC. An ErrorDetail travels in `grpc-status-details-bin`, as google.rpc.Status
// would.
#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace thuocdo {

// What an error may take of a call's metadata; servers and clients here accept as much.
inline constexpr int kErrorBytesMax = 1 << 20;

// `status` to be sent. Where it does not fit, the last faults are left out and the last one kept says how
// many.
grpc::Status ToGrpc(const absl::Status& status);

// `status` as it was sent, with its detail. A call that the runtime broke off is UNAVAILABLE, also where the
// runtime calls it CANCELLED: repeat it, it may or may not have been done.
absl::Status FromGrpc(const grpc::Status& status);

}  // namespace thuocdo
