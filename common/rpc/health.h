// Asks a server for its health (grpc.health.v1).
#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace thuocdo::rpc {

// Reports whether `service` of the server at `channel` is SERVING; an empty name stands for all of its
// services.
//
// Returns NOT_FOUND if the server does not have the service, UNAVAILABLE if there is no server,
// DEADLINE_EXCEEDED after `timeout`.
absl::StatusOr<bool> IsServing(const std::shared_ptr<grpc::Channel>& channel, const std::string& service,
                               absl::Duration timeout = absl::Seconds(5));

}  // namespace thuocdo::rpc
