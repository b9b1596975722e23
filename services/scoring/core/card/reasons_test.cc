#include "services/scoring/core/card/reasons.h"

#include <gmock/gmock.h>

#include <set>

namespace thuocdo::scoring {
namespace {

using ::testing::Optional;

TEST(Reasons, EverySentenceIsReadBackAndNoTwoAreEqual) {
  std::set<std::string> texts;
  for (int reason = 0; reason <= static_cast<int>(UnansweredReason::kNotAsked); ++reason) {
    for (const std::optional<MissingAnswerConsequence>& consequence :
         {std::optional<MissingAnswerConsequence>(),
          {MissingAnswerConsequence::kNoPoints},
          {MissingAnswerConsequence::kNotSubmitted}}) {
      const UnansweredCriterion unanswered{static_cast<UnansweredReason>(reason), consequence};
      const std::string text = UnansweredText(unanswered);
      EXPECT_TRUE(texts.insert(text).second) << text;
      EXPECT_THAT(ParseUnansweredText(text), Optional(unanswered));
    }
  }
}

TEST(Reasons, SayWhyAndWhatItGives) {
  EXPECT_EQ(UnansweredText({UnansweredReason::kNoAnswer, MissingAnswerConsequence::kNoPoints}),
            "không có số liệu; được 0 điểm");
  EXPECT_EQ(UnansweredText({UnansweredReason::kDropped, std::nullopt}),
            "tiêu chí đã bỏ, số liệu không được tính");
  EXPECT_EQ(ParseUnansweredText("không có lý do"), std::nullopt);
}

TEST(Reasons, OfAnExclusionAreStatedOrThatTheGroupHasNoMaximum) {
  EXPECT_EQ(ExclusionText(ExclusionReason::kStated, "không có thủ tục"), "không có thủ tục");
  const std::string text = ExclusionText(ExclusionReason::kGroupMaximum, "");
  EXPECT_EQ(text, "nhóm đơn vị này không được chấm ở mục này");
  EXPECT_EQ(ParseExclusionText(text), ExclusionReason::kGroupMaximum);
  EXPECT_EQ(ParseExclusionText("không có thủ tục"), ExclusionReason::kStated);
}

}  // namespace
}  // namespace thuocdo::scoring
