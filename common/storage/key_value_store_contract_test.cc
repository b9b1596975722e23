// What every store must do.
#include <gmock/gmock.h>

#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/storage/entries_for_tests.h"
#include "common/storage/key_value_store_contract_for_tests.h"

namespace thuocdo::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using ::testing::Optional;
using ::testing::Pair;
using testing::StatusIs;

template <typename Result>
constexpr bool kMayStopScans =
    requires(const KeyValueStore& store, Result (&visit)(absl::string_view, absl::string_view)) {
      store.ScanWhile(KeyRange(), visit);
    };
static_assert(kMayStopScans<absl::StatusOr<bool>>);
static_assert(!kMayStopScans<absl::Status>, "a Status does not say whether to go on");

// The keys that a scan of `keys` visits.
std::vector<std::string> KeysIn(const KeyValueStore& store, const KeyRange& keys) {
  std::vector<std::string> visited;
  auto keep = [&](absl::string_view key, absl::string_view) {
    visited.emplace_back(key);
    return absl::OkStatus();
  };
  EXPECT_THAT(store.Scan(keys, keep), IsOk());
  return visited;
}

// The keys of the first and the last entry of `keys`.
std::vector<std::string> EndsOf(const KeyValueStore& store, const KeyRange& keys) {
  std::vector<std::string> ends;
  for (const auto& entry : {store.First(keys), store.Last(keys)}) {
    EXPECT_THAT(entry, IsOk());
    if (entry.ok() && entry->has_value()) ends.push_back((*entry)->first);
  }
  return ends;
}

TEST_P(KeyValueStoreContract, ANewStoreIsEmpty) {
  EXPECT_THAT(EntriesOf(*store_), IsEmpty());
  EXPECT_THAT(EndsOf(*store_, {}), IsEmpty());
}

TEST_P(KeyValueStoreContract, GetsWhatWasWrittenLast) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", ""}}), IsOk());
  ASSERT_THAT(store_->Write({{"a", "2"}}), IsOk());

  EXPECT_THAT(store_->Get("a"), IsOkAndHolds(Optional(std::string("2"))));
  EXPECT_THAT(store_->Get("b"), IsOkAndHolds(Optional(std::string())));
  EXPECT_THAT(store_->Get("c"), IsOkAndHolds(std::nullopt));
}

TEST_P(KeyValueStoreContract, ScansInByteOrderFromTheFirstKeyToBeforeTheEnd) {
  const std::string high = "b\xff";
  const std::string zero("a\0", 2);
  ASSERT_THAT(store_->Write({{high, "4"}, {"b", "3"}, {"a", "1"}, {zero, "2"}, {"c", "5"}}), IsOk());

  EXPECT_THAT(KeysIn(*store_, {"a", "c"}), ElementsAre("a", zero, "b", high));
  EXPECT_THAT(KeysIn(*store_, {"aa", "b\xff\xff"}), ElementsAre("b", high));
  EXPECT_THAT(KeysIn(*store_, {"c", "a"}), IsEmpty());
  EXPECT_THAT(KeysIn(*store_, {"b", "b"}), IsEmpty());
}

TEST_P(KeyValueStoreContract, ARangeWithoutEndHoldsTheHighestKeys) {
  const std::string highest(300, '\xff');
  ASSERT_THAT(store_->Write({{"a", "1"}, {highest, "2"}}), IsOk());

  EXPECT_THAT(KeysIn(*store_, {}), ElementsAre("a", highest));
  EXPECT_THAT(KeysIn(*store_, {"b"}), ElementsAre(highest));
  EXPECT_THAT(EndsOf(*store_, {}), ElementsAre("a", highest));
}

