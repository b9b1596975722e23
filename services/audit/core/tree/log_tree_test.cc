#include "services/audit/core/tree/log_tree.h"

#include "absl/strings/str_cat.h"
#include "common/follow/history.h"
#include "common/follow/records_for_tests.h"
#include "common/merkle/slow_tree_for_tests.h"
#include "common/storage/memory_store.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::audit {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::StatusIs;

// Records with headers "header 1", "header 2", ...; the tree does not look at anything else.
std::vector<eventlog::v1::Record> Headers(uint64_t after, uint64_t last) {
  std::vector<eventlog::v1::Record> records;
  for (uint64_t position = after + 1; position <= last; ++position)
    records.emplace_back().set_header(absl::StrCat("header ", position));
  return records;
}

merkle::testing::Entries EntriesUpTo(uint64_t last) {
  merkle::testing::Entries entries;
  for (const eventlog::v1::Record& record : Headers(0, last)) entries.push_back(record.header());
  return entries;
}

class LogTreeTest : public ::testing::Test {
 protected:
  void GrowTo(uint64_t size, uint64_t batch = 1000) {
    while (size_ < size) {
      const uint64_t next = std::min(size, size_ + batch);
      ASSERT_OK_AND_ASSIGN(const auto tiles, AddToLogTree(*store_, {size_}, Headers(size_, next)));
      ASSERT_THAT(store_->Write(tiles), IsOk());
      size_ = next;
    }
  }

  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  LogTree tree_{store_.get()};
  uint64_t size_ = 0;
};

TEST_F(LogTreeTest, IsThatOfTheHeaders) {
  GrowTo(600, 7);
  for (const uint64_t size : {0U, 1U, 2U, 255U, 256U, 257U, 511U, 600U}) {
    EXPECT_THAT(tree_.TreeOfSize(size),
                IsOkAndHolds(merkle::Tree{size, merkle::testing::SlowRootHash(EntriesUpTo(size))}));
  }
  EXPECT_THAT(tree_.Leaf({1}), IsOkAndHolds(merkle::HashLeaf("header 1")));
  EXPECT_THAT(tree_.Leaf({600}), IsOkAndHolds(merkle::HashLeaf("header 600")));
}

TEST_F(LogTreeTest, ProvesWhatIsInItAndWhatItBeganWith) {
  GrowTo(600, 250);
  ASSERT_OK_AND_ASSIGN(const merkle::Tree old_tree, tree_.TreeOfSize(300));
  ASSERT_OK_AND_ASSIGN(const merkle::Tree tree, tree_.TreeOfSize(600));
  ASSERT_OK_AND_ASSIGN(const merkle::Proof inclusion, tree_.ProveInclusion({300}, 600));
  ASSERT_OK_AND_ASSIGN(const merkle::Proof consistency, tree_.ProveConsistency(300, 600));

  EXPECT_THAT(merkle::VerifyInclusion(merkle::HashLeaf("header 300"), 299, 600, inclusion, tree.root),
              IsOk());
  EXPECT_THAT(merkle::VerifyConsistency(old_tree, tree, consistency), IsOk());
}

TEST_F(LogTreeTest, HasNothingOutsideIt) {
  GrowTo(5);
  EXPECT_THAT(tree_.ProveInclusion({0}, 5), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(tree_.ProveInclusion({6}, 5), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(tree_.ProveConsistency(0, 5), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(tree_.ProveConsistency(6, 5), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_F(LogTreeTest, ATileThatIsMissingOrCutIsNamed) {
  GrowTo(300);
  EXPECT_THAT(tree_.CheckRightEdge(300), IsOk());
  EXPECT_THAT(tree_.CheckRightEdge(0), IsOk());
  const auto damaged = StatusIs(absl::StatusCode::kDataLoss,
                                AllOf(HasSubstr("tile/0/001.p/45"), HasSubstr("delete its directory")));
  EXPECT_THAT(tree_.CheckRightEdge(301), damaged);
  EXPECT_THAT(AddToLogTree(*store_, {301}, Headers(301, 302)).status(),
              StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(tree_.TreeOfSize(301).status(), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(LogTreeTest, IsKeptInOneBatchWithTheRecords) {
  const std::vector<eventlog::v1::Record> records =
      follow::RecordsOf(*follow::LogOf({"organization/a", "organization/b"}));
  ASSERT_OK_AND_ASSIGN(const auto history, follow::History::Open(store_.get(), {""}, AddToLogTree));
  ASSERT_THAT(history->Apply({records[0]}, nullptr), IsOk());
  ASSERT_THAT(history->Apply({records[1], records[2]}, nullptr), IsOk());

  EXPECT_THAT(
      tree_.TreeOfSize(3),
      IsOkAndHolds(merkle::Tree{3, merkle::testing::SlowRootHash(
                                       {records[0].header(), records[1].header(), records[2].header()})}));
}

}  // namespace
}  // namespace thuocdo::audit
