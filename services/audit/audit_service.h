// AuditService over gRPC: its own history -> the cores of scoring and ranking -> compare.
#pragma once

#include <memory>

#include "common/replica/log_replica.h"
#include "thuocdo/audit/v1/audit.grpc.pb.h"

namespace thuocdo::audit {

// Returns the service on the history of `following`, which has the whole log and must outlive it. audit.proto
// defines the contract. Safe for use by many threads.
std::unique_ptr<audit::v1::AuditService::Service> NewAuditService(const replica::LogReplica* replica);

}  // namespace thuocdo::audit
