// What the tree over a log costs, at 1,000, 100,000 and 1,000,000 events: a proof grows with the number's
// logarithm, start-up not at all.
#include <bit>

#include "absl/strings/str_cat.h"
#include "common/merkle/verify.h"
#include "common/storage/memory_store.h"
#include "common/storage/rocksdb_store.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audit/core/tree/log_tree.h"
#include "tests/scale/counting_store.h"
#include "tests/scale/resource_report.h"

namespace thuocdo::scale {
namespace {

using ::testing::Le;
using ::thuocdo::testing::IsOk;

constexpr uint64_t kBatch = 1000;
constexpr uint64_t kHeaderBytes = 250;

// The header at `position`; the tree does not look into it.
std::string HeaderAt(uint64_t position) {
  std::string header = absl::StrCat("header ", position, " ");
  header.resize(kHeaderBytes, '.');
  return header;
}

// A tree that grows.
class GrowingTree {
 public:
  explicit GrowingTree(std::unique_ptr<storage::KeyValueStore> store) : store_(std::move(store)) {}

  void GrowTo(uint64_t size) {
    const ResourceReport resources(absl::StrCat("the tree of ", size, " events, from ", size_), size - size_,
                                   "appends");
    while (size_ < size) AddBatch();
  }

  audit::LogTree tree() const { return audit::LogTree(&store_); }
  CountingStore& store() { return store_; }
  uint64_t size() const { return size_; }

 private:
  void AddBatch() {
    std::vector<eventlog::v1::Record> records(kBatch);
    for (uint64_t i = 0; i < kBatch; ++i) records[i].set_header(HeaderAt(size_ + i + 1));
    const auto tiles = audit::AddToLogTree(store_, {size_}, records);
    ASSERT_THAT(tiles, IsOk());
    ASSERT_THAT(store_.Write(*tiles), IsOk());
    size_ += kBatch;
  }

  CountingStore store_;
  uint64_t size_ = 0;
};

// What one proof of each kind reads and says, at worst over some positions.
struct Cost {
  uint64_t tiles = 0;
  size_t hashes = 0;
};

Cost CostOfProofs(GrowingTree& growing) {
  const uint64_t size = growing.size();
  Cost worst;
  auto add = [&](const absl::StatusOr<merkle::Proof>& proof) {
    EXPECT_THAT(proof, IsOk());
    worst.tiles = std::max(worst.tiles, growing.store().Take().gets);
    worst.hashes = std::max(worst.hashes, proof->size());
  };
  growing.store().Take();
  for (const uint64_t position : {uint64_t{1}, size / 3, size / 2 + 1, size - 1, size}) {
    add(growing.tree().ProveInclusion({position}, size));
    add(growing.tree().ProveConsistency(position, size));
  }
  return worst;
}

void MeasureProofs(const GrowingTree& growing, const merkle::Tree& tree) {
  constexpr uint64_t kProofs = 2000;
  const ResourceReport resources(absl::StrCat("proofs of inclusion, made and checked, of ", tree.size),
                                 kProofs, "proofs");
  for (uint64_t i = 0; i < kProofs; ++i) {
    const uint64_t position = 1 + i * 7919 % tree.size;
    const auto proof = growing.tree().ProveInclusion({position}, tree.size);
    ASSERT_THAT(proof, IsOk());
    const merkle::Hash leaf = merkle::HashLeaf(HeaderAt(position));
    ASSERT_THAT(merkle::VerifyInclusion(leaf, position - 1, tree.size, *proof, tree.root), IsOk());
  }
}

TEST(ProofCostTest, GrowsWithTheLogarithm) {
  GrowingTree growing(storage::NewMemoryStore());
  for (const uint64_t size : {1'000U, 100'000U, 1'000'000U}) {
    growing.GrowTo(size);
    const Cost cost = CostOfProofs(growing);
    std::cout << "  at " << size << ": at most " << cost.tiles << " tiles read and " << cost.hashes
              << " hashes in a proof" << std::endl;
    const auto height = static_cast<uint64_t>(std::bit_width(size));
    EXPECT_THAT(cost.hashes, Le(height + 1));
    EXPECT_THAT(cost.tiles, Le(2 * (height / merkle::kTileHeight + 1)));
  }
}

TEST(ProofCostTest, StartUpReadsTheLastTilesOnly) {
  GrowingTree growing(storage::NewMemoryStore());
  for (const uint64_t size : {70'000U, 700'000U}) {
    growing.GrowTo(size);
    growing.store().Take();
    ASSERT_THAT(growing.tree().CheckRightEdge(size), IsOk());
    EXPECT_EQ(growing.store().Take().gets, 3U) << size;
  }
}

TEST(ProofCostTest, OnDisk) {
  ASSERT_OK_AND_ASSIGN(auto store, storage::OpenRocksDbStore(testing::NewDirectory(), storage::kRebuildable));
  GrowingTree growing(std::move(store));
  growing.GrowTo(1'000'000);
  ASSERT_OK_AND_ASSIGN(const merkle::Tree tree, growing.tree().TreeOfSize(growing.size()));
  MeasureProofs(growing, tree);
}

}  // namespace
}  // namespace thuocdo::scale
