#include "common/note/checkpoint.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/note/ed25519.h"
#include "common/note/encoding.h"

namespace thuocdo::note {
namespace {

constexpr size_t kTimeBytes = 8;

absl::Status NotACheckpoint(absl::string_view why) {
  return absl::InvalidArgumentError(absl::StrCat("not a checkpoint: ", why));
}

std::optional<merkle::Hash> ParseRoot(absl::string_view text) {
  const std::optional<std::string> bytes = DecodeBase64(text);
  return bytes.has_value() ? merkle::HashFrom(*bytes) : std::nullopt;
}

// Returns the bytes that a witness signs.
std::string CosignedMessage(absl::string_view text, int64_t time_s) {
  return absl::StrCat("cosignature/v1\ntime ", time_s, "\n", text);
}

// Returns the time in a cosignature; nothing if it is missing or above 2^63 - 1.
std::optional<int64_t> TimeOf(absl::string_view cosignature) {
  if (cosignature.size() < kTimeBytes || (cosignature[0] & 0x80) != 0) return std::nullopt;
  return static_cast<int64_t>(FromBigEndian(cosignature.substr(0, kTimeBytes)));
}

bool IsCosigned(const VerifierKey& key, absl::string_view text, absl::string_view cosignature) {
  const std::optional<int64_t> time_s = TimeOf(cosignature);
  return time_s.has_value() &&
         IsSignedEd25519(key.public_key, CosignedMessage(text, *time_s), cosignature.substr(kTimeBytes));
}

}  // namespace

std::string FormatCheckpoint(const Checkpoint& checkpoint) {
  return absl::StrCat(checkpoint.origin, "\n", checkpoint.tree.size, "\n",
                      absl::Base64Escape(merkle::Bytes(checkpoint.tree.root)), "\n");
}

absl::StatusOr<Checkpoint> ParseCheckpoint(absl::string_view text) {
  const std::vector<absl::string_view> lines = absl::StrSplit(text, '\n');
  if (lines.size() < 4 || !lines.back().empty())
    return NotACheckpoint("it must have at least three lines and end with a line feed");
  if (std::any_of(lines.begin(), lines.end() - 1, [](absl::string_view line) { return line.empty(); }))
    return NotACheckpoint("it must not have an empty line");
  const std::optional<uint64_t> size = ParseWholeNumber(lines[1]);
  if (!size.has_value())
    return NotACheckpoint("its second line must be the size of the tree, in digits only");
  const std::optional<merkle::Hash> root = ParseRoot(lines[2]);
  if (!root.has_value())
    return NotACheckpoint("its third line must be the root of the tree, 32 bytes in base64");
  return Checkpoint{std::string(lines[0]), {*size, *root}};
}

absl::StatusOr<Signature> Cosign(const SignerKey& key, absl::string_view text, int64_t time_s) {
  if (time_s < 0) return absl::InvalidArgumentError("the time of a cosignature must not be before 1970");
  ASSIGN_OR_RETURN(const std::string bytes, SignEd25519(key.seed, CosignedMessage(text, time_s)));
  return Signature{key.name, key.verifier().id(),
                   BigEndian(static_cast<uint64_t>(time_s), kTimeBytes) + bytes};
}

absl::StatusOr<std::vector<Cosignature>> FindCosignatures(const Note& checkpoint,
                                                          const std::vector<VerifierKey>& keys) {
  std::vector<Cosignature> found;
  std::set<const VerifierKey*> counted;
  for (const Signature& signature : checkpoint.signatures) {
    const VerifierKey* key = FindKey(signature, keys);
    if (key == nullptr) continue;
    if (!IsCosigned(*key, checkpoint.text, signature.bytes))
      return absl::DataLossError(absl::StrCat("the cosignature of ", signature.name, " is false"));
    if (counted.insert(key).second) found.push_back({signature.name, *TimeOf(signature.bytes)});
  }
  return found;
}

}  // namespace thuocdo::note
