// Statuses between Abseil and gRPC. An ErrorDetail travels in `grpc-status-details-bin`, as google.rpc.Status would.
#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace thuocdo {

grpc::Status ToGrpc(const absl::Status& status);
absl::Status FromGrpc(const grpc::Status& status);

}  // namespace thuocdo
