#include "common/note/key.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/strip.h"
#include "common/base/digest.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/note/ed25519.h"
#include "common/note/encoding.h"

namespace thuocdo::note {
namespace {

constexpr absl::string_view kPrivate = "PRIVATE+KEY+";

// The parts of an encoded key.
struct KeyText {
  std::string name;
  std::string id;
  SignatureType type = SignatureType::kNote;
  std::string material;  // 32 bytes
};

std::string HexOf(uint32_t id) { return absl::StrFormat("%08x", id); }

std::string TextOf(const VerifierKey& key, absl::string_view material) {
  const std::string typed = absl::StrCat(std::string(1, static_cast<char>(key.type)), material);
  return absl::StrCat(key.name, "+", HexOf(key.id()), "+", absl::Base64Escape(typed));
}

absl::Status NotAKey(absl::string_view why) {
  return absl::InvalidArgumentError(absl::StrCat("not a key: ", why));
}

absl::StatusOr<KeyText> SplitKeyText(absl::string_view text) {
  const size_t first = text.find('+');
  const size_t second = first == text.npos ? text.npos : text.find('+', first + 1);
  if (second == text.npos) return NotAKey("it must be <name>+<id>+<base64>");
  const std::optional<std::string> typed = DecodeBase64(text.substr(second + 1));
  if (!typed.has_value()) return NotAKey("its last part must be base64");
  KeyText key{std::string(text.substr(0, first)), std::string(text.substr(first + 1, second - first - 1)),
              SignatureType::kNote, typed->substr(std::min<size_t>(1, typed->size()))};
  if (!IsKeyName(key.name)) return NotAKey("its name must be one word without a plus");
  if (key.material.size() != kPublicKeyBytes) return NotAKey("its last part must be a type and 32 bytes");
  key.type = static_cast<SignatureType>(typed->front());
  if (key.type != SignatureType::kNote && key.type != SignatureType::kCosignature)
    return NotAKey("its type must be 01 (notes) or 04 (cosignatures)");
  return key;
}

absl::Status CheckId(const KeyText& text, const VerifierKey& key) {
  return text.id == HexOf(key.id()) ? absl::OkStatus() : NotAKey("its id does not match the rest");
}

}  // namespace

bool IsKeyName(absl::string_view name) {
  auto is_allowed = [](char32_t character) {
    return character >= 0x20 && character != '+' && !IsSpace(character);
  };
  return !name.empty() && AllCharacters(name, is_allowed);
}

uint32_t VerifierKey::id() const {
  const std::string digest =
      Sha256(absl::StrCat(name, "\n", std::string(1, static_cast<char>(type)), public_key));
  return static_cast<uint32_t>(FromBigEndian(absl::string_view(digest).substr(0, 4)));
}

VerifierKey SignerKey::verifier() const {
  absl::StatusOr<std::string> public_key = PublicKeyOf(seed);
  if (!public_key.ok()) std::abort();  // only this file makes keys, with 32 bytes
  return {name, type, *std::move(public_key)};
}

absl::StatusOr<SignerKey> MakeSignerKey(const std::string& name, SignatureType type, std::string seed) {
  if (!IsKeyName(name)) return NotAKey("its name must be one word without a plus");
  if (seed.size() != kSeedBytes) return NotAKey("its seed must have 32 bytes");
  return SignerKey{name, type, std::move(seed)};
}

std::string FormatVerifierKey(const VerifierKey& key) { return TextOf(key, key.public_key); }

absl::StatusOr<VerifierKey> ParseVerifierKey(absl::string_view text) {
  ASSIGN_OR_RETURN(KeyText parts, SplitKeyText(text));
  VerifierKey key{parts.name, parts.type, parts.material};
  RETURN_IF_ERROR(CheckId(parts, key));
  return key;
}

std::string FormatSignerKey(const SignerKey& key) {
  return absl::StrCat(kPrivate, TextOf(key.verifier(), key.seed));
}

absl::StatusOr<SignerKey> ParseSignerKey(absl::string_view text) {
  if (!absl::ConsumePrefix(&text, kPrivate)) return NotAKey("it must begin with PRIVATE+KEY+");
  ASSIGN_OR_RETURN(KeyText parts, SplitKeyText(text));
  SignerKey key{parts.name, parts.type, parts.material};
  RETURN_IF_ERROR(CheckId(parts, key.verifier()));
  return key;
}

}  // namespace thuocdo::note
