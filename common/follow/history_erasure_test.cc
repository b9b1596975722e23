#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/eventlog/memory_log.h"
#include "common/eventlog/stored/log_format.h"
#include "common/follow/history.h"
#include "common/follow/records_for_tests.h"
#include "common/follow/stream_records.h"
#include "common/storage/memory_store.h"
#include "common/testing/matchers.h"

namespace thuocdo::follow {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

// A history of a log with two corrections in one sheet, at positions 2 and 3, and another event.
class ErasureHistoryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    for (const char* reason : {"Nguyễn Văn A said so", "verified"}) {
      event::v1::Event event;
      event.mutable_answer_corrected()->set_reason(reason);
      Append(kSheet, event);
    }
    AppendTo(*log_, "organization/a");
    history_ = History::Open(store_.get(), {"sheet/"}).value();
  }

  void Append(const std::string& stream, const event::v1::Event& event) {
    eventlog::AppendRequest append;
    append.request_id = absl::StrCat("sheet-", log_->Head().value);
    append.fingerprint = std::string(32, 'f');
    append.actor.set_id("admin");
    append.events = {{stream, event}};
    ASSERT_THAT(log_->Append(append), IsOk());
  }

  // Erases the event at position 2.
  void Erase() {
    event::v1::Event event;
    event.mutable_payload_erased()->set_position(2);
    event.mutable_payload_erased()->set_revision(1);
    event.mutable_payload_erased()->set_reason("as the law demands");
    Append(kSheet, event);
  }

  // Applies what comes after the history's position.
  absl::Status CatchUp() { return history_->Apply(RecordsAfter(history_->position().value), nullptr); }
  std::vector<eventlog::v1::Record> RecordsAfter(uint64_t position) {
    std::vector<eventlog::v1::Record> records = RecordsOf(*log_);
    records.erase(records.begin(), records.begin() + static_cast<std::ptrdiff_t>(position));
    return records;
  }
  // The sheet's events as of `position`.
  std::vector<eventlog::PastEvent> Events(uint64_t position) {
    std::vector<eventlog::PastEvent> events;
    auto keep = [&](const eventlog::PastEvent& event) {
      events.push_back(event);
      return absl::OkStatus();
    };
    EXPECT_THAT(history_->ReadStream(kSheet, {position}, keep), IsOk());
    return events;
  }

  const std::string kSheet = "sheet/c/o";
  std::unique_ptr<eventlog::EventLog> log_ = eventlog::NewMemoryLog();
  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<History> history_;
};

TEST_F(ErasureHistoryTest, ErasesItsOwnCopy) {
  ASSERT_THAT(CatchUp(), IsOk());
  Erase();
  ASSERT_THAT(CatchUp(), IsOk());

  for (const auto& [key, value] : EntriesOf(*store_))
    EXPECT_EQ(value.find("Nguyễn Văn A"), std::string::npos);
  const std::vector<eventlog::PastEvent> events = Events(5);
  ASSERT_EQ(events.size(), 3u);
  EXPECT_EQ(events[0].erased_by, Position{5});
  EXPECT_EQ(events[0].erasure->reason(), "as the law demands");
  EXPECT_FALSE(events[1].is_erased());
}

TEST_F(ErasureHistoryTest, IsTheSameWhenItIsRebuilt) {
  ASSERT_THAT(CatchUp(), IsOk());
  Erase();
  ASSERT_THAT(CatchUp(), IsOk());
  const auto followed = EntriesOf(*store_);

  store_ = storage::NewMemoryStore();
  history_ = History::Open(store_.get(), {"sheet/"}).value();
  for (const eventlog::v1::Record& record : RecordsAfter(0))
    ASSERT_THAT(history_->Apply({record}, nullptr), IsOk());
  EXPECT_EQ(EntriesOf(*store_), followed);
}

TEST_F(ErasureHistoryTest, ErasesWhatCameInTheSameBatch) {
  std::vector<eventlog::v1::Record> records = RecordsAfter(0);
  Erase();
  records.push_back(RecordsAfter(4)[0]);
  ASSERT_THAT(history_->Apply(records, nullptr), IsOk());
  EXPECT_TRUE(Events(5)[0].is_erased());
}

TEST_F(ErasureHistoryTest, AnEarlierPositionKnowsALaterErasure) {
  ASSERT_THAT(CatchUp(), IsOk());
  Erase();
  ASSERT_THAT(CatchUp(), IsOk());
  const std::vector<eventlog::PastEvent> events = Events(2);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].erasure->position(), 2u);
}

TEST_F(ErasureHistoryTest, BeforeItReachesTheErasureItKnowsOnlyItsPosition) {
  Erase();
  const std::vector<eventlog::v1::Record> records = RecordsAfter(0);
  ASSERT_THAT(history_->Apply({records[0], records[1]}, nullptr), IsOk());
  const std::vector<eventlog::PastEvent> events = Events(2);
  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].erased_by, Position{5});
  EXPECT_FALSE(events[0].erasure.has_value());
}

TEST_F(ErasureHistoryTest, APayloadThatNoEventErasedIsDataLoss) {
  for (const uint64_t other : {3U, 4U}) {  // of the same stream, and of one that is not kept
    store_ = storage::NewMemoryStore();
    history_ = History::Open(store_.get(), {"sheet/"}).value();
    std::vector<eventlog::v1::Record> records = RecordsAfter(0);
    records[1].clear_salt();
    records[1].clear_payload();
    records[1].set_erased_by(other);
    ASSERT_THAT(history_->Apply(records, nullptr), IsOk());
    std::vector<uint64_t> positions;
    EXPECT_THAT(history_->ReadStream(kSheet, {4}, KeepPositionsIn(positions)),
                StatusIs(absl::StatusCode::kDataLoss,
                         HasSubstr(absl::StrCat("position ", other, " did not erase it"))));
  }
}

TEST_F(ErasureHistoryTest, AnErasureOfAMissingEventStopsIt) {
  ASSERT_THAT(CatchUp(), IsOk());
  Erase();
  eventlog::PastEvent erasing = eventlog::Decode(RecordsAfter(4)[0]).value();
  erasing.event.mutable_payload_erased()->set_revision(7);
  EXPECT_THAT(history_->Apply({RecordOf(erasing)}, nullptr),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("the event that it erases is missing")));
  erasing.event.mutable_payload_erased()->set_revision(2);
  EXPECT_THAT(history_->Apply({RecordOf(erasing)}, nullptr),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("is not the one that the erasure names")));
  EXPECT_EQ(history_->position(), Position{4});
}

}  // namespace
}  // namespace thuocdo::follow
