#include "common/transparency/signed_checkpoint.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/status.h"

namespace thuocdo::transparency {
namespace {

using note::SignatureType;
using note::VerifierKey;

std::vector<VerifierKey> OfType(SignatureType type, const std::vector<VerifierKey>& keys) {
  std::vector<VerifierKey> found;
  for (const VerifierKey& key : keys) {
    if (key.type == type) found.push_back(key);
  }
  return found;
}

// "a" or "a, b", for people.
std::string Names(const std::vector<VerifierKey>& keys) {
  return absl::StrJoin(keys, ", ", [](std::string* out, const VerifierKey& key) {
    absl::StrAppend(out, note::FormatVerifierKey(key));
  });
}

// Adds the name of the log's key that signed, if one must.
absl::Status CheckLog(const note::Note& note, const std::vector<VerifierKey>& logs,
                      std::vector<std::string>& signed_by) {
  if (logs.empty()) return absl::OkStatus();
  const absl::Status signed_by_one = note::VerifyNote(note, logs);
  if (absl::IsInvalidArgument(signed_by_one)) {
    return absl::DataLossError(absl::StrCat("the checkpoint is not signed by ", Names(logs)));
  }
  RETURN_IF_ERROR(signed_by_one);
  for (const note::Signature& signature : note.signatures) {
    if (note::FindKey(signature, logs) != nullptr) signed_by.push_back(signature.name);
  }
  return absl::OkStatus();
}

// Adds the names of all witnesses.
absl::Status CheckWitnesses(const note::Note& note, const std::vector<VerifierKey>& witnesses,
                            std::vector<std::string>& signed_by) {
  for (const VerifierKey& witness : witnesses) {
    ASSIGN_OR_RETURN(const std::vector<note::Cosignature> found, note::FindCosignatures(note, {witness}));
    if (found.empty())
      return absl::DataLossError(absl::StrCat("the checkpoint is not cosigned by ", Names({witness})));
    signed_by.push_back(witness.name);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<SignedCheckpoint> ReadCheckpoint(absl::string_view note,
                                                const std::vector<VerifierKey>& keys) {
  const absl::StatusOr<note::Note> parsed = note::ParseNote(note);
  if (!parsed.ok()) return absl::DataLossError(parsed.status().message());
  absl::StatusOr<note::Checkpoint> checkpoint = note::ParseCheckpoint(parsed->text);
  if (!checkpoint.ok()) return absl::DataLossError(checkpoint.status().message());
  SignedCheckpoint found{*std::move(checkpoint), {}};
  RETURN_IF_ERROR(CheckLog(*parsed, OfType(SignatureType::kNote, keys), found.signed_by));
  RETURN_IF_ERROR(CheckWitnesses(*parsed, OfType(SignatureType::kCosignature, keys), found.signed_by));
  return found;
}

}  // namespace thuocdo::transparency