TEST_P(KeyValueStoreContract, FindsTheFirstAndTheLastEntryOfARange) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", "4"}}), IsOk());

  EXPECT_THAT(EndsOf(*store_, {"b", "d"}), ElementsAre("b", "c"));
  EXPECT_THAT(EndsOf(*store_, {"aa", "cc"}), ElementsAre("b", "c"));
  EXPECT_THAT(EndsOf(*store_, {"bb", "c"}), IsEmpty());
  EXPECT_THAT(EndsOf(*store_, {"e", "f"}), IsEmpty());
  EXPECT_THAT(EndsOf(*store_, {"", "a"}), IsEmpty());
  EXPECT_THAT(store_->Last({"a", "c"}), IsOkAndHolds(Optional(Pair("b", "2"))));
}

TEST_P(KeyValueStoreContract, AScanSeesTheEntriesAsTheyWereWhenItBegan) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", "2"}}), IsOk());
  Batch seen;
  auto write_and_keep = [&](absl::string_view key, absl::string_view value) {
    seen[std::string(key)] = std::string(value);
    return store_->Write({{"b", "3"}, {"c", "4"}});
  };

  ASSERT_THAT(store_->Scan({"a", "z"}, write_and_keep), IsOk());
  EXPECT_THAT(seen, ElementsAre(Pair("a", "1"), Pair("b", "2")));
  EXPECT_THAT(EntriesOf(*store_), ElementsAre(Pair("a", "1"), Pair("b", "3"), Pair("c", "4")));
}

TEST_P(KeyValueStoreContract, AScanStopsAtTheFirstErrorOfTheVisitor) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", "2"}}), IsOk());
  int visited = 0;
  auto reject = [&](absl::string_view, absl::string_view) {
    ++visited;
    return absl::AbortedError("no");
  };

  EXPECT_THAT(store_->Scan({"a", "z"}, reject), StatusIs(absl::StatusCode::kAborted));
  EXPECT_EQ(visited, 1);
}

TEST_P(KeyValueStoreContract, AScanGoesOnWhileTheVisitorSaysSo) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", "2"}, {"c", "3"}}), IsOk());
  std::vector<std::string> visited;
  auto stop_at_b = [&](absl::string_view key, absl::string_view) -> absl::StatusOr<bool> {
    visited.emplace_back(key);
    return key != "b";
  };

  EXPECT_THAT(store_->ScanWhile({"a", "z"}, stop_at_b), IsOk());
  EXPECT_THAT(visited, ElementsAre("a", "b"));
}

TEST_P(KeyValueStoreContract, OverwritesWithTheRestOfTheBatch) {
  ASSERT_THAT(store_->Write({{"a", "1"}, {"b", "2"}}), IsOk());
  ASSERT_THAT(store_->Overwrite({{"a", "3"}, {"c", "4"}}, {"a"}), IsOk());

  EXPECT_THAT(EntriesOf(*store_), ElementsAre(Pair("a", "3"), Pair("b", "2"), Pair("c", "4")));
}

TEST_P(KeyValueStoreContract, ASnapshotHoldsWhatWasStoredAndDoesNotChange) {
  ASSERT_THAT(store_->Write({{"a", "1"}}), IsOk());
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<const KeyValueStore> snapshot, store_->OpenSnapshot());
  ASSERT_THAT(store_->Write({{"a", "2"}, {"b", "3"}}), IsOk());

  EXPECT_THAT(EntriesOf(*snapshot), ElementsAre(Pair("a", "1")));
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<const KeyValueStore> later, store_->OpenSnapshot());
  EXPECT_THAT(EntriesOf(*later), ElementsAre(Pair("a", "2"), Pair("b", "3")));
}

TEST_P(KeyValueStoreContract, ReadersSeeWholeBatchesWhileOneThreadWrites) {
  constexpr int kBatches = 200;
  std::thread writer([&] {
    for (int i = 1; i <= kBatches; ++i) {
      const std::string value = absl::StrCat(i);
      ASSERT_THAT(store_->Write({{"a", value}, {"b", value}}), IsOk());
    }
  });
  Batch seen;
  do {
    seen = EntriesOf(*store_);
    ASSERT_EQ(seen["a"], seen["b"]);
  } while (seen["a"] != absl::StrCat(kBatches));
  writer.join();
}

}  // namespace
}  // namespace thuocdo::storage
