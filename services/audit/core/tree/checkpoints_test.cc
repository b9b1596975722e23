#include "services/audit/core/tree/checkpoints.h"

#include "absl/strings/str_cat.h"
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

constexpr CheckpointSchedule kSchedule{100, 60};

TEST(IsCheckpointDueTest, NotWhileNothingIsNew) {
  EXPECT_FALSE(IsCheckpointDue(kSchedule, {5, 5, 1000, 5}));
  EXPECT_FALSE(IsCheckpointDue(kSchedule, {0, 0, 1000, 0}));
  EXPECT_FALSE(IsCheckpointDue(kSchedule, {4, 5, 1000, 0}));
}

TEST(IsCheckpointDueTest, AfterSoManyEventsOrSoMuchTime) {
  EXPECT_FALSE(IsCheckpointDue(kSchedule, {104, 5, 59, 0}));
  EXPECT_TRUE(IsCheckpointDue(kSchedule, {105, 5, 0, 0}));
  EXPECT_TRUE(IsCheckpointDue(kSchedule, {6, 5, 60, 0}));
}

TEST(IsCheckpointDueTest, AtEveryPublicationOnceItIsThere) {
  EXPECT_TRUE(IsCheckpointDue(kSchedule, {7, 5, 0, 6}));
  EXPECT_FALSE(IsCheckpointDue(kSchedule, {7, 6, 0, 6}));
  EXPECT_FALSE(IsCheckpointDue(kSchedule, {7, 5, 0, 8}));
}

class ContinueCheckpointTest : public ::testing::Test {
 protected:
  // The tree of a log whose first `size` entries begin with `word`.
  static std::unique_ptr<storage::KeyValueStore> Log(absl::string_view word, uint64_t size) {
    std::unique_ptr<storage::KeyValueStore> store = storage::NewMemoryStore();
    std::vector<eventlog::v1::Record> records(size);
    for (uint64_t i = 0; i < size; ++i) records[i].set_header(absl::StrCat(word, i));
    EXPECT_THAT(store->Write(AddToLogTree(*store, {0}, records).value()), IsOk());
    return store;
  }

  const std::unique_ptr<storage::KeyValueStore> store_ = Log("a", 9);
  const LogTree tree_{store_.get()};
};

TEST_F(ContinueCheckpointTest, ALogThatGrewIsSigned) {
  const note::Checkpoint first{"o", tree_.TreeOfSize(5).value()};
  EXPECT_THAT(ContinueCheckpoint({"o", {}}, tree_, 5), IsOkAndHolds(first));
  EXPECT_THAT(ContinueCheckpoint(first, tree_, 5), IsOkAndHolds(first));
  EXPECT_THAT(ContinueCheckpoint(first, tree_, 9),
              IsOkAndHolds(note::Checkpoint{"o", tree_.TreeOfSize(9).value()}));
}

TEST_F(ContinueCheckpointTest, AnOlderCopyIsNot) {
  EXPECT_THAT(
      ContinueCheckpoint({"o", tree_.TreeOfSize(5).value()}, tree_, 4),
      StatusIs(absl::StatusCode::kDataLoss, AllOf(HasSubstr("size 5"), HasSubstr("it has 4 positions"))));
}

TEST_F(ContinueCheckpointTest, AForkIsNot) {
  const std::unique_ptr<storage::KeyValueStore> fork = Log("b", 9);
  EXPECT_THAT(ContinueCheckpoint({"o", LogTree(fork.get()).TreeOfSize(5).value()}, tree_, 9),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("its first positions were changed")));
}

}  // namespace
}  // namespace thuocdo::audit
