// A check of the whole log finds every changed byte of every key and value, and every entry that was moved,
// removed, duplicated or added without the log.
#include "common/eventlog/check/log_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <memory>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/check/findings_for_tests.h"
#include "common/eventlog/check/log_findings.h"
#include "common/eventlog/log_kinds_for_tests.h"
#include "common/eventlog/memory_log.h"
#include "common/eventlog/records/erasure.h"
#include "common/eventlog/stored/log_format.h"
#include "common/storage/entries_for_tests.h"
#include "common/storage/memory_store.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::Not;
using ::testing::SizeIs;
using testing::TextOf;
using Entries = storage::Batch;

LogCheckResult Check(const Entries& entries, uint64_t acknowledged) {
  const std::unique_ptr<storage::KeyValueStore> store = storage::NewMemoryStore();
  EXPECT_THAT(store->Write(entries), IsOk());
  auto ignore = [](uint64_t, uint64_t) { return absl::OkStatus(); };
  return *CheckStoredLog(*store, {acknowledged}, ignore);
}

// Appends to `log`: streams of one and of several events, appends of one to three, imports from two sources.
void AppendSome(EventLog& log, testing::FakeClock& clock) {
  const std::vector<std::vector<std::string>> streams = {
      {"organization/a"},
      {"organization/a", "organization/b"},
      {"organization/ab", "organization/a", "organizations"},
      {"organization/b"}};
  for (size_t i = 0; i < streams.size(); ++i) {
    AppendRequest append = Renames(absl::StrCat("r", i), streams[i]);
    append.fingerprint = Sha256(append.request_id);
    if (i < 3) {
      append.source.emplace().set_source(i == 1 ? "mail" : "portal");
      append.source->set_position(7 + i);
    }
    clock.Set(clock.NowUs() + 3);
    ASSERT_THAT(log.Append(append), IsOk());
  }
}

// All keys and values of a log of eight events.
Entries SmallLog() {
  testing::FakeClock clock;
  auto random = [](size_t size) { return std::string(size, '\x5a'); };
  const auto log = NewMemoryLog({.origin = "test", .clock = &clock, .random = random});
  AppendSome(*log, clock);
  return EntriesOf(log->store());
}
constexpr uint64_t kHead = 8;

std::string RecordKey(uint64_t position) { return log_format::RecordKey({position}); }

class LogCheckTest : public ::testing::Test {
 protected:
  const Entries whole_ = SmallLog();
  const LogCheckResult result_ = Check(whole_, kHead);
};

TEST_F(LogCheckTest, TheSmallLogIsIntact) {
  EXPECT_EQ(TextOf(result_.findings), "");
  EXPECT_EQ(result_.head, Position{kHead});
  ASSERT_TRUE(result_.root.has_value());
}

// Where the header of a record begins and ends in its value.
std::pair<size_t, size_t> HeaderIn(const std::string& value) {
  const size_t payload_and_salt = log_format::DecodeRecord(value)->payload().size() + log_format::kSaltBytes;
  const size_t header = log_format::DecodeRecord(value)->header().size();
  return {value.size() - payload_and_salt - header, value.size() - payload_and_salt};
}

TEST_F(LogCheckTest, EveryChangedByteOfAKeyIsFoundAtItsPlace) {
  for (const auto& [key, value] : whole_) {
    for (size_t i = 0; i < key.size(); ++i) {
      for (const char flip : {'\x01', '\xff'}) {
        std::string changed = key;
        changed[i] = static_cast<char>(changed[i] ^ flip);
        Entries entries = whole_;
        entries.erase(key);
        if (!entries.emplace(changed, value).second) continue;  // it took the place of another

        EXPECT_THAT(TextOf(Check(entries, kHead).findings),
                    AnyOf(HasSubstr(PlaceOfKey(key)), HasSubstr(PlaceOfKey(changed))))
            << Hex(key) << " at " << i;
      }
    }
  }
}

// A changed record is found at its own position, or at the next one, which contradicts it.
void ExpectAtItsPlace(const LogCheckResult& result, const std::string& key) {
  if (key[0] != 'r') {
    EXPECT_THAT(TextOf(result.findings), HasSubstr(PlaceOfKey(key)));
    return;
  }
  const uint64_t position = *log_format::TrailingNumber(key);
  EXPECT_THAT(result.findings[0].position.value, AnyOf(0, position, position + 1)) << TextOf(result.findings);
}

