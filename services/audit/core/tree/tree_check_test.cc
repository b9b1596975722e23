#include "services/audit/core/tree/tree_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/check/findings_for_tests.h"
#include "common/eventlog/stored/log_format.h"
#include "common/follow/history.h"
#include "common/follow/records_for_tests.h"
#include "common/storage/memory_store.h"
#include "common/testing/matchers.h"
#include "services/audit/core/tree/log_tree.h"

namespace thuocdo::audit {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::Not;
using testing::TextOf;
using Entries = std::map<std::string, std::string>;

// What audit keeps of a log of `size` events in a few streams.
Entries Kept(uint64_t size) {
  std::vector<std::string> streams;
  for (uint64_t position = 2; position <= size; ++position) {
    streams.push_back(absl::StrCat("organization/", position % 3));
  }
  const std::unique_ptr<storage::KeyValueStore> store = storage::NewMemoryStore();
  const auto history = *follow::History::Open(store.get(), {""}, AddToLogTree);
  EXPECT_THAT(history->Apply(follow::RecordsOf(*follow::LogOf(streams)), nullptr), IsOk());
  return EntriesOf(*store);
}

TreeCheckResult Check(const Entries& entries, uint64_t known) {
  const std::unique_ptr<storage::KeyValueStore> store = storage::NewMemoryStore();
  EXPECT_THAT(store->Write(entries), IsOk());
  auto ignore = [](uint64_t, uint64_t) { return absl::OkStatus(); };
  return *CheckStoredEntries(*store, {known}, ignore);
}

std::string TileKey(int level, uint64_t index) {
  return absl::StrCat("t", std::string(1, static_cast<char>(level)), eventlog::log_format::BigEndian(index));
}

TEST(TreeCheck, WhatAuditWritesIsWholeWhateverItsSize) {
  for (const uint64_t size : {1U, 5U, 255U, 256U, 257U, 600U}) {
    const TreeCheckResult result = Check(Kept(size), size);
    EXPECT_EQ(TextOf(result.findings), "") << size;
    EXPECT_EQ(result.size, size);
  }
}

TEST(TreeCheck, EveryChangedByteOfEveryKeyAndValueIsFound) {
  const Entries whole = Kept(5);
  for (const auto& [key, value] : whole) {
    for (size_t at = 0; at < key.size() + value.size(); ++at) {
      for (const char flip : {'\x01', '\xff'}) {
        Entries entries = whole;
        std::string changed = key;
        if (at < key.size()) {
          changed[at] = static_cast<char>(changed[at] ^ flip);
          entries.erase(key);
          entries[changed] = value;
        } else {
          entries[key][at - key.size()] = static_cast<char>(value[at - key.size()] ^ flip);
        }
        EXPECT_THAT(Check(entries, 5).findings, Not(IsEmpty())) << Hex(key) << " at " << at;
      }
    }
  }
}

TEST(TreeCheck, EveryChangedHashOfATreeOfTwoLevelsIsFound) {
  const Entries whole = Kept(600);
  for (const auto& [key, value] : whole) {
    if (key[0] != 't') continue;
    for (size_t at = 0; at < value.size(); at += key[1] == 0 ? 16 * merkle::kHashBytes : 1) {
      Entries entries = whole;
      entries[key][at] = static_cast<char>(value[at] ^ 4);

      EXPECT_THAT(TextOf(Check(entries, 600).findings),
                  AnyOf(HasSubstr("tree contradict each other"), HasSubstr("tile/")))
          << Hex(key) << " at " << at;
    }
  }
}

// Something done past audit, and what must be found first.
struct TreeMutation {
  std::string name;
  std::function<void(Entries&)> act;
  std::string first;
};

class TreeCheckMutations : public ::testing::TestWithParam<TreeMutation> {};

TEST_P(TreeCheckMutations, AreFound) {
  Entries entries = Kept(600);
  GetParam().act(entries);
  const TreeCheckResult result = Check(entries, 600);

  ASSERT_THAT(result.findings, Not(IsEmpty()));
  EXPECT_EQ(absl::StrCat(result.findings[0].place, ": ", result.findings[0].what), GetParam().first)
      << TextOf(result.findings);
}

std::string EventKey(uint64_t revision) {
  return absl::StrCat("e", eventlog::log_format::StreamKey("organization/0", {revision}).substr(1));
}
void RemoveTile(Entries& entries) { entries.erase(TileKey(0, 1)); }
void CutTile(Entries& entries) { entries[TileKey(0, 2)].resize(32); }
void AddTile(Entries& entries) { entries[TileKey(0, 3)] = std::string(32, 'x'); }
void SwapRecords(Entries& entries) { std::swap(entries[EventKey(1)], entries[EventKey(2)]); }
void RemoveRecord(Entries& entries) { entries.erase(EventKey(2)); }
void DoubleRecord(Entries& entries) { entries[EventKey(201)] = entries[EventKey(200)]; }
void GoBack(Entries& entries) { entries["mposition"] = eventlog::log_format::BigEndian(599); }
void AddSomethingElse(Entries& entries) { entries["x"] = "y"; }

INSTANTIATE_TEST_SUITE_P(
    All, TreeCheckMutations,
    ::testing::Values(
        TreeMutation{"TileRemoved", RemoveTile,
                     "position 257: the header that is kept and the tree contradict each other"},
        TreeMutation{"TileCut", CutTile, "tile/0/002.p/88: has 32 bytes"},
        TreeMutation{"TileAdded", AddTile, "tree: has 5 tiles, not 4"},
        TreeMutation{"RecordsSwapped", SwapRecords,
                     "stream \"organization/0\", revision 2: is not what its header says"},
        TreeMutation{"RecordRemoved", RemoveRecord,
                     "stream \"organization/0\", revision 3: the revision before it is missing"},
        TreeMutation{"RecordDoubled", DoubleRecord,
                     "stream \"organization/0\", revision 201: is not what its header says"},
        TreeMutation{"PositionPutBack", GoBack,
                     "position 600: what lies on disk ends before it, audit had come to position 600"},
        TreeMutation{"SomethingElseAdded", AddSomethingElse, "key 78: is not a key that audit writes"}),
    [](const auto& deed) { return deed.param.name; });

}  // namespace
}  // namespace thuocdo::audit
