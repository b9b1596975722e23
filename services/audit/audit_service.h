// Audit over gRPC: its own history -> scoring's and ranking's cores -> compare.
#pragma once

#include <memory>

#include "common/rpc/following.h"
#include "thuocdo/audit/v1/audit.grpc.pb.h"

namespace thuocdo {

// The service on what `following` knows, which is the whole log and outlives it. The contract is in the
// proto. Safe for use by many threads.
std::unique_ptr<audit::v1::AuditService::Service> NewAuditService(const Following* following);

}  // namespace thuocdo
