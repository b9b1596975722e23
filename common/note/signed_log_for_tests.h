// A log that signs checkpoints and can be forged.
#pragma once

#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/merkle/slow_tree_for_tests.h"
#include "common/note/checkpoint.h"
#include "common/note/files/generate_key.h"

namespace thuocdo::testing {

// Entries and the key that signs their tree.
class SignedLog {
 public:
  explicit SignedLog(const std::string& origin = "binhdinh.example/log")
      : key_(note::GenerateKey(origin, note::SignatureType::kNote).value()) {}

  note::VerifierKey key() const { return key_.verifier(); }
  const std::string& origin() const { return key_.name; }

  // Adds entries until there are `size`.
  void GrowTo(size_t size) {
    while (entries_.size() < size) entries_.push_back(absl::StrCat("entry ", entries_.size()));
  }

  // Replaces an entry.
  void Forge(size_t index) { entries_[index] = "forged"; }

  note::Checkpoint CheckpointAt(size_t size) const {
    return {origin(), {size, merkle::testing::SlowRootHash(First(size))}};
  }

  // The signed checkpoint of the first `size` entries.
  std::string NoteAt(size_t size) const {
    const std::string text = note::FormatCheckpoint(CheckpointAt(size));
    return note::FormatNote({text, {note::SignNote(key_, text).value()}});
  }

  merkle::Proof ProofFrom(size_t old_size, size_t size) const {
    if (old_size == 0 || old_size >= size) return {};
    return merkle::testing::SlowSubproof(old_size, First(size), true);
  }

  // Returns the request that is sent to a witness.
  std::string Request(size_t old_size, size_t size) const {
    std::string body = absl::StrCat("old ", old_size, "\n");
    for (const merkle::Hash& hash : ProofFrom(old_size, size))
      absl::StrAppend(&body, absl::Base64Escape(merkle::Bytes(hash)), "\n");
    return absl::StrCat(body, "\n", NoteAt(size));
  }

 private:
  merkle::testing::Entries First(size_t size) const { return merkle::testing::Slice(entries_, 0, size); }

  const note::SignerKey key_;
  merkle::testing::Entries entries_;
};

}  // namespace thuocdo::testing
