#include "common/eventlog/record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/eventlog/log_kinds_for_test.h"
#include "common/eventlog/memory_log.h"
#include "common/testing/matchers.h"

namespace thuocdo {
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

TEST(RecordTest, StreamsAreNamedByWhatTheyAreAbout) {
  EXPECT_EQ(OrganizationStream("so-tai-chinh"), "organization/so-tai-chinh");
  EXPECT_EQ(RuleSetStream("binh-dinh-2016"), "rule-set/binh-dinh-2016");
  EXPECT_EQ(CampaignStream("binh-dinh-2016"), "campaign/binh-dinh-2016");
  EXPECT_EQ(SheetStream("binh-dinh-2016", "so-tai-chinh"), "sheet/binh-dinh-2016/so-tai-chinh");
}

}  // namespace
}  // namespace thuocdo
