#include "common/base/status.h"
#include "common/note/key.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

// A key made of the input: the fuzzer cannot guess the id in a key's text.
absl::Status MadeKey(absl::string_view input) {
  Choices choices(input);
  note::SignerKey key;
  key.type = choices.Byte() % 2 == 0 ? note::SignatureType::kNote : note::SignatureType::kCosignature;
  key.seed = std::string(choices.Bytes(32));
  key.seed.resize(32);
  key.name = std::string(choices.rest());
  const absl::StatusOr<note::SignerKey> read = note::ParseSignerKey(note::FormatSignerKey(key));
  RETURN_IF_ERROR(Hold(read.ok() == note::IsKeyName(key.name), "a key is read if its name may be one"));
  if (!read.ok()) return absl::OkStatus();
  const absl::StatusOr<note::VerifierKey> verifier =
      note::ParseVerifierKey(note::FormatVerifierKey(key.verifier()));
  return Hold(verifier.ok() && *verifier == read->verifier(), "the public key is not the private one's");
}

}  // namespace

absl::Status Keys(absl::string_view input) {
  if (const absl::StatusOr<note::VerifierKey> key = note::ParseVerifierKey(input); key.ok())
    RETURN_IF_ERROR(Same("the public key written again", note::FormatVerifierKey(*key), input));
  if (const absl::StatusOr<note::SignerKey> key = note::ParseSignerKey(input); key.ok())
    RETURN_IF_ERROR(Same("the private key written again", note::FormatSignerKey(*key), input));
  return MadeKey(input);
}

}  // namespace thuocdo::fuzz
