#include "common/note/files/generate_key.h"

#include "common/system/random.h"

namespace thuocdo::note {
namespace {

constexpr size_t kSeedBytes = 32;  // RFC 8032, section 5.1.5

}  // namespace

absl::StatusOr<SignerKey> GenerateKey(const std::string& name, SignatureType type) {
  return MakeSignerKey(name, type, RandomBytes(kSeedBytes));
}

}  // namespace thuocdo::note
