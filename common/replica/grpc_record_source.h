// Follows the log over gRPC.
#pragma once

#include <grpcpp/channel.h>

#include <memory>

#include "common/follow/follower.h"

namespace thuocdo::replica {

// Returns a source that subscribes to the EventLogService behind `channel`.
std::unique_ptr<follow::RecordSource> NewGrpcRecordSource(std::shared_ptr<grpc::Channel> channel);

}  // namespace thuocdo::replica
