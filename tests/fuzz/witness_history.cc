#include <algorithm>
#include <array>
#include <vector>

#include "common/base/status.h"
#include "services/witness/core/add_checkpoint.h"
#include "tests/fuzz/mutations.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

constexpr size_t kBookEntries = 40;
constexpr size_t kForkedAt = 13;
// A request costs several signatures, made and checked.
constexpr int kRequestsMax = 8;

note::SignerKey KeyOf(absl::string_view name, note::SignatureType type) {
  return {std::string(name), type, std::string(32, 'k')};
}

// A log whose operator keeps two books, and the witness that is told of both.
class TwoBooks {
 public:
  // Sends one request that the input makes up.
  absl::Status Send(Choices& choices) {
    const ReferenceTree& book = books_[choices.Byte() % 2];
    const uint64_t old_size = choices.Byte() % 4 == 3 ? choices.UpTo(kBookEntries) : cosigned_.size;
    const merkle::Tree tree = book.At(choices.UpTo(kBookEntries));
    const merkle::Proof honest =
        merkle::ConsistencyProof(old_size, tree.size, book).value_or(merkle::Proof());
    const transparency::AddCheckpointRequest request =
        RequestFor(old_size, tree, Mutated(book, choices, honest));
    const witness::WitnessAnswer answer = witness::AddCheckpoint(request, View(), witness_);
    const bool is_honest = old_size == cosigned_.size && tree.size >= old_size && request.proof == honest &&
                           book.At(old_size) == cosigned_;
    RETURN_IF_ERROR(
        Hold((answer.status == 200) == is_honest,
             absl::StrCat("from ", cosigned_.size, " to ", tree.size, ": status ", answer.status)));
    return answer.status == 200 ? Keep(tree, answer) : absl::OkStatus();
  }

 private:
  transparency::AddCheckpointRequest RequestFor(uint64_t old_size, const merkle::Tree& tree,
                                                merkle::Proof proof) const {
    transparency::AddCheckpointRequest request{old_size, std::move(proof), {}, {log_.name, tree}};
    request.note.text = note::FormatCheckpoint(request.checkpoint);
    request.note.signatures = {note::SignNote(log_, request.note.text).value()};
    return request;
  }

  witness::WitnessView View() const { return {{log_key_}, cosigned_.size, cosigned_.root, /*now_s=*/1}; }

  // What is kept must be the checkpoint with both signatures, and lie on one book with all before it.
  absl::Status Keep(const merkle::Tree& tree, const witness::WitnessAnswer& answer) {
    ASSIGN_OR_RETURN(const note::Note kept, note::ParseNote(answer.to_keep));
    RETURN_IF_ERROR(note::VerifyNote(kept, {log_key_}));
    ASSIGN_OR_RETURN(const auto cosigned, note::FindCosignatures(kept, {witness_key_}));
    RETURN_IF_ERROR(Hold(cosigned.size() == 1, "the checkpoint that is kept is not cosigned"));
    seen_.push_back(tree);
    cosigned_ = tree;
    const bool on_one_book = std::any_of(books_.begin(), books_.end(), [this](const ReferenceTree& book) {
      return std::all_of(seen_.begin(), seen_.end(),
                         [&book](const merkle::Tree& seen) { return book.At(seen.size) == seen; });
    });
    return Hold(on_one_book, "two books were cosigned");
  }

  const note::SignerKey log_ = KeyOf("example.com/log", note::SignatureType::kNote);
  const note::SignerKey witness_ = KeyOf("example.com/witness", note::SignatureType::kCosignature);
  const note::VerifierKey log_key_ = log_.verifier();
  const note::VerifierKey witness_key_ = witness_.verifier();
  inline static const std::array<ReferenceTree, 2> books_ = {ReferenceTree(kBookEntries, "one", kForkedAt),
                                                             ReferenceTree(kBookEntries, "other", kForkedAt)};
  merkle::Tree cosigned_;
  std::vector<merkle::Tree> seen_;
};

}  // namespace

absl::Status WitnessHistory(absl::string_view input) {
  Choices choices(input);
  TwoBooks books;
  for (int sent = 0; sent < kRequestsMax && !choices.empty(); ++sent) RETURN_IF_ERROR(books.Send(choices));
  return absl::OkStatus();
}

}  // namespace thuocdo::fuzz
