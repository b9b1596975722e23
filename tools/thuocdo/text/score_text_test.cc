#include "tools/thuocdo/text/score_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thuocdo::client {
namespace {

using scoring::v1::GetScoreCardResponse;
using scoring::v1::NodeScore;
using ::testing::HasSubstr;

rules::v1::RuleSet Rules() {
  rules::v1::RuleSet rules;
  rules.mutable_root()->set_id("total");
  rules.mutable_root()->set_title("Tổng điểm");
  rules.mutable_print()->set_points_digits(2);
  return rules;
}

NodeScore& AddNode(GetScoreCardResponse& response, const std::string& id, scoring::v1::NodeState state) {
  response.mutable_card()->set_declared(true);
  NodeScore& node = *response.mutable_card()->add_nodes();
  node.set_node(id);
  node.set_state(state);
  return node;
}

TEST(RenderScoreCard, PrintsExactPointsAsTheRuleSetRoundsThem) {
  GetScoreCardResponse response;
  NodeScore& node = AddNode(response, "total", scoring::v1::NODE_STATE_SCORED);
  node.set_points("3850/3");
  node.set_max_points("1380");
  const std::string text = RenderScoreCard(response, Rules());
  EXPECT_THAT(text, HasSubstr("Tổng điểm  1.283,33  1.380,00"));
}

TEST(RenderScoreCard, ShowsTheAnswerThatCountsAndThoseThatLost) {
  GetScoreCardResponse response;
  NodeScore& node = AddNode(response, "1.1", scoring::v1::NODE_STATE_SCORED);
  node.mutable_answer()->set_kind(scoring::v1::ANSWER_KIND_CORRECTED);
  node.mutable_answer()->set_position(57);
  node.mutable_answer()->set_reason("biên bản số 3");
  node.mutable_answer()->mutable_answer()->set_points("10");
  scoring::v1::SourcedAnswer& unmigrated = *node.add_superseded();
  unmigrated.set_kind(scoring::v1::ANSWER_KIND_DECLARED);
  unmigrated.set_position(40);
  unmigrated.mutable_answer()->set_yes(false);
  const std::string text = RenderScoreCard(response, Rules());
  EXPECT_THAT(text, HasSubstr("10       hiệu chỉnh ngày 1970-01-01, vị trí 57: biên bản số 3"));
  EXPECT_THAT(text, HasSubstr("không    khai báo ngày 1970-01-01, vị trí 40"));
}

TEST(RenderScoreCard, SaysWhatIsNotDeclaredAndWhatIsNotAssessed) {
  GetScoreCardResponse response;
  AddNode(response, "a", scoring::v1::NODE_STATE_NOT_DECLARED);
  AddNode(response, "b", scoring::v1::NODE_STATE_NOT_ASSESSED).set_reason("không có thủ tục");
  const std::string text = RenderScoreCard(response, Rules());
  EXPECT_THAT(text, HasSubstr("chưa khai báo"));
  EXPECT_THAT(text, HasSubstr("không đánh giá: không có thủ tục"));
}

}  // namespace
}  // namespace thuocdo::client
