#include <algorithm>

#include "common/base/status.h"
#include "common/note/note.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

// The key that some of the corpus is signed with.
note::SignerKey Signer() { return {"example.com/log", note::SignatureType::kNote, std::string(32, 'k')}; }

bool IsSignedBy(const note::SignerKey& signer, const note::Note& note) {
  const absl::StatusOr<note::Signature> honest = note::SignNote(signer, note.text);
  return honest.ok() &&
         std::find(note.signatures.begin(), note.signatures.end(), *honest) != note.signatures.end();
}

}  // namespace

absl::Status SignedNote(absl::string_view input) {
  static const note::SignerKey signer = Signer();
  static const note::VerifierKey verifier = signer.verifier();
  const absl::StatusOr<note::Note> note = note::ParseNote(input);
  if (!note.ok()) return absl::OkStatus();
  RETURN_IF_ERROR(Same("the note written again", note::FormatNote(*note), input));
  const bool is_verified = note::VerifyNote(*note, {verifier}).ok();
  return Hold(!is_verified || IsSignedBy(signer, *note), "a note verifies that the key did not sign");
}

}  // namespace thuocdo::fuzz
