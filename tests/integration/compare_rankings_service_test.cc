// Rankings compared and answers supposed, through the services.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "tests/integration/small_campaign_for_tests.h"

namespace thuocdo {
namespace {

using ranking::v1::CompareRankingsRequest;
using ranking::v1::CompareRankingsResponse;
using ranking::v1::Movement;
using ranking::v1::WhatIfRequest;
using ranking::v1::WhatIfResponse;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::Layout;
using ::thuocdo::testing::ServicesInProcess;
using ::thuocdo::testing::SmallCampaign;
using ::thuocdo::testing::StatusIs;
using IntakeStub = intake::v1::IntakeService::Stub;
using RankingStub = ranking::v1::RankingService::Stub;

class ComparisonTest : public ::testing::TestWithParam<Layout> {
 protected:
  void SetUp() override { campaign_.Open(); }

  absl::StatusOr<CompareRankingsResponse> Compare(const CompareRankingsRequest& request) {
    return ServicesInProcess::Call(services_.ranking(), &RankingStub::CompareRankings, request);
  }

  absl::StatusOr<WhatIfResponse> WhatIf(const WhatIfRequest& request) {
    return ServicesInProcess::Call(services_.ranking(), &RankingStub::WhatIf, request);
  }

  // Now, compared with how it was at `position` (0: now).
  static CompareRankingsRequest Since(uint64_t position) {
    CompareRankingsRequest request;
    request.mutable_query()->set_campaign(SmallCampaign::kId);
    request.mutable_against()->set_campaign(SmallCampaign::kId);
    if (position != 0) request.mutable_against()->mutable_as_of()->set_position(position);
    return request;
  }

  static WhatIfRequest Hypothetical(const std::string& organization,
                                    const std::map<std::string, std::string>& answers) {
    WhatIfRequest request;
    request.mutable_query()->set_campaign(SmallCampaign::kId);
    request.set_organization(organization);
    for (const auto& [criterion, text] : answers) {
      request.add_hypothetical()->set_criterion(criterion);
      request.mutable_hypothetical()->rbegin()->set_text(text);
      if (text == "n/a") request.mutable_hypothetical()->rbegin()->set_note("không có hệ thống thư");
    }
    return request;
  }

  // What CorrectSoC says, as supposed answers.
  static WhatIfRequest HypotheticalSoC() {
    return Hypothetical("so-c", {{"use.points", "10"}, {"use.mail", "yes"}, {"use.roll-out", "everywhere"}});
  }

  // Publishes `small-2`, in which use.mail is called use.post.
  void PublishAmendedRules() {
    const auto rules = requests_.PublishRuleSet(
        absl::StrCat(absl::StrReplaceAll(testing::RuleSetTextWith("id: \"use.mail\"", "id: \"use.post\""),
                                         {{"id: \"small\"", "id: \"small-2\""}}),
                     "amends: \"small\" changes { kind: CHANGE_KIND_RENAMED from: \"use.mail\" to: "
                     "\"use.post\" }"));
    ASSERT_THAT(ServicesInProcess::Call(services_.intake(), &IntakeStub::PublishRuleSet, rules), IsOk());
  }

  void Correct(const std::string& organization, const std::string& criterion, const std::string& text) {
    auto request = requests_.CorrectAnswers(organization, {{criterion, text}});
    request.mutable_corrections(0)->set_note("không có hệ thống thư");
    ASSERT_THAT(ServicesInProcess::Call(services_.intake(), &IntakeStub::CorrectAnswers, request), IsOk());
  }

