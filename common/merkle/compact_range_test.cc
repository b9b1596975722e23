#include "common/merkle/compact_range.h"

#include "common/merkle/proof.h"
#include "common/merkle/slow_tree_for_tests.h"
#include "common/testing/matchers.h"
#include "gtest/gtest.h"

namespace thuocdo::merkle {
namespace {

using testing::Entries;
using testing::Slice;
using thuocdo::testing::StatusIs;

TEST(CompactRangeTest, GrowsFromAnySizeAsFromTheBeginning) {
  const Entries entries = testing::MakeEntries(70);
  CompactRange grown;
  for (size_t size = 0; size < entries.size(); ++size) {
    ASSERT_OK_AND_ASSIGN(CompactRange loaded, CompactRange::Load(size, testing::NodesOf(entries)));
    EXPECT_EQ(loaded.Root(), grown.Root());
    loaded.Append(HashLeaf(entries[size]));
    grown.Append(HashLeaf(entries[size]));
    EXPECT_EQ(loaded.size(), size + 1);
    EXPECT_EQ(loaded.Root(), testing::SlowRootHash(Slice(entries, 0, size + 1))) << size;
  }
}

TEST(CompactRangeTest, LoadsAsManyNodesAsItsSizeHasOnes) {
  const Entries entries = testing::MakeEntries(64);
  int read = 0;
  auto count = [&](Node node) { return ++read, testing::NodesOf(entries)(node); };
  ASSERT_OK_AND_ASSIGN(const CompactRange range, CompactRange::Load(0b101101, count));
  EXPECT_EQ(read, 4);
  EXPECT_EQ(range.Root(), testing::SlowRootHash(Slice(entries, 0, 0b101101)));
}

TEST(CompactRangeTest, PassesOnWhatCannotBeRead) {
  auto fail = [](Node) -> absl::StatusOr<Hash> { return absl::DataLossError("gone"); };
  EXPECT_THAT(CompactRange::Load(3, fail), StatusIs(absl::StatusCode::kDataLoss, "gone"));
}

}  // namespace
}  // namespace thuocdo::merkle
