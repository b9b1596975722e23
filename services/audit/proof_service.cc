#include "services/audit/proof_service.h"

#include <atomic>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rpc/status.h"
#include "services/audit/check_tree_call.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/audit/core/bundle/make_bundle.h"
#include "services/audit/core/publication/published.h"

namespace thuocdo::audit {
namespace {

using audit::v1::CheckTreeRequest;
using audit::v1::CheckTreeResponse;
using audit::v1::GetBundleRequest;
using audit::v1::GetBundleResponse;
using audit::v1::GetConsistencyProofRequest;
using audit::v1::GetConsistencyProofResponse;
using audit::v1::GetInclusionProofRequest;
using audit::v1::GetInclusionProofResponse;
using audit::v1::GetLogCheckpointRequest;
using audit::v1::GetLogCheckpointResponse;

constexpr size_t kChunkBytesMax = 1 << 20;

std::string ToBytes(const merkle::Hash& hash) { return std::string(merkle::Bytes(hash)); }

class ProofService final : public audit::v1::ProofService::Service {
 public:
  ProofService(const replica::LogReplica* replica, Checkpointer* checkpointer)
      : replica_(replica), checkpointer_(checkpointer), tree_(&replica->store()) {}

  grpc::Status GetLogCheckpoint(grpc::ServerContext* context, const GetLogCheckpointRequest* request,
                                GetLogCheckpointResponse* response) override {
    return rpc::ToGrpc(HandleGetLogCheckpoint(*context, *request, *response));
  }

  grpc::Status GetInclusionProof(grpc::ServerContext* context, const GetInclusionProofRequest* request,
                                 GetInclusionProofResponse* response) override {
    return rpc::ToGrpc(HandleGetInclusionProof(*context, *request, *response));
  }

  grpc::Status GetConsistencyProof(grpc::ServerContext* context, const GetConsistencyProofRequest* request,
                                   GetConsistencyProofResponse* response) override {
    return rpc::ToGrpc(HandleGetConsistencyProof(*context, *request, *response));
  }

  grpc::Status CheckTree(grpc::ServerContext* context, const CheckTreeRequest* request,
                         grpc::ServerWriter<CheckTreeResponse>* writer) override {
    auto write = [&](const CheckTreeResponse& response) {
      return writer->Write(response) ? absl::OkStatus() : absl::CancelledError("the caller has gone");
    };
    const absl::StatusOr<Position> position = WaitForSize(*context, request->log_size());
    if (!position.ok()) return rpc::ToGrpc(position.status());
    if (is_checking_.exchange(true)) {
      return rpc::ToGrpc(absl::ResourceExhaustedError(
          "the tree is being checked already; repeat the call when that check is done"));
    }
    const absl::Cleanup done = [this] { is_checking_ = false; };
    return rpc::ToGrpc(CheckStoredTree(*replica_, *checkpointer_, *request, write));
  }

  grpc::Status GetBundle(grpc::ServerContext* context, const GetBundleRequest* request,
                         grpc::ServerWriter<GetBundleResponse>* writer) override {
    const absl::StatusOr<std::string> bundle = MakeBundleFile(*context, *request);
    return rpc::ToGrpc(bundle.ok() ? SendChunks(*bundle, *writer) : bundle.status());
  }

 private:
  // Waits until the history has the first `size` positions of the log; 0: all of it.
  absl::StatusOr<Position> WaitForSize(const grpc::ServerContext& context, uint64_t size) const {
    query::v1::Query query;
    if (size > 0) query.mutable_as_of()->set_position(size);
    return replica_->Resolve(context, query);
  }

  absl::Status HandleGetLogCheckpoint(const grpc::ServerContext& context,
                                      const GetLogCheckpointRequest& request,
                                      GetLogCheckpointResponse& response) const {
    ASSIGN_OR_RETURN(const Position position, WaitForSize(context, request.min_size()));
    ASSIGN_OR_RETURN(*response.mutable_note(), checkpointer_->SignAtLeast(position.value));
    return absl::OkStatus();
  }

  absl::Status HandleGetInclusionProof(const grpc::ServerContext& context,
                                       const GetInclusionProofRequest& request,
                                       GetInclusionProofResponse& response) const {
    RETURN_IF_ERROR(WaitForSize(context, request.tree_size()).status());
    ASSIGN_OR_RETURN(const merkle::Proof proof,
                     tree_.ProveInclusion({request.position()}, request.tree_size()));
    ASSIGN_OR_RETURN(const merkle::Hash leaf, tree_.Leaf({request.position()}));
    response.set_leaf_hash(ToBytes(leaf));
    for (const merkle::Hash& hash : proof) response.add_hashes(ToBytes(hash));
    return absl::OkStatus();
  }

  absl::Status HandleGetConsistencyProof(const grpc::ServerContext& context,
                                         const GetConsistencyProofRequest& request,
                                         GetConsistencyProofResponse& response) const {
    RETURN_IF_ERROR(WaitForSize(context, request.second_size()).status());
    ASSIGN_OR_RETURN(const merkle::Proof proof,
                     tree_.ProveConsistency(request.first_size(), request.second_size()));
    for (const merkle::Hash& hash : proof) response.add_hashes(ToBytes(hash));
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> MakeBundleFile(const grpc::ServerContext& context,
                                             const GetBundleRequest& request) const {
    ASSIGN_OR_RETURN(const Position head, WaitForSize(context, 0));
    ASSIGN_OR_RETURN(const Published published, FindPublished(replica_->history(), request.campaign(),
                                                              {request.publication_position()}, head));
    const Position position = published.publication.position;
    ASSIGN_OR_RETURN(const std::string checkpoint, checkpointer_->SignAtLeast(position.value));
    const BundleSubject subject = {request.campaign(), request.organization(), position};
    auto prove = [this](Position of, uint64_t size) { return tree_.ProveInclusion(of, size); };
    const BundleSource source = {&replica_->history(), &replica_->store(), prove};
    ASSIGN_OR_RETURN(const audit::v1::AuditBundle bundle, MakeBundle(source, subject, checkpoint));
    return FormatBundle(bundle);
  }

  static absl::Status SendChunks(absl::string_view bytes, grpc::ServerWriter<GetBundleResponse>& writer) {
    GetBundleResponse chunk;
    for (; !bytes.empty(); bytes.remove_prefix(chunk.data().size())) {
      chunk.set_data(std::string(bytes.substr(0, kChunkBytesMax)));
      if (!writer.Write(chunk)) return absl::CancelledError("the caller has gone");
    }
    return absl::OkStatus();
  }

  const replica::LogReplica* replica_;
  Checkpointer* checkpointer_;
  const LogTree tree_;
  std::atomic<bool> is_checking_ = false;
};

}  // namespace

std::unique_ptr<audit::v1::ProofService::Service> NewProofService(const replica::LogReplica* replica,
                                                                  Checkpointer* checkpointer) {
  return std::make_unique<ProofService>(replica, checkpointer);
}

}  // namespace thuocdo::audit