  ServicesInProcess services_{testing::NewDirectory(), GetParam()};
  SmallCampaign campaign_{&services_};
  testing::CampaignRequests requests_;
};

INSTANTIATE_TEST_SUITE_P(Layouts, ComparisonTest, ::testing::ValuesIn(testing::kLayouts),
                         testing::LayoutName);

template <typename Movements>
std::vector<std::string> MovesOf(const Movements& movements) {
  std::vector<std::string> moves;
  for (const Movement& movement : movements) {
    moves.push_back(absl::StrCat(movement.table(), " ", movement.organization(), " ",
                                 movement.against().rank(), ">", movement.standing().rank(), " ",
                                 movement.against().exact_points(), ">", movement.standing().exact_points()));
  }
  return moves;
}

std::vector<std::string> CriteriaOf(const Movement& movement) {
  std::vector<std::string> criteria;
  for (const ranking::v1::CriterionChange& move : movement.criteria()) {
    criteria.push_back(absl::StrCat(
        ranking::v1::RankChange_Name(move.move()).substr(absl::string_view("RANK_CHANGE_").size()), " ",
        move.criterion(), " ", move.against_points(), ">", move.points()));
  }
  return criteria;
}

TEST_P(ComparisonTest, ACorrectionMovesUnitsAndItsCriteriaAreNamed) {
  campaign_.DeclareAll();
  const uint64_t then = campaign_.Head();
  campaign_.CorrectSoC();
  ASSERT_OK_AND_ASSIGN(const auto compared, Compare(Since(then)));

  EXPECT_EQ(compared.axes().position(), campaign_.Head());
  EXPECT_EQ(compared.against_axes().position(), then);
  EXPECT_THAT(MovesOf(compared.movements()),
              ElementsAre("1 so-c 3>2 60>100", "1 so-b 2>3 90>90", "1 so-a 1>1 105>105",
                          "2 huyen-x 1>1 110>110", "2 huyen-y 2>2 95>95"));
  const Movement& so_c = compared.movements(0);
  EXPECT_EQ(so_c.places_gained(), 1);
  EXPECT_EQ(so_c.move(), ranking::v1::RANK_CHANGE_IN_BOTH);
  EXPECT_EQ(so_c.standing().percent(), "95.24");
  EXPECT_EQ(so_c.standing().level(), "Tốt");
  EXPECT_EQ(so_c.against().level(), "Trung bình");
  EXPECT_THAT(CriteriaOf(so_c),
              ElementsAre("IN_BOTH use.mail 0>15", "IN_BOTH use.roll-out 0>15", "IN_BOTH use.points 0>10"));
  EXPECT_EQ(so_c.criteria(0).title(), "Thư điện tử");
  ASSERT_THAT(compared.tables(), SizeIs(2));
  EXPECT_EQ(compared.tables(0).group_title(), "Sở, ban, ngành");
}

TEST_P(ComparisonTest, WithoutMomentsBothAreOfTheSamePosition) {
  campaign_.DeclareAll();
  ASSERT_OK_AND_ASSIGN(const auto compared, Compare(Since(0)));
  EXPECT_EQ(compared.axes().position(), campaign_.Head());
  EXPECT_EQ(compared.against_axes().position(), campaign_.Head());
  for (const Movement& movement : compared.movements()) {
    EXPECT_EQ(movement.places_gained(), 0);
    EXPECT_THAT(movement.criteria(), IsEmpty());
  }
}

TEST_P(ComparisonTest, RuleSetsAreComparedAndACriterionOfOneOnlyIsShownAsSuch) {
  campaign_.DeclareAll();
  PublishAmendedRules();
  CompareRankingsRequest request = Since(0);
  request.mutable_query()->set_rule_set("small-2");
  request.set_group("departments");
  ASSERT_OK_AND_ASSIGN(const auto compared, Compare(request));

  EXPECT_THAT(compared.axes().rule_set(), ::testing::StartsWith("small-2@"));
  EXPECT_THAT(compared.against_axes().rule_set(), ::testing::StartsWith("small@"));
  EXPECT_THAT(MovesOf(compared.movements()),
              ElementsAre("1 so-a 1>1 105>105", "1 so-b 2>2 90>90", "1 so-c 3>3 60>60"));
  EXPECT_THAT(CriteriaOf(compared.movements(0)), ElementsAre("REMOVED use.mail 15>", "ADDED use.post >15"));
}

TEST_P(ComparisonTest, PagesPutTogetherAreTheWhole) {
  campaign_.DeclareAll();
  CompareRankingsRequest request = Since(campaign_.Head());
  request.mutable_query()->mutable_as_of()->set_position(campaign_.Head());
  ASSERT_OK_AND_ASSIGN(const auto whole, Compare(request));
  request.set_page_size(2);
  CompareRankingsResponse pages;
  std::vector<int> sizes;
  do {
    ASSERT_OK_AND_ASSIGN(const auto page, Compare(request));
    pages.mutable_movements()->MergeFrom(page.movements());
    sizes.push_back(page.movements_size());
    request.set_page_token(page.next_page_token());
    EXPECT_THAT(page.tables(), SizeIs(2));
  } while (!request.page_token().empty());
  EXPECT_THAT(sizes, ElementsAre(2, 2, 1));
  EXPECT_EQ(MovesOf(pages.movements()), MovesOf(whole.movements()));
}

TEST_P(ComparisonTest, WhatCannotBeComparedIsRejected) {
  campaign_.DeclareAll();
  const auto rejected = [&](auto change) {
    CompareRankingsRequest request = Since(0);
    change(request);
    return Compare(request).status().code();
  };
  using Request = CompareRankingsRequest;
  const auto kInvalid = absl::StatusCode::kInvalidArgument;
  const auto kNotFound = absl::StatusCode::kNotFound;
  const uint64_t head = campaign_.Head();
  EXPECT_EQ(rejected([](Request& request) { request.mutable_against()->set_campaign("small-2015"); }),
            kInvalid);
  EXPECT_EQ(rejected([](Request& request) { request.set_table("9"); }), kNotFound);
  EXPECT_EQ(rejected([](Request& request) { request.set_group("communes"); }), kNotFound);
  EXPECT_EQ(rejected([](Request& request) { request.set_page_size(-1); }), kInvalid);
  EXPECT_EQ(rejected([](Request& request) { request.set_page_token("x"); }), kInvalid);
  EXPECT_EQ(rejected([](Request& request) { request.mutable_against()->set_rule_set("none"); }), kNotFound);
  for (const char* token : {"2", "5"}) {
    EXPECT_EQ(rejected([&](Request& request) {
                request.set_page_token(token);
                request.mutable_query()->mutable_as_of()->set_position(head);
              }),
              kInvalid);
  }
  EXPECT_EQ(rejected([&](Request& request) {
              request.set_page_token("5");
              request.mutable_query()->mutable_as_of()->set_position(head);
              request.mutable_against()->mutable_as_of()->set_position(head);
            }),
            kInvalid);
}

TEST_P(ComparisonTest, WhatIfGivesWhatTheCorrectionThenReallyGivesAndStoresNothing) {
  campaign_.DeclareAll();
  const uint64_t then = campaign_.Head();
  const std::string csv = campaign_.Csv();
  ASSERT_OK_AND_ASSIGN(const auto hypothetical, WhatIf(HypotheticalSoC()));
  EXPECT_EQ(campaign_.Head(), then);
  EXPECT_EQ(campaign_.Csv(), csv);
  EXPECT_EQ(hypothetical.axes().position(), then);
  EXPECT_THAT(MovesOf(hypothetical.movements()), ElementsAre("1 so-c 3>2 60>100", "1 so-b 2>3 90>90"));
  EXPECT_EQ(hypothetical.card().nodes(0).points(), "100");
  EXPECT_THAT(hypothetical.card().card_sha256(), IsEmpty());

  campaign_.CorrectSoC();
  ASSERT_OK_AND_ASSIGN(const auto compared, Compare(Since(then)));
  for (int i = 0; i < hypothetical.movements_size(); ++i)
    EXPECT_THAT(hypothetical.movements(i), testing::EqualsProto(compared.movements(i)));
}

TEST_P(ComparisonTest, WhatIfAsksAClosedAndAPublishedCampaignToo) {
  campaign_.DeclareAll();
  campaign_.Close();
  EXPECT_THAT(WhatIf(HypotheticalSoC()), IsOk());
  ASSERT_THAT(campaign_.Publish("publish-1"), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto hypothetical, WhatIf(HypotheticalSoC()));
  EXPECT_EQ(hypothetical.movements(0).standing().exact_points(), "100");
  ASSERT_OK_AND_ASSIGN(const auto verified, campaign_.Verify());
  EXPECT_THAT(verified.differences(), IsEmpty());
}

TEST_P(ComparisonTest, WhatIfReadsAnswersUnderTheRulesThatAreAskedFor) {
  campaign_.DeclareAll();
  PublishAmendedRules();
  WhatIfRequest request = Hypothetical("so-b", {{"use.post", "yes"}});
  request.mutable_query()->set_rule_set("small-2");
  ASSERT_OK_AND_ASSIGN(const auto hypothetical, WhatIf(request));
  EXPECT_THAT(MovesOf(hypothetical.movements()),
              ElementsAre("1 so-a 1>1 105>105", "1 so-b 2>1 90>105", "1 so-c 3>2 60>60"));
  EXPECT_THAT(CriteriaOf(hypothetical.movements(1)), ElementsAre("IN_BOTH use.post 0>15"));
}

TEST_P(ComparisonTest, WhatIfShowsWhoWouldLeaveTheTableLast) {
  campaign_.DeclareAll();
  ASSERT_OK_AND_ASSIGN(const auto hypothetical, WhatIf(Hypothetical("so-a", {{"use.mail", "n/a"}})));
  EXPECT_THAT(MovesOf(hypothetical.movements()),
              ElementsAre("1 so-b 2>1 90>90", "1 so-c 3>2 60>60", "1 so-a 1>0 105>"));
  EXPECT_EQ(hypothetical.movements(2).move(), ranking::v1::RANK_CHANGE_REMOVED);
}

TEST_P(ComparisonTest, WhatIfNeedsAPlaceInTheTable) {
  campaign_.DeclareAll();
  Correct("so-c", "use.mail", "n/a");
  WhatIfRequest request = Hypothetical("so-c", {{"online.files", "1/10"}});
  EXPECT_THAT(WhatIf(request),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("no place in table 1")));
  request.set_table("online");
  ASSERT_OK_AND_ASSIGN(const auto hypothetical, WhatIf(request));
  EXPECT_THAT(MovesOf(hypothetical.movements()),
              ElementsAre("1.2 so-a 1>1 45>45", "1.2 so-b 1>1 45>45", "1.2 so-c 1>2 45>225/7"));
}

TEST_P(ComparisonTest, WhatIfPagesAreOfOnePosition) {
  campaign_.DeclareAll();
  WhatIfRequest request = HypotheticalSoC();
  request.set_page_size(1);
  ASSERT_OK_AND_ASSIGN(const auto first, WhatIf(request));
  EXPECT_EQ(first.next_page_token(), "1");
  request.set_page_token(first.next_page_token());
  EXPECT_THAT(WhatIf(request), StatusIs(absl::StatusCode::kInvalidArgument));
  request.mutable_query()->mutable_as_of()->set_position(first.axes().position());
  ASSERT_OK_AND_ASSIGN(const auto second, WhatIf(request));
  EXPECT_THAT(MovesOf(second.movements()), ElementsAre("1 so-b 2>3 90>90"));
  EXPECT_THAT(second.next_page_token(), IsEmpty());
  EXPECT_FALSE(second.has_card());
}

TEST_P(ComparisonTest, WhatIfNamesEveryAnswerThatCouldNotBeACorrection) {
  campaign_.DeclareAll();
  const auto hypothetical = WhatIf(Hypothetical(
      "so-c", {{"none", "1"}, {"use.mail", "maybe"}, {"use.points", "99"}, {"use.staff", "10"}}));
  EXPECT_THAT(hypothetical,
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("none"), HasSubstr("use.mail"), HasSubstr("use.points"))));
  EXPECT_THAT(DetailOf(hypothetical.status()).violations(), SizeIs(3));
}

TEST_P(ComparisonTest, WhatIfOfNobodyIsRejected) {
  EXPECT_THAT(WhatIf(HypotheticalSoC()),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("has not declared")));
  campaign_.DeclareAll();
  EXPECT_THAT(WhatIf(Hypothetical("so-x", {{"use.mail", "yes"}})), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(WhatIf(Hypothetical("so-c", {})), StatusIs(absl::StatusCode::kInvalidArgument));
  WhatIfRequest request = HypotheticalSoC();
  request.set_table("2");  // the districts'
  EXPECT_THAT(WhatIf(request), StatusIs(absl::StatusCode::kNotFound));
}

}  // namespace
}  // namespace thuocdo
