#include "common/note/note.h"

#include <algorithm>
#include <optional>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/note/ed25519.h"
#include "common/note/encoding.h"

namespace thuocdo::note {
namespace {

constexpr absl::string_view kMark = "\u2014 ";
constexpr size_t kKeyIdBytes = 4;

absl::Status NotANote(absl::string_view why) {
  return absl::InvalidArgumentError(absl::StrCat("not a signed note: ", why));
}

// UTF-8 without control characters other than the line feed.
bool IsPlain(absl::string_view bytes) {
  return AllCharacters(bytes, [](char32_t character) { return character >= 0x20 || character == '\n'; });
}

std::optional<Signature> ParseSignature(absl::string_view line) {
  if (!absl::ConsumePrefix(&line, kMark)) return std::nullopt;
  const size_t space = line.find(' ');
  if (space == line.npos) return std::nullopt;
  const absl::string_view name = line.substr(0, space);
  const std::optional<std::string> bytes = DecodeBase64(line.substr(space + 1));
  if (!bytes.has_value() || bytes->size() <= kKeyIdBytes || !IsKeyName(name)) return std::nullopt;
  const uint64_t key_id = FromBigEndian(absl::string_view(*bytes).substr(0, kKeyIdBytes));
  return Signature{std::string(name), static_cast<uint32_t>(key_id), bytes->substr(kKeyIdBytes)};
}

absl::StatusOr<std::vector<Signature>> ParseSignatures(absl::string_view lines) {
  if (!absl::ConsumeSuffix(&lines, "\n")) return NotANote("its last line must end with a line feed");
  std::vector<Signature> signatures;
  for (absl::string_view line : absl::StrSplit(lines, '\n')) {
    const std::optional<Signature> signature = ParseSignature(line);
    if (!signature.has_value()) return NotANote("only signatures may follow its last empty line");
    signatures.push_back(*signature);
  }
  if (signatures.size() > kSignaturesMax) return NotANote("it has more than 100 signatures");
  return signatures;
}

}  // namespace

std::string FormatSignature(const Signature& signature) {
  return absl::StrCat(kMark, signature.name, " ",
                      absl::Base64Escape(BigEndian(signature.key_id, kKeyIdBytes) + signature.bytes), "\n");
}

std::string FormatNote(const Note& note) {
  std::string bytes = absl::StrCat(note.text, "\n");
  for (const Signature& signature : note.signatures) absl::StrAppend(&bytes, FormatSignature(signature));
  return bytes;
}

absl::StatusOr<Note> ParseNote(absl::string_view bytes) {
  if (bytes.size() > kNoteBytesMax) return NotANote("it has more than 1 MiB");
  if (!IsPlain(bytes)) return NotANote("it must be UTF-8 without control characters");
  const size_t end = bytes.rfind("\n\n");
  if (end == bytes.npos) return NotANote("it has no empty line before its signatures");
  Note note{std::string(bytes.substr(0, end + 1)), {}};
  ASSIGN_OR_RETURN(note.signatures, ParseSignatures(bytes.substr(end + 2)));
  return note;
}

absl::StatusOr<Signature> SignNote(const SignerKey& key, absl::string_view text) {
  ASSIGN_OR_RETURN(std::string bytes, SignEd25519(key.seed, text));
  return Signature{key.name, key.verifier().id(), std::move(bytes)};
}

const VerifierKey* FindKey(const Signature& signature, const std::vector<VerifierKey>& keys) {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const VerifierKey& key) {
    return key.name == signature.name && key.id() == signature.key_id;
  });
  return found == keys.end() ? nullptr : &*found;
}

absl::Status VerifyNote(const Note& note, const std::vector<VerifierKey>& keys) {
  bool is_signed = false;
  for (const Signature& signature : note.signatures) {
    const VerifierKey* key = FindKey(signature, keys);
    if (key == nullptr) continue;
    if (!IsSignedEd25519(key->public_key, note.text, signature.bytes))
      return absl::DataLossError(absl::StrCat("the signature of ", signature.name, " is false"));
    is_signed = true;
  }
  return is_signed ? absl::OkStatus() : absl::InvalidArgumentError("no known key signed this note");
}

}  // namespace thuocdo::note
