// Why a score is what it is, asked over gRPC of the whole system, in one process or in four.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "tests/integration/small_campaign_for_tests.h"

namespace thuocdo {
namespace {

using audit::v1::ExplainChangeRequest;
using audit::v1::ExplainScoreRequest;
using audit::v1::ListScoreHistoryRequest;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::Layout;
using ::thuocdo::testing::NewDirectory;
using ::thuocdo::testing::ServicesInProcess;
using ::thuocdo::testing::SmallCampaign;
using ::thuocdo::testing::StatusIs;
using Stub = audit::v1::AuditService::Stub;

class AuditQueriesTest : public ::testing::TestWithParam<Layout> {
 protected:
  void SetUp() override {
    campaign_.Open();
    campaign_.DeclareAll();
    declared_ = campaign_.Head();
    campaign_.CorrectSoC();  // so-c passes so-b
  }

  absl::StatusOr<audit::v1::ExplainScoreResponse> Ask(const ExplainScoreRequest& request) {
    return ServicesInProcess::Call(services_.audit(), &Stub::ExplainScore, request);
  }
  absl::StatusOr<audit::v1::ListScoreHistoryResponse> Ask(const ListScoreHistoryRequest& request) {
    return ServicesInProcess::Call(services_.audit(), &Stub::ListScoreHistory, request);
  }
  absl::StatusOr<audit::v1::ExplainChangeResponse> Ask(const ExplainChangeRequest& request) {
    return ServicesInProcess::Call(services_.audit(), &Stub::ExplainChange, request);
  }

  template <typename Request>
  static Request About(const std::string& organization) {
    Request request;
    request.mutable_query()->set_campaign(SmallCampaign::kId);
    request.set_organization(organization);
    return request;
  }

  // From the declarations on until now.
  ExplainChangeRequest ChangeOf(const std::string& organization) const {
    ExplainChangeRequest request;
    request.mutable_from()->set_campaign(SmallCampaign::kId);
    request.mutable_from()->mutable_as_of()->set_position(declared_);
    request.mutable_to()->set_campaign(SmallCampaign::kId);
    request.set_organization(organization);
    return request;
  }

  std::string PublishRevised() {
    intake::v1::PublishRuleSetRequest request;
    request.set_request_id("revised");
    request.set_text(
        testing::RuleSetTextWith("upper: \"100\" points: \"15\"", "upper: \"100\" points: \"12\""));
    const auto published = ServicesInProcess::Call(services_.intake(),
                                                   &intake::v1::IntakeService::Stub::PublishRuleSet, request);
    EXPECT_THAT(published, IsOk());
    return published.ok() ? published->rule_set() : "";
  }

