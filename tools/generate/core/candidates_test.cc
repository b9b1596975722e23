#include "tools/generate/core/candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/rules/answer.h"
#include "common/rules/criterion.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::generate {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::StatusIs;

class CandidatesTest : public ::testing::Test {
 protected:
  absl::StatusOr<Candidates> Of(const std::string& criterion,
                                const std::string& group = "departments") const {
    return CandidatesOf(rules_, *rules_.FindNode(criterion), group);
  }

  std::vector<Rational> PointsOf(const std::string& criterion) const {
    std::vector<Rational> points;
    const Candidates candidates = Of(criterion).value();
    for (const auto& [given, texts] : candidates) points.push_back(given);
    return points;
  }

  const rules::RuleSet rules_ = rules::ParseRuleSet(testing::kRuleSetText).value();
};

TEST_F(CandidatesTest, ReachAllPointsOfAMethodWithFewOfThem) {
  EXPECT_THAT(PointsOf("use.mail"), ElementsAre(0, 15));
  EXPECT_THAT(PointsOf("use.staff"), ElementsAre(0, 5, 10, 15));
  EXPECT_THAT(PointsOf("use.roll-out"), ElementsAre(0, 10, 15));
  EXPECT_THAT(PointsOf("online.services"), ElementsAre(0, 5, 10, 15, 20, 25, 30));
}

TEST_F(CandidatesTest, AwardedPointsGoByTheStep) {
  ASSERT_OK_AND_ASSIGN(const Candidates candidates, Of("use.points"));
  EXPECT_EQ(candidates.size(), 7u);
  EXPECT_THAT(candidates.at(Rational(5, 2)), ElementsAre("2.5"));
}

TEST_F(CandidatesTest, BoundsOfBandsGoWhereTheRuleSays) {
  ASSERT_OK_AND_ASSIGN(const Candidates candidates, Of("use.staff"));
  EXPECT_THAT(candidates.at(0), ElementsAre("0"));
  EXPECT_THAT(candidates.at(10), Contains("50"));
  EXPECT_THAT(candidates.at(15), Contains("80"));
}

TEST_F(CandidatesTest, EachGivesItsPointsWhenItIsScored) {
  const rules::RuleNode& criterion = *rules_.FindNode("online.files");
  ASSERT_OK_AND_ASSIGN(const Candidates candidates, Of(criterion.id));
  for (const auto& [points, texts] : candidates) {
    for (const std::string& text : texts) {
      intake::v1::AnswerInput input;
      input.set_text(text);
      ASSERT_OK_AND_ASSIGN(const event::v1::Answer answer,
                           rules::ReadAnswer(rules_, criterion, "departments", input));
      EXPECT_EQ(
          rules::ScoreAnswer(criterion.criterion, criterion.max_by_group.at("departments"), answer, nullptr),
          points)
          << text;
    }
  }
}

TEST_F(CandidatesTest, AGroupThatIsNotAssessedHasNone) {
  EXPECT_THAT(Of("online.files", "districts"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("districts is not assessed")));
}

}  // namespace
}  // namespace thuocdo::generate