// Only the tree, which is kept elsewhere, shows that a header was replaced by another consistent one.
TEST_F(LogCheckTest, EveryChangedByteOfAValueIsFoundOrChangesTheRootOfTheTree) {
  int only_by_root = 0;
  for (const auto& [key, value] : whole_) {
    for (size_t i = 0; i < value.size(); ++i) {
      for (const char flip : {'\x01', '\xff'}) {
        Entries entries = whole_;
        entries[key][i] = static_cast<char>(value[i] ^ flip);
        const LogCheckResult result = Check(entries, kHead);
        if (!result.findings.empty()) {
          ExpectAtItsPlace(result, key);
          continue;
        }
        ++only_by_root;

        ASSERT_EQ(key[0], 'r') << Hex(key) << " at " << i;
        const auto [begin, end] = HeaderIn(value);
        EXPECT_TRUE(i >= begin && i < end) << Hex(key) << " at " << i;
        EXPECT_NE(result.root, result_.root);
      }
    }
  }
  EXPECT_GT(only_by_root, 0) << "actors and accept times are in headers only";
}

// A change made without the log, and the first finding.
struct Change {
  std::string name;
  std::function<void(Entries&)> apply;
  std::string first;
};

class LogCheckChanges : public LogCheckTest, public ::testing::WithParamInterface<Change> {};

TEST_P(LogCheckChanges, AreFoundAtTheirPlace) {
  Entries entries = whole_;
  GetParam().apply(entries);
  ASSERT_NE(entries, whole_);

  const LogCheckResult result = Check(entries, kHead);

  ASSERT_THAT(result.findings, Not(IsEmpty()));
  EXPECT_EQ(absl::StrCat(result.findings[0].place, ": ", result.findings[0].what), GetParam().first)
      << TextOf(result.findings);
}

void SwapRecords(Entries& entries) { std::swap(entries[RecordKey(3)], entries[RecordKey(4)]); }
void RemoveRecord(Entries& entries) { entries.erase(RecordKey(5)); }
void RemoveLastAppend(Entries& entries) {
  entries.erase(RecordKey(kHead));
  entries.erase(log_format::StreamKey("organization/b", {2}));
  entries.erase(log_format::RequestKey("r3"));
}
void RemoveFirstRecord(Entries& entries) { entries.erase(RecordKey(1)); }
void DoubleRecord(Entries& entries) { entries[RecordKey(kHead + 1)] = entries[RecordKey(kHead)]; }
void MoveRecord(Entries& entries) {
  entries[RecordKey(kHead + 2)] = entries[RecordKey(kHead)];
  entries.erase(RecordKey(kHead));
}
void AddStreamEntry(Entries& entries) {
  entries[log_format::StreamKey("organization/b", {3})] = log_format::BigEndian(9);
}
void AddStream(Entries& entries) {
  entries[log_format::StreamKey("organization/c", {1})] = log_format::BigEndian(2);
}
void AddRequest(Entries& entries) {
  entries[log_format::RequestKey("r9")] = entries[log_format::RequestKey("r0")];
}
void AddSource(Entries& entries) { entries[log_format::SourceKey("fax")] = log_format::BigEndian(1); }
void RemoveSource(Entries& entries) { entries.erase(log_format::SourceKey("mail")); }
void RemoveStreamEntry(Entries& entries) { entries.erase(log_format::StreamKey("organization/a", {2})); }
void AddSomethingElse(Entries& entries) { entries["x"] = "y"; }
void AddMark(Entries& entries) { entries["mowner"] = "y"; }

INSTANTIATE_TEST_SUITE_P(
    All, LogCheckChanges,
    ::testing::Values(
        Change{"RecordsSwapped", SwapRecords, "position 3: the header says that it is at position 4"},
        Change{"RecordRemoved", RemoveRecord, "position 5: the record is missing"},
        Change{"LastAppendRemoved", RemoveLastAppend, "position 8: the record is missing"},
        Change{"FirstRecordRemoved", RemoveFirstRecord, "position 1: the record is missing"},
        Change{"RecordDoubled", DoubleRecord, "position 9: the header says that it is at position 8"},
        Change{"RecordMoved", MoveRecord, "position 8: the records from here to position 9 are missing"},
        Change{"StreamEntryAdded", AddStreamEntry,
               "stream \"organization/b\", revision 3: belongs to no event"},
        Change{"StreamAdded", AddStream, "stream \"organization/c\", revision 1: belongs to no event"},
        Change{"StreamEntryRemoved", RemoveStreamEntry,
               "position 3: the entry of stream \"organization/a\", revision 2 is missing"},
        Change{"RequestAdded", AddRequest, "request \"r9\": belongs to no event"},
        Change{"SourceAdded", AddSource, "source \"fax\": belongs to no event"},
        Change{"SourceRemoved", RemoveSource, "source \"mail\": is missing"},
        Change{"SomethingElseAdded", AddSomethingElse, "key 78: is not a key of a log"},
        Change{"MarkAdded", AddMark, "entry \"owner\": is not a key of a log"}),
    [](const auto& change) { return change.param.name; });

