#include "services/witness/core/add_checkpoint.h"

#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/note/encoding.h"

namespace thuocdo::witness {
namespace {

WitnessAnswer Reject(int status, absl::string_view why) {
  WitnessAnswer answer;
  answer.status = status;
  answer.body = absl::StrCat(why, "\n");
  return answer;
}

absl::StatusOr<uint64_t> ParseOldSize(absl::string_view line) {
  const bool is_old = absl::ConsumePrefix(&line, "old ");
  const std::optional<uint64_t> size = ParseWholeNumber(line);
  if (is_old && size.has_value()) return *size;
  return absl::InvalidArgumentError("the first line must be \"old\", a space and the size of the last tree");
}

absl::StatusOr<merkle::Proof> ParseProof(const std::vector<absl::string_view>& lines) {
  if (lines.size() > kWitnessProofHashesMax)
    return absl::InvalidArgumentError("a proof has at most 63 hashes");
  merkle::Proof proof;
  for (absl::string_view line : lines) {
    const std::optional<merkle::Hash> hash = merkle::HashFrom(note::DecodeBase64(line).value_or(""));
    if (!hash.has_value())
      return absl::InvalidArgumentError("each line of the proof must be a hash of 32 bytes in base64");
    proof.push_back(*hash);
  }
  return proof;
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

absl::StatusOr<AddCheckpointRequest> ParseAddCheckpoint(absl::string_view body) {
  const size_t end = body.find("\n\n");
  if (end == body.npos)
    return absl::InvalidArgumentError("there must be an empty line before the checkpoint");
  std::vector<absl::string_view> lines = absl::StrSplit(body.substr(0, end), '\n');
  AddCheckpointRequest request;
  ASSIGN_OR_RETURN(request.old_size, ParseOldSize(lines[0]));
  lines.erase(lines.begin());
  ASSIGN_OR_RETURN(request.proof, ParseProof(lines));
  ASSIGN_OR_RETURN(request.note, note::ParseNote(body.substr(end + 2)));
  ASSIGN_OR_RETURN(request.checkpoint, note::ParseCheckpoint(request.note.text));
  return request;
}

std::string FormatAddCheckpoint(const AddCheckpointRequest& request) {
  std::string body = absl::StrCat("old ", request.old_size, "\n");
  for (const merkle::Hash& hash : request.proof)
    absl::StrAppend(&body, absl::Base64Escape(merkle::Bytes(hash)), "\n");
  return absl::StrCat(body, "\n", note::FormatNote(request.note));
}

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
