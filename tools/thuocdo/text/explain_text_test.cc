#include "tools/thuocdo/text/explain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thuocdo::client {
namespace {

using audit::v1::ExplainedNode;
using audit::v1::ExplainScoreResponse;
using ::testing::HasSubstr;

ExplainScoreResponse OneCriterion() {
  ExplainScoreResponse response;
  response.set_name("Sở Tài chính");
  response.mutable_axes()->set_campaign("binh-dinh-2016");
  ExplainedNode& node = *response.add_nodes();
  node.set_title("Tỷ lệ dịch vụ");
  node.set_depth(1);
  node.set_legal_basis("305/QĐ-UBND, Điều 1");
  node.set_rule("criterion {\n  count_ratio {\n    step: \"5\"\n  }\n}\n");
  node.mutable_score()->set_node("online.services");
  node.mutable_score()->set_state(scoring::v1::NODE_STATE_SCORED);
  node.mutable_score()->set_points("5");
  node.mutable_score()->set_max_points("30");
  scoring::v1::SourcedAnswer& answer = *node.mutable_score()->mutable_answer();
  answer.set_kind(scoring::v1::ANSWER_KIND_CORRECTED);
  answer.set_position(57);
  answer.mutable_actor()->set_id("tran-thi-b");
  answer.set_reason("biên bản số 3");
  answer.mutable_answer()->mutable_count()->set_part(16);
  answer.mutable_answer()->mutable_count()->set_whole(267);
  answer.mutable_answer()->add_evidence()->set_uri("12/BC-STC");
  audit::v1::Step& step = *node.add_steps();
  step.set_kind(audit::v1::STEP_KIND_PROPORTION);
  step.set_expression("30 × 16/267 ÷ 0.3");
  step.set_value("1600/267");
  return response;
}

TEST(RenderExplanation, SaysAnswerEventRuleAndArithmetic) {
  const std::string text = RenderExplanation(OneCriterion(), {});
  EXPECT_THAT(text, HasSubstr("Giải trình điểm: Sở Tài chính\nKỳ đánh giá binh-dinh-2016"));
  EXPECT_THAT(text, HasSubstr("  online.services  Tỷ lệ dịch vụ: 5 / 30\n"));
  EXPECT_THAT(text, HasSubstr("Căn cứ: 305/QĐ-UBND, Điều 1\n"));
  EXPECT_THAT(text, HasSubstr("Quy tắc: criterion { count_ratio { step: \"5\" } }\n"));
  EXPECT_THAT(text,
              HasSubstr("Số liệu: 16/267 (hiệu chỉnh ngày 1970-01-01, vị trí 57, tran-thi-b: biên bản số 3); "
                        "tài liệu: 12/BC-STC\n"));
  EXPECT_THAT(text, HasSubstr("Cách tính: theo tỷ lệ: 30 × 16/267 ÷ 0,3 = 1600/267 ≈ 5,992509\n"));
}

TEST(RenderExplanation, SaysAnswersAsTheRulesDo) {
  rules::v1::RuleSet rules;
  rules::v1::Node& node = *rules.mutable_root();
  node.set_id("online.services");
  rules::v1::Option& option = *node.mutable_criterion()->mutable_choice()->add_options();
  option.set_id("in-part");
  option.set_title("Một phần");
  ExplainScoreResponse response = OneCriterion();
  scoring::v1::NodeScore& score = *response.mutable_nodes(0)->mutable_score();
  *score.add_superseded() = score.answer();
  score.mutable_answer()->mutable_answer()->set_choice("in-part");
  const std::string text = RenderExplanation(response, rules);
  EXPECT_THAT(text, HasSubstr("Số liệu: Một phần (hiệu chỉnh"));
  EXPECT_THAT(text, HasSubstr("Không tính: 16/267 (hiệu chỉnh"));
}

TEST(RenderExplanation, SaysWhatIsNotDeclaredAndWhatIsNotAssessed) {
  ExplainScoreResponse response = OneCriterion();
  response.mutable_nodes(0)->mutable_score()->set_state(scoring::v1::NODE_STATE_NOT_DECLARED);
  EXPECT_THAT(RenderExplanation(response, {}), HasSubstr("chưa khai báo"));
  response.mutable_nodes(0)->mutable_score()->set_state(scoring::v1::NODE_STATE_NOT_ASSESSED);
  response.mutable_nodes(0)->mutable_score()->set_reason("không có thủ tục");
  EXPECT_THAT(RenderExplanation(response, {}), HasSubstr("không đánh giá: không có thủ tục"));
}

}  // namespace
}  // namespace thuocdo::client
