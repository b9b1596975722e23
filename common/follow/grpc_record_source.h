// Following the log over gRPC.
#pragma once

#include <memory>

#include <grpcpp/channel.h>

#include "common/follow/follower.h"

namespace thuocdo {

// Subscribes at the EventLogService behind `channel`.
std::unique_ptr<RecordSource> NewGrpcRecordSource(std::shared_ptr<grpc::Channel> channel);

}  // namespace thuocdo