TEST_F(LogCheckTest, NoMoreFindingsAreKeptThanTheLimitAndTheOthersAreCounted) {
  Entries entries = whole_;
  for (size_t i = 0; i < 2 * kLogFindingsMax; ++i) entries[absl::StrCat("x", i)] = "";
  entries.erase(RecordKey(2));

  const LogCheckResult result = Check(entries, kHead);

  EXPECT_THAT(result.findings, SizeIs(kLogFindingsMax));
  EXPECT_EQ(result.findings[0].place, "position 2");
  EXPECT_GT(result.more_findings, kLogFindingsMax);
}

// A log with a correction at position 2 that the event at position 3 erases.
Entries ErasedLog() {
  const auto log = NewMemoryLog();
  AppendRequest correct = Renames("r1", {"sheet/c/o"});
  correct.events[0].event.mutable_answer_corrected()->set_reason("verified");
  EXPECT_THAT(log->Append(correct), IsOk());
  AppendRequest erase = Renames("r2", {"sheet/c/o"});
  erase.events[0].event.mutable_payload_erased()->set_position(2);
  erase.events[0].event.mutable_payload_erased()->set_revision(1);
  EXPECT_THAT(log->Append(erase), IsOk());
  return EntriesOf(log->store());
}

TEST(ErasedLogCheckTest, ALogWithAnErasedPayloadIsIntact) {
  EXPECT_EQ(TextOf(Check(ErasedLog(), 3).findings), "");
}

TEST(ErasedLogCheckTest, APayloadThatNoEventErasedIsMissing) {
  Entries entries = SmallLog();
  std::string& value = entries[log_format::RecordKey({4})];
  value = log_format::EncodeRecord(WithoutPayload(*log_format::DecodeRecord(value), {5}));
  EXPECT_EQ(TextOf(Check(entries, 8).findings),
            "position 4: the payload is missing: the event at position 5 did not erase it\n");
}

TEST(ErasedLogCheckTest, APayloadThatNamesAnotherEraserIsMissing) {
  Entries entries = ErasedLog();
  std::string& value = entries[log_format::RecordKey({2})];
  value = log_format::EncodeRecord(WithoutPayload(*log_format::DecodeRecord(value), {7}));
  const std::string text = TextOf(Check(entries, 3).findings);
  EXPECT_THAT(text,
              HasSubstr("position 2: the payload is missing: the event at position 7 did not erase it"));
  EXPECT_THAT(text, HasSubstr("position 3: the event did not erase the payload at position 2, as it says"));
}

TEST(ErasedLogCheckTest, APayloadThatCameBackIsFound) {
  Entries entries = ErasedLog();
  std::string& value = entries[log_format::RecordKey({2})];
  eventlog::v1::Record record = *log_format::DecodeRecord(value);
  record.clear_erased_by();
  record.set_salt(std::string(log_format::kSaltBytes, 'x'));
  record.set_payload("y");
  value = log_format::EncodeRecord(record);
  EXPECT_THAT(TextOf(Check(entries, 3).findings),
              HasSubstr("position 3: the event did not erase the payload at position 2, as it says"));
}

// Its header is checked only against other entries; audit's tree covers all of it.
TEST(ErasedLogCheckTest, EveryChangedByteInPlaceOfThePayloadIsFound) {
  const Entries entries = ErasedLog();
  const std::string key = log_format::RecordKey({2});
  const size_t size = entries.at(key).size();
  for (size_t at = size - 8; at < size; ++at) {
    Entries changed = entries;
    changed[key][at] = static_cast<char>(changed[key][at] ^ 1);
    EXPECT_THAT(TextOf(Check(changed, 3).findings), Not(IsEmpty())) << "byte " << at;
  }
}

}  // namespace
}  // namespace thuocdo::eventlog
