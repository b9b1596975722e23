#include "services/witness/core/add_checkpoint.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/merkle/verify.h"

namespace thuocdo::witness {
namespace {

using transparency::AddCheckpointRequest;

WitnessAnswer Reject(int status, absl::string_view why) {
  WitnessAnswer answer;
  answer.status = status;
  answer.body = absl::StrCat(why, "\n");
  return answer;
}

// Whether the checkpoint's tree continues the one that was cosigned.
absl::Status CheckContinues(const AddCheckpointRequest& request, const WitnessView& view) {
  const merkle::Tree& tree = request.checkpoint.tree;
  if (tree.size == 0 && tree.root != merkle::EmptyRoot())
    return absl::DataLossError("an empty tree has another root");
  if (view.cosigned_size > 0)
    return merkle::VerifyConsistency({view.cosigned_size, view.cosigned_root}, tree, request.proof);
  return request.proof.empty()
             ? absl::OkStatus()
             : absl::InvalidArgumentError("no proof is needed that a tree begins with nothing");
}

// The checkpoint with the signatures that were checked.
std::string CosignedNote(const AddCheckpointRequest& request, const std::vector<note::VerifierKey>& log_keys,
                         const note::Signature& cosignature) {
  note::Note kept{request.note.text, {}};
  for (const note::Signature& signature : request.note.signatures) {
    if (note::FindKey(signature, log_keys) != nullptr) kept.signatures.push_back(signature);
  }
  kept.signatures.push_back(cosignature);
  return note::FormatNote(kept);
}

WitnessAnswer Conflict(uint64_t cosigned_size) {
  WitnessAnswer answer = Reject(409, absl::StrCat(cosigned_size));
  answer.content_type = "text/x.tlog.size";
  return answer;
}

WitnessAnswer Sign(const AddCheckpointRequest& request, const WitnessView& view,
                   const note::SignerKey& witness) {
  const absl::StatusOr<note::Signature> cosignature = note::Cosign(witness, request.note.text, view.now_s);
  if (!cosignature.ok()) return Reject(500, cosignature.status().message());
  WitnessAnswer answer;
  answer.body = note::FormatSignature(*cosignature);
  answer.to_keep = CosignedNote(request, view.log_keys, *cosignature);
  return answer;
}

}  // namespace

WitnessAnswer AddCheckpoint(const AddCheckpointRequest& request, const WitnessView& view,
                            const note::SignerKey& witness) {
  if (view.log_keys.empty())
    return Reject(404, absl::StrCat("this witness does not know ", request.checkpoint.origin));
  if (const absl::Status known = note::VerifyNote(request.note, view.log_keys); !known.ok())
    return Reject(403, known.message());
  if (request.old_size > request.checkpoint.tree.size)
    return Reject(400, "the old size is above that of the checkpoint");
  if (request.old_size != view.cosigned_size) return Conflict(view.cosigned_size);
  if (const absl::Status continues = CheckContinues(request, view); !continues.ok())
    return Reject(422, continues.message());
  return Sign(request, view, witness);
}

WitnessAnswer BadRequest(const absl::Status& violation) { return Reject(400, violation.message()); }

}  // namespace thuocdo::witness
