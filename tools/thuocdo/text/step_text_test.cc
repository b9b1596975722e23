#include "tools/thuocdo/text/step_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thuocdo::client {
namespace {

using audit::v1::Step;
using ::testing::HasSubstr;
using ::testing::Not;

Step Made(audit::v1::StepKind kind, const std::string& expression, const std::string& value,
          const std::string& subject = "") {
  Step step;
  step.set_kind(kind);
  step.set_expression(expression);
  step.set_value(value);
  step.set_subject(subject);
  return step;
}

TEST(StepText, WritesNumbersAsVietnameseDoAndFractionsAsDecimalsToo) {
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_PROPORTION, "1280 × 16/267 ÷ 0.3", "205/801")),
            "theo tỷ lệ: 1.280 × 16/267 ÷ 0,3 = 205/801 ≈ 0,25593");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_SUM, "1/2000 + 2000", "4000001/2000")),
            "cộng: 1/2000 + 2.000 = 2.000,0005");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_CUT, "min(12.5; 10)", "10")),
            "không quá giới hạn: min(12,5; 10) = 10");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_SUM, "2 + (-3.5)", "-3/2")), "cộng: 2 + (-3,5) = -1,5");
}

TEST(StepText, SaysNothingTwice) {
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_AWARDED, "12.5", "25/2")), "điểm được chấm: 12,5");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_RATIO, "16/267", "16/267")), "tỷ lệ: 16/267 ≈ 0,059925");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_RATIO, "1/2", "1/2")), "tỷ lệ: 1/2 = 0,5");
}

TEST(StepText, LeavesTitlesAsTheyAre) {
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_LOOKED_UP, "v1.2 (Bản 1.2)", "3")),
            "tra bảng điểm: v1.2 (Bản 1.2) = 3");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_LOOKED_UP, "yes", "15")), "tra bảng điểm: có = 15");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_LOOKED_UP, "no", "0")), "tra bảng điểm: không = 0");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_LOOKED_UP, "50 ≤ 79.5 < 80", "10")),
            "tra bảng điểm: 50 ≤ 79,5 < 80 = 10");
}

TEST(StepText, NamesTheChildOrItem) {
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_BONUS, "10 + 3", "13", "extra.1")),
            "điểm thưởng extra.1: 10 + 3 = 13");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_LOOKED_UP, "Cổng 2.0", "5", "portal")),
            "tra bảng điểm portal: Cổng 2.0 = 5");
}

TEST(StepText, SaysHowItWasRounded) {
  Step step = Made(audit::v1::STEP_KIND_ROUNDED, "2.25", "5/2");
  step.set_quantum("0.5");
  EXPECT_EQ(StepText(step), "làm tròn đến bội số của 0,5 (nửa lên): 2,25 → 2,5");
  step.set_rounding(rules::v1::ROUNDING_HALF_EVEN);
  EXPECT_THAT(StepText(step), HasSubstr("(nửa về số chẵn)"));
  step.set_rounding(rules::v1::ROUNDING_DOWN);
  EXPECT_THAT(StepText(step), HasSubstr("(về phía 0)"));
  step.set_kind(audit::v1::STEP_KIND_GEOMETRIC_MEAN);
  EXPECT_THAT(StepText(step), HasSubstr("trung bình nhân, làm tròn đến bội số của 0,5"));
}

TEST(StepText, MarksWhatIsOnlyApproximate) {
  Step step = Made(audit::v1::STEP_KIND_DEVIATION, "√(8/3)", "1632993/1000000");
  step.set_approximate(true);
  EXPECT_EQ(StepText(step), "độ lệch chuẩn của nhóm: √(8/3) ≈ 1,632993");
}

TEST(StepText, ShowsWhatIsFoundAndWhatIsReplaced) {
  EXPECT_THAT(StepText(Made(audit::v1::STEP_KIND_UNITS, "", "25")),
              HasSubstr("đã khai báo và có số liệu): 25"));
  EXPECT_THAT(StepText(Made(audit::v1::STEP_KIND_OWN_MAXIMUM, "30", "20")), HasSubstr("của nhóm: 30 → 20"));
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_MISSING, "MISSING_ANSWER_RULE_ZERO", "0")),
            "không có số liệu: 0 điểm");
  EXPECT_THAT(StepText(Made(audit::v1::STEP_KIND_MISSING, "MISSING_ANSWER_RULE_BLOCKS_CLOSING", "0")),
              HasSubstr("chưa đóng được"));
}

TEST(StepText, ALevelIsAComparison) {
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_LEVEL, "1280 ÷ 1380 ≥ 80 %", "64/69")),
            "xếp mức: 1.280 ÷ 1.380 ≥ 80 % (92,753623 %)");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_LEVEL_BY_POINTS, "12.5 ≥ 10", "25/2")),
            "xếp mức theo điểm: 12,5 ≥ 10");
  EXPECT_EQ(StepText(Made(audit::v1::STEP_KIND_LEVEL_BELOW_ALL, "-3 < 0", "-3")),
            "dưới mọi ngưỡng, xếp mức thấp nhất: -3 < 0");
}

TEST(StepText, EveryKindHasAName) {
  for (int kind = 1; kind <= audit::v1::StepKind_MAX; ++kind) {
    EXPECT_THAT(StepText(Made(static_cast<audit::v1::StepKind>(kind), "1", "1")), Not(HasSubstr("bước")))
        << kind;
  }
}

TEST(ReadablePointsText, AddsDecimalsToAFraction) {
  EXPECT_EQ(ReadablePointsText("25/2"), "12,5");
  EXPECT_EQ(ReadablePointsText("100/7"), "100/7 (≈ 14,285714)");
}

}  // namespace
}  // namespace thuocdo::client
