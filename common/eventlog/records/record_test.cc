#include "common/eventlog/records/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/eventlog/log_kinds_for_tests.h"
#include "common/eventlog/memory_log.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

// The record at position 1 of a new log.
eventlog::v1::Record FirstRecord() {
  eventlog::v1::Record first;
  EXPECT_THAT(NewMemoryLog()->Read({0},
                                   [&](const eventlog::v1::Record& record) {
                                     first = record;
                                     return absl::OkStatus();
                                   }),
              IsOk());
  return first;
}

TEST(RecordTest, ReadsWhatTheLogStored) {
  ASSERT_OK_AND_ASSIGN(PastEvent event, Decode(FirstRecord()));

  EXPECT_EQ(event.position(), Position{1});
  EXPECT_EQ(event.revision(), Revision{1});
  EXPECT_EQ(event.event.log_created().log_id(), event.header.log_id());
}

TEST(RecordTest, ADamagedRecordNamesItsPosition) {
  eventlog::v1::Record record = FirstRecord();
  record.mutable_payload()->back() ^= 1;

  EXPECT_THAT(Decode(record), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("position 1")));
}

TEST(RecordTest, TheKindIsTheNameOfTheFieldThatIsSet) {
  event::v1::Event event;
  EXPECT_EQ(KindOf(event), "");
  event.mutable_answers_declared();
  EXPECT_EQ(KindOf(event), "answers_declared");
}

TEST(RecordTest, StreamsAreNamedByTheirSubject) {
  EXPECT_EQ(OrganizationStream("so-tai-chinh"), "organization/so-tai-chinh");
  EXPECT_EQ(RuleSetStream("binh-dinh-2016"), "rule-set/binh-dinh-2016");
  EXPECT_EQ(CampaignStream("binh-dinh-2016"), "campaign/binh-dinh-2016");
  EXPECT_EQ(SheetStream("binh-dinh-2016", "so-tai-chinh"), "sheet/binh-dinh-2016/so-tai-chinh");
}

// A correction whose payload the event at position 9 erased.
eventlog::v1::Record ErasedRecord() {
  eventlog::v1::RecordHeader header;
  header.set_position(7);
  header.set_payload_kind("answer_corrected");
  eventlog::v1::Record record;
  record.set_header(header.SerializeAsString());
  record.set_erased_by(9);
  return record;
}

TEST(ErasedRecordTest, HasItsHeaderAndThePositionOfItsErasure) {
  ASSERT_OK_AND_ASSIGN(const PastEvent past, Decode(ErasedRecord()));
  EXPECT_TRUE(past.is_erased());
  EXPECT_EQ(past.erased_by, Position{9});
  EXPECT_EQ(past.position(), Position{7});
  EXPECT_EQ(KindOf(past.event), "");
}

TEST(ErasedRecordTest, ContradictionsAreDataLoss) {
  eventlog::v1::Record salted = ErasedRecord(), with_payload = ErasedRecord(), early = ErasedRecord();
  salted.set_salt(std::string(32, 's'));
  with_payload.set_payload("p");
  early.set_erased_by(7);
  eventlog::v1::Record unknown = ErasedRecord();
  eventlog::v1::RecordHeader header;
  header.set_position(7);
  header.set_payload_kind("something_new");
  unknown.set_header(header.SerializeAsString());
  EXPECT_THAT(Decode(salted), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("part of it is there")));
  EXPECT_THAT(Decode(with_payload), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("part of it is there")));
  EXPECT_THAT(Decode(early), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("by an earlier event")));
  EXPECT_THAT(Decode(unknown), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("something_new")));
}

TEST(SheetNames, AreReadBackFromTheirStreams) {
  const std::optional<SheetName> name = SheetOf(SheetStream("c-2016", "so-a"));
  ASSERT_TRUE(name.has_value());
  EXPECT_EQ(name->campaign, "c-2016");
  EXPECT_EQ(name->organization, "so-a");
  EXPECT_FALSE(SheetOf("campaign/c").has_value());
  EXPECT_FALSE(SheetOf("sheet/c").has_value());
}

}  // namespace
}  // namespace thuocdo::eventlog
