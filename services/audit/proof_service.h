// ProofService over gRPC: checkpoints, proofs and bundles.
#pragma once

#include <memory>

#include "common/replica/log_replica.h"
#include "services/audit/checkpointer.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"

namespace thuocdo::audit {

// Returns the service on the store of `following`, which has the tree of the log. Both must outlive it.
// proof_service.proto defines the contract. Safe for use by many threads.
std::unique_ptr<audit::v1::ProofService::Service> NewProofService(const replica::LogReplica* replica,
                                                                  Checkpointer* checkpointer);

}  // namespace thuocdo::audit
