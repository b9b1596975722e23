#include "common/merkle/proof.h"

#include <random>

#include "common/merkle/slow_tree_for_tests.h"
#include "common/merkle/verify.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::merkle {
namespace {

using ::testing::ElementsAre;
using testing::Entries;
using ::testing::HasSubstr;
using testing::NodesOf;
using testing::Slice;
using thuocdo::testing::IsOk;
using thuocdo::testing::IsOkAndHolds;
using thuocdo::testing::StatusIs;

constexpr size_t kSizeMax = 40;

Tree TreeOf(const Entries& entries, size_t size) {
  return {size, testing::SlowRootHash(Slice(entries, 0, size))};
}

// RFC 6962, section 2.1.3: seven entries d0 to d6, with the nodes' names of the figure.
TEST(ProofTest, TheExampleOfTheRfc) {
  const Entries entries = testing::MakeEntries(7);
  const std::vector<Hash> leaf = testing::LeavesOf(entries);
  const Hash a = leaf[0], b = leaf[1], c = leaf[2], d = leaf[3], e = leaf[4], f = leaf[5], j = leaf[6];
  const Hash g = HashChildren(a, b), h = HashChildren(c, d), i = HashChildren(e, f);
  const Hash k = HashChildren(g, h), l = HashChildren(i, j);
  ASSERT_EQ(RootOf(7, NodesOf(entries)).value(), HashChildren(k, l));

  EXPECT_THAT(InclusionProof(0, 7, NodesOf(entries)), IsOkAndHolds(ElementsAre(b, h, l)));
  EXPECT_THAT(InclusionProof(3, 7, NodesOf(entries)), IsOkAndHolds(ElementsAre(c, g, l)));
  EXPECT_THAT(InclusionProof(4, 7, NodesOf(entries)), IsOkAndHolds(ElementsAre(f, j, k)));
  EXPECT_THAT(InclusionProof(6, 7, NodesOf(entries)), IsOkAndHolds(ElementsAre(i, k)));
  EXPECT_THAT(ConsistencyProof(3, 7, NodesOf(entries)), IsOkAndHolds(ElementsAre(c, d, g, l)));
  EXPECT_THAT(ConsistencyProof(4, 7, NodesOf(entries)), IsOkAndHolds(ElementsAre(l)));
  EXPECT_THAT(ConsistencyProof(6, 7, NodesOf(entries)), IsOkAndHolds(ElementsAre(i, j, k)));
}

TEST(ProofTest, EveryInclusionProofIsTheDefinitionsAndHolds) {
  const Entries entries = testing::MakeEntries(kSizeMax);
  for (size_t size = 1; size <= kSizeMax; ++size) {
    const Hash root = TreeOf(entries, size).root;
    for (size_t index = 0; index < size; ++index) {
      ASSERT_OK_AND_ASSIGN(const Proof proof, InclusionProof(index, size, NodesOf(entries)));
      EXPECT_EQ(proof, testing::SlowPath(index, Slice(entries, 0, size)));
      EXPECT_THAT(VerifyInclusion(HashLeaf(entries[index]), index, size, proof, root), IsOk());
    }
  }
}

TEST(ProofTest, EveryConsistencyProofIsTheDefinitionsAndHolds) {
  const Entries entries = testing::MakeEntries(kSizeMax);
  for (size_t second = 1; second <= kSizeMax; ++second) {
    for (size_t first = 1; first <= second; ++first) {
      ASSERT_OK_AND_ASSIGN(const Proof proof, ConsistencyProof(first, second, NodesOf(entries)));
      EXPECT_EQ(proof, testing::SlowSubproof(first, Slice(entries, 0, second), true));
      EXPECT_THAT(VerifyConsistency(TreeOf(entries, first), TreeOf(entries, second), proof), IsOk());
    }
  }
}

TEST(ProofTest, WhatIsNotInATreeHasNoProof) {
  const Entries entries = testing::MakeEntries(4);
  EXPECT_THAT(InclusionProof(4, 4, NodesOf(entries)), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(InclusionProof(0, 0, NodesOf(entries)), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(ConsistencyProof(5, 4, NodesOf(entries)), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(ConsistencyProof(0, 4, NodesOf(entries)), StatusIs(absl::StatusCode::kOutOfRange));
}

// Every tree begins with nothing: a caller that asks for that as a proof has lost what it had seen.
TEST(ProofTest, NothingIsProvedOfAnEmptyTree) {
  const Entries entries = testing::MakeEntries(4);
  EXPECT_THAT(VerifyConsistency({}, TreeOf(entries, 4), {}), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(VerifyConsistency({}, {}, {}), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(VerifyInclusion(HashLeaf(""), 0, 0, {}, EmptyRoot()),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(ProofTest, OneSizeHasOneTree) {
  const Tree tree = TreeOf(testing::MakeEntries(4), 4);
  const Tree other{4, HashLeaf("another")};
  EXPECT_THAT(VerifyConsistency(tree, tree, {}), IsOk());
  EXPECT_THAT(VerifyConsistency(tree, other, {}),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("two trees of 4")));
  EXPECT_THAT(VerifyConsistency(tree, tree, {tree.root}), StatusIs(absl::StatusCode::kInvalidArgument));
}

// Every way to spoil a proof: a bit of any hash, two hashes exchanged, one too few, one too many.
std::vector<Proof> Spoiled(const Proof& proof, std::mt19937_64& random) {
  std::vector<Proof> all;
  for (size_t i = 0; i < proof.size(); ++i) {
    all.push_back(proof);
    all.back()[i][random() % kHashBytes] ^= static_cast<char>(1 << random() % 8);
    if (i == 0) continue;
    all.push_back(proof);
    std::swap(all.back()[i - 1], all.back()[i]);
  }
  for (const Hash& more : {EmptyRoot(), proof.empty() ? HashLeaf("") : proof.back()}) {
    all.push_back(proof);
    all.back().push_back(more);
    all.push_back(proof);
    all.back().insert(all.back().begin(), more);
  }
  if (!proof.empty()) {
    all.emplace_back(proof.begin(), proof.end() - 1);
    all.emplace_back(proof.begin() + 1, proof.end());
  }
  return all;
}

// Trees of random sizes up to 5000 entries, whose nodes come from a tree that is kept whole.
class RandomTreeTest : public ::testing::Test {
 protected:
  static constexpr size_t kEntries = 5000;

  RandomTreeTest() : seed_(std::random_device()()), random_(seed_) {
    levels_.push_back(testing::LeavesOf(testing::MakeEntries(kEntries)));
    while (levels_.back().size() > 1) {
      std::vector<Hash> above;
      for (size_t i = 0; i + 1 < levels_.back().size(); i += 2)
        above.push_back(HashChildren(levels_.back()[i], levels_.back()[i + 1]));
      levels_.push_back(std::move(above));
    }
  }

  auto Nodes() {
    return [this](Node node) -> absl::StatusOr<Hash> {
      ++read_;
      return levels_.at(static_cast<size_t>(node.level)).at(node.index);
    };
  }

  Tree TreeOf(size_t size) { return {size, RootOf(size, Nodes()).value()}; }
  size_t AtMost(size_t most) { return 1 + random_() % most; }

  const uint64_t seed_;
  std::mt19937_64 random_;
  std::vector<std::vector<Hash>> levels_;
  size_t read_ = 0;
};

TEST_F(RandomTreeTest, AnInclusionProofHoldsAndNoSpoiledOneDoes) {
  SCOPED_TRACE(seed_);
  for (int round = 0; round < 200; ++round) {
    const size_t size = AtMost(kEntries);
    const size_t index = AtMost(size) - 1;
    const Tree tree = TreeOf(size);
    const Hash leaf = levels_[0][index];
    ASSERT_OK_AND_ASSIGN(const Proof proof, InclusionProof(index, size, Nodes()));

    EXPECT_THAT(VerifyInclusion(leaf, index, size, proof, tree.root), IsOk()) << size << " " << index;
    for (const Proof& spoiled : Spoiled(proof, random_))
      EXPECT_FALSE(VerifyInclusion(leaf, index, size, spoiled, tree.root).ok()) << size << " " << index;
    EXPECT_FALSE(VerifyInclusion(HashLeaf("another"), index, size, proof, tree.root).ok());
    EXPECT_FALSE(VerifyInclusion(leaf, index ^ 1, size, proof, tree.root).ok() && size > 1);
  }
}

TEST_F(RandomTreeTest, AConsistencyProofHoldsAndNoSpoiledOneDoes) {
  SCOPED_TRACE(seed_);
  for (int round = 0; round < 200; ++round) {
    const size_t size = AtMost(kEntries);
    const Tree first = TreeOf(AtMost(size));
    const Tree second = TreeOf(size);
    ASSERT_OK_AND_ASSIGN(const Proof proof, ConsistencyProof(first.size, size, Nodes()));

    EXPECT_THAT(VerifyConsistency(first, second, proof), IsOk()) << first.size << " " << size;
    for (const Proof& spoiled : Spoiled(proof, random_))
      EXPECT_FALSE(VerifyConsistency(first, second, spoiled).ok()) << first.size << " " << size;
    EXPECT_FALSE(VerifyConsistency({first.size, HashLeaf("")}, second, proof).ok());
    EXPECT_FALSE(VerifyConsistency(first, {size, HashLeaf("")}, proof).ok());
  }
}

// log2(5000) is between 12 and 13.
TEST_F(RandomTreeTest, AProofReadsAboutTwiceTheLogarithmOfTheSize) {
  SCOPED_TRACE(seed_);
  for (int round = 0; round < 200; ++round) {
    const size_t size = AtMost(kEntries);
    read_ = 0;
    ASSERT_THAT(InclusionProof(AtMost(size) - 1, size, Nodes()), IsOk());
    EXPECT_LE(read_, 2 * 13u);
    read_ = 0;
    ASSERT_THAT(ConsistencyProof(AtMost(size), size, Nodes()), IsOk());
    EXPECT_LE(read_, 2 * 13u);
  }
}

}  // namespace
}  // namespace thuocdo::merkle
