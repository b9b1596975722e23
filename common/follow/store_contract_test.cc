// What every store must keep, asked of each of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <ostream>

#include "common/follow/records_for_test.h"
#include "common/follow/store.h"
#include "common/testing/directory.h"
#include "common/testing/files.h"
#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;
using testing::FilesThatHold;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::NewDirectory;
using ::testing::Optional;
using ::testing::Pair;
using testing::StatusIs;

struct StoreKind {
  std::string name;
  std::function<absl::StatusOr<std::unique_ptr<Store>>(const std::string& path)> open;
};
std::ostream& operator<<(std::ostream& out, const StoreKind& kind) { return out << kind.name; }
std::string NameOfKind(const ::testing::TestParamInfo<StoreKind>& kind) { return kind.param.name; }

absl::StatusOr<std::unique_ptr<Store>> OpenMemory(const std::string&) { return NewMemoryStore(); }

class StoreContract : public ::testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override { ASSERT_OK_AND_ASSIGN(store_, GetParam().open(NewDirectory())); }

  std::unique_ptr<Store> store_;
};

INSTANTIATE_TEST_SUITE_P(AllStores, StoreContract,
                         ::testing::Values(StoreKind{"Memory", OpenMemory},
                                           StoreKind{"RocksDb", OpenRocksDbStore}),
                         NameOfKind);

TEST_P(StoreContract, GetsWhatWasWrittenLast) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", ""}}), IsOk());
  ASSERT_THAT(store_->Write({{"a", "2"}}), IsOk());

  EXPECT_THAT(store_->Get("a"), IsOkAndHolds(Optional(std::string("2"))));
  EXPECT_THAT(store_->Get("b"), IsOkAndHolds(Optional(std::string())));
  EXPECT_THAT(store_->Get("c"), IsOkAndHolds(std::nullopt));
}

TEST_P(StoreContract, ScansInByteOrderFromTheFirstKeyToBeforeTheLast) {
  const std::string high = "b\xff";
  ASSERT_THAT(store_->Write({{high, "4"}, {"b", "3"}, {"a", "1"}, {std::string("a\0", 2), "2"}, {"c", "5"}}),
              IsOk());
  std::vector<std::string> values;
  auto keep = [&](absl::string_view, absl::string_view value) {
    values.emplace_back(value);
    return absl::OkStatus();
  };

  ASSERT_THAT(store_->Scan("a", "c", keep), IsOk());
  EXPECT_THAT(values, ElementsAre("1", "2", "3", "4"));
  values.clear();
  EXPECT_THAT(store_->Scan("c", "a", keep), IsOk());
  EXPECT_THAT(values, IsEmpty());
}

TEST_P(StoreContract, AScanSeesTheKeysAsTheyWereWhenItBegan) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", "2"}}), IsOk());
  std::map<std::string, std::string> seen;
  auto write_and_keep = [&](absl::string_view key, absl::string_view value) {
    seen[std::string(key)] = std::string(value);
    return store_->Write({{"b", "3"}, {"c", "4"}});
  };

  ASSERT_THAT(store_->Scan("a", "z", write_and_keep), IsOk());
  EXPECT_THAT(seen, ElementsAre(Pair("a", "1"), Pair("b", "2")));
}

TEST_P(StoreContract, AScanStopsAtTheFirstErrorOfTheVisitor) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", "2"}}), IsOk());
  int visited = 0;
  auto refuse = [&](absl::string_view, absl::string_view) {
    ++visited;
    return absl::CancelledError("enough");
  };

  EXPECT_THAT(store_->Scan("a", "z", refuse), StatusIs(absl::StatusCode::kCancelled));
  EXPECT_EQ(visited, 1);
}

TEST_P(StoreContract, OverwritesWithTheRestOfTheBatch) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", "2"}}), IsOk());
  ASSERT_THAT(store_->Overwrite({{"a", "3"}, {"c", "4"}}, {"a"}), IsOk());

  EXPECT_THAT(EntriesOf(*store_), ElementsAre(Pair("a", "3"), Pair("b", "2"), Pair("c", "4")));
}

TEST(RocksDbStoreTest, WhatIsOverwrittenIsInNoFileAnyMore) {
  const std::string directory = NewDirectory();
  const std::string secret = "7f3a9c51e0d24b86 Nguyen Van A, 0912 345 678 c4e1b27d90f8a365";
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<Store> store, OpenRocksDbStore(directory));
  ASSERT_THAT(store->Write({{"a", secret}, {"b", "2"}}), IsOk());
  ASSERT_EQ(FilesThatHold(secret, directory).size(), 1u);
  ASSERT_THAT(store->Overwrite({{"a", ""}}, {"a"}), IsOk());
  EXPECT_THAT(FilesThatHold(secret, directory), IsEmpty());
}

TEST(RocksDbStoreTest, KeepsWhatWasWrittenWhenItIsReopened) {
  const std::string directory = NewDirectory();
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<Store> store, OpenRocksDbStore(directory));
  ASSERT_THAT(store->Write({{"a", "1"}}), IsOk());
  EXPECT_THAT(OpenRocksDbStore(directory),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr(directory)));
  store.reset();

  ASSERT_OK_AND_ASSIGN(store, OpenRocksDbStore(directory));
  EXPECT_THAT(EntriesOf(*store), ElementsAre(Pair("a", "1")));
}

}  // namespace
}  // namespace thuocdo
