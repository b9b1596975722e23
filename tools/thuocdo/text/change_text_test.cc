#include "tools/thuocdo/text/change_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thuocdo::client {
namespace {

using audit::v1::ExplainChangeResponse;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;

audit::v1::ScoreStanding AsOf(const std::string& points, const std::string& level, uint32_t rank) {
  audit::v1::ScoreStanding as_of;
  as_of.set_points(points);
  as_of.set_level(level);
  as_of.set_rank(rank);
  return as_of;
}

void AddPart(ExplainChangeResponse& response, audit::v1::Cause cause, const std::string& points, int rank) {
  audit::v1::ChangePart& part = *response.add_parts();
  part.set_cause(cause);
  part.set_points(points);
  part.set_rank(rank);
}

TEST(RoundedPointsText, HasSixDigitsAtMost) {
  EXPECT_EQ(RoundedPointsText("100/7"), "14,285714");
  EXPECT_EQ(RoundedPointsText("-2/3"), "-0,666667");
  EXPECT_EQ(RoundedPointsText("25/2"), "12,5");
}

TEST(ExactPointsText, IsADecimalWhereSixDigitsHoldIt) {
  EXPECT_EQ(ExactPointsText("1280"), "1.280");
  EXPECT_EQ(ExactPointsText("25/2"), "12,5");
  EXPECT_EQ(ExactPointsText("-15/2"), "-7,5");
  EXPECT_EQ(ExactPointsText("1600/267"), "1600/267");
  EXPECT_EQ(ExactPointsText("1/128"), "1/128");
  EXPECT_EQ(ExactPointsText(""), "");
}

TEST(RenderScoreHistory, ShowsBeforeAndAfterAndWho) {
  audit::v1::ListScoreHistoryResponse response;
  audit::v1::ScoreChange& change = *response.add_changes();
  change.set_position(57);
  change.set_event_kind("answer_corrected");
  change.set_organization("so-tai-chinh");
  change.set_reason("biên bản số 3");
  change.mutable_actor()->set_id("tran-thi-b");
  *change.mutable_before() = AsOf("1280", "Tốt", 1);
  *change.mutable_after() = AsOf("2545/2", "Tốt", 3);
  const std::string text = RenderScoreHistory(response);
  EXPECT_THAT(text, HasSubstr("hiệu chỉnh  so-tai-chinh  1.280 → 1.272,5  Tốt  1 → 3  tran-thi-b"));
  EXPECT_THAT(text, HasSubstr("biên bản số 3"));
}

TEST(RenderScoreHistory, SaysThatNothingChanged) {
  EXPECT_THAT(RenderScoreHistory({}), HasSubstr("Chưa có thay đổi nào"));
}

TEST(RenderChange, ShowsThePartsAndWhatTheyAddUpTo) {
  ExplainChangeResponse response;
  *response.mutable_before() = AsOf("20", "Khá", 1);
  *response.mutable_after() = AsOf("65/2", "Tốt", 3);
  AddPart(response, audit::v1::CAUSE_OWN_CORRECTIONS, "-15/2", 1);
  AddPart(response, audit::v1::CAUSE_OTHER_UNITS, "0", 1);
  AddPart(response, audit::v1::CAUSE_RULES, "20", 0);
  const std::string text = RenderChange(response);
  EXPECT_THAT(text, HasSubstr("20 điểm, mức Khá, hạng 1"));
  EXPECT_THAT(text, HasSubstr("32,5 điểm, mức Tốt, hạng 3"));
  EXPECT_THAT(text, ContainsRegex("Hiệu chỉnh số liệu của đơn vị +-7,5 +\\+1"));
  EXPECT_THAT(text, ContainsRegex("Cộng +\\+12,5 +\\+2"));
}

TEST(RenderChange, RoundsTheFractionsThatNobodyCanRead) {
  ExplainChangeResponse response;
  *response.mutable_before() = AsOf("100/7", "Khá", 1);
  *response.mutable_after() = AsOf("1000000000/70000001", "Tốt", 3);
  AddPart(response, audit::v1::CAUSE_OTHER_UNITS, "1000000000/70000001", 0);
  AddPart(response, audit::v1::CAUSE_RULES, "-1000000000/70000001", 0);
  const std::string text = RenderChange(response);
  EXPECT_THAT(text, HasSubstr("100/7 điểm"));
  EXPECT_THAT(text, HasSubstr("≈ 14,285714 điểm"));
  EXPECT_THAT(text, HasSubstr(" ≈ +14,285714 "));
  EXPECT_THAT(text, HasSubstr(" ≈ -14,285714 "));
}

}  // namespace
}  // namespace thuocdo::client
