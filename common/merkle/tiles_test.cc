#include "common/merkle/tiles.h"

#include "absl/strings/str_cat.h"
#include "common/merkle/compact_range.h"
#include "common/merkle/slow_tree_for_tests.h"
#include "common/merkle/verify.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::merkle {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using thuocdo::testing::IsOk;
using thuocdo::testing::StatusIs;

// A tree that is kept as its tiles.
class TilesTest : public ::testing::Test {
 protected:
  void Add(const std::vector<Hash>& leaves) {
    ASSERT_OK_AND_ASSIGN(auto changed, AddToTiles(size_, leaves, Read()));
    for (auto& [id, tile] : changed) tiles_[id] = std::move(tile);
    size_ += leaves.size();
  }

  std::function<absl::StatusOr<std::string>(TileId)> Read() {
    return [this](TileId id) -> absl::StatusOr<std::string> {
      const auto tile = tiles_.find(id);
      if (tile == tiles_.end()) return absl::NotFoundError(absl::StrCat("no tile ", id.level, "/", id.index));
      return tile->second;
    };
  }

  std::map<TileId, std::string> tiles_;
  uint64_t size_ = 0;
};

std::vector<Hash> Leaves(size_t count) { return testing::LeavesOf(testing::MakeEntries(count)); }

TEST_F(TilesTest, ATreeOf70000HasTheTilesOfTheSpecification) {
  Add(Leaves(70'000));

  std::map<std::pair<int, uint64_t>, int> tiles;  // how many there are, by level and width
  for (const auto& [id, tile] : tiles_) {
    EXPECT_EQ(tile.size(), TileWidth(id, size_) * kHashBytes);
    ++tiles[{id.level, tile.size() / kHashBytes}];
  }
  const std::map<std::pair<int, uint64_t>, int> expected = {
      {{0, 256}, 273}, {{0, 112}, 1}, {{1, 256}, 1}, {{1, 17}, 1}, {{2, 1}, 1}};
  EXPECT_EQ(tiles, expected);
}

TEST_F(TilesTest, ATreeOf256HasAFullTileAndOneOfWidthOne) {
  Add(Leaves(256));

  EXPECT_THAT(tiles_, SizeIs(2));
  EXPECT_THAT(tiles_.at({0, 0}), SizeIs(8192));
  EXPECT_THAT(tiles_.at({1, 0}), SizeIs(32));
}

TEST_F(TilesTest, PathsAreThoseOfTheSpecification) {
  EXPECT_EQ(TilePath({0, 1'234'067}, 256), "tile/0/x001/x234/067");
  EXPECT_EQ(TilePath({0, 273}, 112), "tile/0/273.p/112");
  EXPECT_EQ(TilePath({2, 0}, 1), "tile/2/000.p/1");
  EXPECT_EQ(TilePath({1, 1000}, 256), "tile/1/x001/000");
  EXPECT_EQ(EntriesPath(273, 112), "tile/entries/273.p/112");
  EXPECT_EQ(EntriesPath(7, 256), "tile/entries/007");
}

TEST_F(TilesTest, HowManyAreAddedAtOnceMakesNoDifference) {
  const std::vector<Hash> leaves = Leaves(3000);
  Add(leaves);
  const std::map<TileId, std::string> at_once = std::exchange(tiles_, {});
  size_ = 0;
  for (size_t batch = 1; size_ < leaves.size(); batch = batch % 300 + 13) {
    const auto begin = leaves.begin() + static_cast<ptrdiff_t>(size_);
    Add({begin, begin + static_cast<ptrdiff_t>(std::min<size_t>(batch, leaves.size() - size_))});
  }
  EXPECT_EQ(tiles_, at_once);
}

TEST_F(TilesTest, EveryNodeOfEveryHeightComesOutOfItsTile) {
  const testing::Entries entries = testing::MakeEntries(1100);
  Add(testing::LeavesOf(entries));
  const auto read = Read();
  TiledNodes nodes(read);
  for (int level = 0; level <= 10; ++level) {
    for (uint64_t index = 0; (index + 1) << level <= entries.size(); index += 7) {
      ASSERT_OK_AND_ASSIGN(const Hash hash, nodes({level, index}));
      EXPECT_EQ(hash, testing::NodesOf(entries)({level, index}).value()) << level << " " << index;
    }
  }
}

TEST_F(TilesTest, ProofsComeOutOfTilesAndReadFewOfThem) {
  Add(Leaves(70'000));
  const auto read = Read();
  TiledNodes whole(read);
  ASSERT_OK_AND_ASSIGN(const Hash root, RootOf(size_, std::ref(whole)));
  for (uint64_t index : {0U, 255U, 256U, 65'535U, 65'536U, 69'999U}) {
    TiledNodes nodes(read);
    ASSERT_OK_AND_ASSIGN(const Proof proof, InclusionProof(index, size_, std::ref(nodes)));
    const Hash leaf = HashLeaf(absl::StrCat("entry ", index));
    EXPECT_THAT(VerifyInclusion(leaf, index, size_, proof, root), IsOk()) << index;
    EXPECT_LE(nodes.tiles_read(), 2 * 3u) << index;
  }
}

TEST_F(TilesTest, OnlyTheLastTileOfALevelIsReadToAddToIt) {
  Add(Leaves(70'000));
  std::vector<TileId> were_read;
  auto read = [&](TileId id) {
    were_read.push_back(id);
    return Read()(id);
  };
  ASSERT_OK_AND_ASSIGN(const auto changed, AddToTiles(size_, Leaves(200), read));
  EXPECT_THAT(were_read, ::testing::ElementsAre(TileId{0, 273}, TileId{1, 1}));
  EXPECT_THAT(changed, SizeIs(3));
}

TEST_F(TilesTest, ATileThatIsShortOrLongIsNamed) {
  Add(Leaves(300));
  tiles_[{0, 1}].resize(43 * kHashBytes);
  const auto read = Read();
  EXPECT_THAT(AddToTiles(300, Leaves(1), read),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("tile 0/1 has 1376 bytes, not 1408")));
  TiledNodes nodes(read);
  EXPECT_THAT(nodes({0, 299}), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("tile 0/1")));
}

TEST_F(TilesTest, NothingAddedChangesNothing) {
  EXPECT_THAT(AddToTiles(0, {}, Read()), thuocdo::testing::IsOkAndHolds(SizeIs(0)));
}

}  // namespace
}  // namespace thuocdo::merkle
