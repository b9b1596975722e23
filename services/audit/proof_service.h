// Checkpoints and proofs over gRPC.
#pragma once

#include <memory>

#include "common/rpc/following.h"
#include "services/audit/checkpointer.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"

namespace thuocdo {

// The service on what `following` knows, whose store has the log's tree. Both outlive it. The contract is in
// the proto. Safe for use by many threads.
std::unique_ptr<audit::v1::ProofService::Service> NewProofService(const Following* following,
                                                                  Checkpointer* checkpointer);

}  // namespace thuocdo
