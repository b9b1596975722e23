#include "common/transparency/receipt_check.h"

#include <gtest/gtest.h>

#include "common/merkle/slow_tree_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::transparency {
namespace {

using merkle::testing::MakeEntries;
using ::testing::HasSubstr;
using ::testing::Optional;

// A receipt of positions 4 and 5 of a log of 7.
class ReceiptCheckTest : public ::testing::Test {
 protected:
  std::vector<std::string> ProofOf(uint64_t position) const {
    std::vector<std::string> proof;
    for (const merkle::Hash& hash : merkle::testing::SlowPath(position - 1, entries_))
      proof.emplace_back(merkle::Bytes(hash));
    return proof;
  }

  const merkle::testing::Entries entries_ = MakeEntries(7);
  const merkle::Tree tree_{7, merkle::testing::SlowRootHash(entries_)};
  ReceiptClaim claim_{
      1, "log-a", "declare-1", Position{4}, {merkle::HashLeaf(entries_[3]), merkle::HashLeaf(entries_[4])}};
};

TEST_F(ReceiptCheckTest, EachOfItsEventsIsProvedAtItsPosition) {
  EXPECT_EQ(ViolationWithoutProof(claim_, "log-a", 7), std::nullopt);
  EXPECT_EQ(ViolationWithoutProof(claim_, "log-a", 5), std::nullopt);
  EXPECT_EQ(ViolationInProof(claim_, 0, ProofOf(4), tree_), std::nullopt);
  EXPECT_EQ(ViolationInProof(claim_, 1, ProofOf(5), tree_), std::nullopt);
}

TEST_F(ReceiptCheckTest, AnEventThatIsAnotherOrElsewhereIsNot) {
  EXPECT_THAT(ViolationInProof(claim_, 0, ProofOf(5), tree_), Optional(HasSubstr("position 4")));
  claim_.leaves[1] = merkle::HashLeaf("forged");
  EXPECT_THAT(ViolationInProof(claim_, 1, ProofOf(5), tree_), Optional(HasSubstr("position 5")));
}

TEST_F(ReceiptCheckTest, AProofWithHashesOfAnotherLengthIsNone) {
  std::vector<std::string> proof = ProofOf(4);
  proof[0] += "x";
  EXPECT_THAT(ViolationInProof(claim_, 0, proof, tree_), Optional(HasSubstr("33 bytes")));
  EXPECT_THAT(ViolationInProof(claim_, 0, {}, tree_), Optional(HasSubstr("position 4")));
}

TEST_F(ReceiptCheckTest, AnotherLogAndOneThatEndsBeforeItAreNamed) {
  EXPECT_THAT(ViolationWithoutProof(claim_, "log-b", 7),
              Optional(HasSubstr("of the log log-a, this is the log log-b")));
  EXPECT_THAT(ViolationWithoutProof(claim_, "log-a", 4), Optional(HasSubstr("position 5 is gone")));
}

}  // namespace
}  // namespace thuocdo::transparency