  ServicesInProcess services_{NewDirectory(), GetParam()};
  SmallCampaign campaign_{&services_};
  uint64_t declared_ = 0;
};

// Every page of what `ask` answers, two items each, as one list of what `name` makes of them.
template <typename Request, typename AskFor, typename Items, typename Name>
std::vector<std::string> AllPages(Request request, const AskFor& ask, const Items& items, const Name& name) {
  std::vector<std::string> all;
  request.set_page_size(2);
  do {
    const auto page = ask(request);
    EXPECT_THAT(page, IsOk());
    if (!page.ok()) break;
    EXPECT_LE(items(*page).size(), 2);
    for (const auto& item : items(*page)) all.push_back(name(item));
    request.mutable_query()->mutable_as_of()->set_position(page->axes().position());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty());
  return all;
}

TEST_P(AuditQueriesTest, AScoreIsExplainedFromTheTotalToTheAnswerAndItsEvent) {
  ASSERT_OK_AND_ASSIGN(const auto explained, Ask(About<ExplainScoreRequest>("so-c")));

  EXPECT_EQ(explained.axes().campaign(), SmallCampaign::kId);
  EXPECT_EQ(explained.axes().position(), campaign_.Head());
  EXPECT_THAT(explained.axes().rule_set(), ::testing::StartsWith("small@"));
  EXPECT_EQ(explained.name(), "Đơn vị so-c");
  ASSERT_THAT(explained.nodes(), SizeIs(9));
  EXPECT_EQ(explained.nodes(0).steps(0).value(), "100");
  EXPECT_EQ(explained.nodes(0).level_step().expression(), "100 ÷ 105 ≥ 80 %");
  const audit::v1::ExplainedNode& mail = explained.nodes(3);
  EXPECT_EQ(mail.score().node(), "use.mail");
  EXPECT_EQ(mail.score().answer().reason(), "đã kiểm tra");
  EXPECT_THAT(mail.score().superseded(), SizeIs(1));
  EXPECT_EQ(mail.steps(0).kind(), audit::v1::STEP_KIND_LOOKED_UP);
  EXPECT_EQ(mail.steps(0).value(), mail.score().points());
}

TEST_P(AuditQueriesTest, AScoreIsExplainedAsItWasAndUnderOtherRules) {
  ExplainScoreRequest request = About<ExplainScoreRequest>("so-c");
  request.mutable_query()->mutable_as_of()->set_position(declared_);
  request.set_node("use.mail");
  ASSERT_OK_AND_ASSIGN(const auto then, Ask(request));
  ASSERT_THAT(then.nodes(), SizeIs(1));
  EXPECT_EQ(then.nodes(0).score().points(), "0");

  request.mutable_query()->clear_as_of();
  request.mutable_query()->set_rule_set(PublishRevised());
  request.set_node("use.staff");
  ASSERT_OK_AND_ASSIGN(const auto revised, Ask(request));
  EXPECT_EQ(revised.axes().rule_set(), request.query().rule_set());
  EXPECT_EQ(revised.nodes(0).score().points(), "12");
  EXPECT_THAT(revised.nodes(0).rule(), HasSubstr("points: \"12\""));
}

TEST_P(AuditQueriesTest, PagesOfAnExplanationMakeUpTheWhole) {
  const auto all = AllPages(
      About<ExplainScoreRequest>("so-a"), [&](const auto& request) { return Ask(request); },
      [](const auto& page) -> const auto& { return page.nodes(); },
      [](const audit::v1::ExplainedNode& node) { return node.score().node(); });
  EXPECT_THAT(all, ElementsAre("total", "use", "use.points", "use.mail", "use.staff", "use.roll-out",
                               "online", "online.services", "online.files"));
}

TEST_P(AuditQueriesTest, AHistoryTellsWhatMovedTheUnitItsOwnAndOthers) {
  ASSERT_OK_AND_ASSIGN(const auto history, Ask(About<ListScoreHistoryRequest>("so-b")));

  std::vector<std::string> lines;
  for (const audit::v1::ScoreChange& change : history.changes()) {
    lines.push_back(absl::StrCat(change.event_kind(), " ", change.organization(), " ",
                                 audit::v1::Cause_Name(change.cause()), " ", change.after().points(), " #",
                                 change.after().rank()));
  }
  EXPECT_THAT(lines, ElementsAre("answers_declared so-b CAUSE_OWN_DECLARATIONS 90 #2",
                                 "answer_corrected so-c CAUSE_OTHER_UNITS 90 #3"));
  EXPECT_EQ(history.axes().position(), campaign_.Head());
}

TEST_P(AuditQueriesTest, PagesOfAHistoryMakeUpTheWhole) {
  ASSERT_OK_AND_ASSIGN(const auto whole, Ask(About<ListScoreHistoryRequest>("so-c")));
  std::vector<std::string> expected;
  for (const auto& change : whole.changes()) expected.push_back(absl::StrCat(change.position()));
  ASSERT_THAT(expected, SizeIs(4));  // the declaration and three corrections

  const auto all = AllPages(
      About<ListScoreHistoryRequest>("so-c"), [&](const auto& request) { return Ask(request); },
      [](const auto& page) -> const auto& { return page.changes(); },
      [](const audit::v1::ScoreChange& change) { return absl::StrCat(change.position()); });
  EXPECT_EQ(all, expected);
}

TEST_P(AuditQueriesTest, AChangeIsSplitIntoItsCausesExactly) {
  ExplainChangeRequest request = ChangeOf("so-c");
  request.mutable_to()->set_rule_set(PublishRevised());
  ASSERT_OK_AND_ASSIGN(const auto change, Ask(request));

  EXPECT_EQ(change.before().points(), "60");
  EXPECT_EQ(change.after().points(), "97");
  EXPECT_EQ(change.before().rank(), 3u);
  EXPECT_EQ(change.after().rank(), 2u);
  std::vector<std::string> parts;
  for (const audit::v1::ChangePart& part : change.parts())
    parts.push_back(absl::StrCat(part.points(), " #", part.rank(), " by ", part.events()));
  EXPECT_THAT(parts,
              ElementsAre("0 #0 by 0", "40 #-1 by 3", "0 #0 by 0", "0 #0 by 0", "0 #0 by 0", "-3 #0 by 0"));
  EXPECT_THAT(change.changes(), SizeIs(3));
  EXPECT_EQ(change.from_axes().position(), declared_);
  EXPECT_EQ(change.to_axes().rule_set(), request.to().rule_set());
}

TEST_P(AuditQueriesTest, WhatIsNotThereIsNotFound) {
  const auto not_found = StatusIs(absl::StatusCode::kNotFound);
  EXPECT_THAT(Ask(About<ExplainScoreRequest>("so-z")), not_found);
  EXPECT_THAT(Ask(About<ListScoreHistoryRequest>("so-z")), not_found);
  EXPECT_THAT(Ask(ChangeOf("so-z")), not_found);
  ExplainScoreRequest score = About<ExplainScoreRequest>("so-a");
  ListScoreHistoryRequest history = About<ListScoreHistoryRequest>("so-a");
  ExplainChangeRequest change = ChangeOf("so-a");
  score.set_node("none");
  history.set_component("none");
  change.set_component("none");
  EXPECT_THAT(Ask(score), not_found);
  EXPECT_THAT(Ask(history), not_found);
  EXPECT_THAT(Ask(change), not_found);
  score.mutable_query()->set_campaign("none");
  history.mutable_query()->set_campaign("none");
  change.mutable_from()->set_campaign("none");
  change.mutable_to()->set_campaign("none");
  EXPECT_THAT(Ask(score), not_found);
  EXPECT_THAT(Ask(history), not_found);
  EXPECT_THAT(Ask(change), not_found);
}

TEST_P(AuditQueriesTest, APageTokenNeedsThePositionOfItsFirstPage) {
  ExplainScoreRequest score = About<ExplainScoreRequest>("so-a");
  ListScoreHistoryRequest history = About<ListScoreHistoryRequest>("so-c");
  score.set_page_token("2");
  history.set_page_token("2");
  const auto rejected = StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("position"));
  EXPECT_THAT(Ask(score), rejected);
  EXPECT_THAT(Ask(history), rejected);
  score.mutable_query()->mutable_as_of()->set_position(declared_);
  history.mutable_query()->mutable_as_of()->set_position(declared_);
  EXPECT_THAT(Ask(score), IsOk());
  EXPECT_THAT(Ask(history), IsOk());
  for (const char* token : {"x", "-1", "0", "02", "1000000"}) {
    score.set_page_token(token);
    EXPECT_THAT(Ask(score), StatusIs(absl::StatusCode::kInvalidArgument)) << token;
  }
  score.clear_page_token();
  score.set_page_size(-1);
  history.set_page_token("x");
  EXPECT_THAT(Ask(score), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(Ask(history), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_P(AuditQueriesTest, AChangeGoesForwardAndStaysInOneCampaign) {
  ExplainChangeRequest backward = ChangeOf("so-a");
  backward.mutable_to()->mutable_as_of()->set_position(declared_ - 1);
  EXPECT_THAT(Ask(backward), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("is before")));
  ExplainChangeRequest other = ChangeOf("so-a");
  other.mutable_to()->set_campaign("small-2017");
  EXPECT_THAT(Ask(other), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("another campaign")));
  ExplainChangeRequest future = ChangeOf("so-a");
  future.mutable_to()->mutable_as_of()->set_position(campaign_.Head() + 1);
  EXPECT_THAT(Ask(future), StatusIs(absl::StatusCode::kOutOfRange));
}

INSTANTIATE_TEST_SUITE_P(Layouts, AuditQueriesTest, ::testing::ValuesIn(testing::kLayouts),
                         testing::LayoutName);

}  // namespace
}  // namespace thuocdo
