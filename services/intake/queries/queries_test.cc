#include <set>

#include "services/intake/intake_fixture_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

class QueriesTest : public testing::IntakeFixture {
 protected:
  // All pages of a list, by pages of two; `entry` names one entry of a page.
  template <typename Request, typename Response, typename Entries>
  std::vector<std::string> ListByTwo(Method<Request, Response> method, Request request, Entries entries) {
    std::vector<std::string> all;
    request.set_page_size(2);
    do {
      Response page = Call(method, request).value();
      std::vector<std::string> found = entries(page);
      EXPECT_LE(found.size(), 2u);
      all.insert(all.end(), found.begin(), found.end());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return all;
  }
};

TEST_F(QueriesTest, OrganizationsComeByIdInPages) {
  ASSERT_THAT(Call(&Stub::ImportOrganizations, SmallOrganizations()), IsOk());
  auto ids = [](const intake::v1::ListOrganizationsResponse& page) {
    std::vector<std::string> found;
    for (const auto& organization : page.organizations()) found.push_back(organization.id());
    return found;
  };

  EXPECT_THAT(ListByTwo(&Stub::ListOrganizations, intake::v1::ListOrganizationsRequest(), ids),
              ElementsAre("an-nhon", "finance", "office", "stranger", "tourism"));
}

TEST_F(QueriesTest, AnEndedOrganizationIsListedWithItsEnd) {
  ASSERT_THAT(Call(&Stub::ImportOrganizations, SmallOrganizations()), IsOk());
  intake::v1::MergeOrganizationsRequest merge;
  merge.set_request_id(NewId());
  merge.add_organizations("finance");
  merge.add_organizations("office");
  merge.mutable_successor()->set_id("both");
  merge.mutable_successor()->set_name("Both");
  merge.set_reason("decision 1");
  ASSERT_THAT(Call(&Stub::MergeOrganizations, merge), IsOk());
  ASSERT_OK_AND_ASSIGN(auto list, Call(&Stub::ListOrganizations, intake::v1::ListOrganizationsRequest()));

  EXPECT_EQ(list.organizations(1).id(), "both");
  EXPECT_THAT(list.organizations(1).predecessors(), ElementsAre("finance", "office"));
  EXPECT_EQ(list.organizations(2).ended(), "merged");
  EXPECT_THAT(list.organizations(2).successors(), ElementsAre("both"));
}

TEST_F(QueriesTest, RuleSetsComeByIdAndPositionInPages) {
  std::vector<std::string> published;
  for (const char* title : {"A", "B", "C"}) {
    for (const char* id : {"small", "other"}) {
      auto request = SmallRuleSet();
      request.set_text(absl::StrReplaceAll(
          request.text(), {{"id: \"small\"", absl::StrCat("id: \"", id, "\"")}, {"Bộ tiêu chí nhỏ", title}}));
      ASSERT_OK_AND_ASSIGN(auto response, Call(&Stub::PublishRuleSet, request));
      published.push_back(response.rule_set());
    }
  }
  auto names = [](const intake::v1::ListRuleSetsResponse& page) {
    std::vector<std::string> found;
    for (const auto& rule_set : page.rule_sets()) found.push_back(rule_set.rule_set());
    return found;
  };

  EXPECT_THAT(
      ListByTwo(&Stub::ListRuleSets, intake::v1::ListRuleSetsRequest(), names),
      ElementsAre(published[1], published[3], published[5], published[0], published[2], published[4]));
}

TEST_F(QueriesTest, ABareRuleSetIdMeansTheOnlyOne) {
  intake::v1::GetRuleSetRequest request;
  request.set_rule_set("small");
  EXPECT_THAT(Call(&Stub::GetRuleSet, request), StatusIs(absl::StatusCode::kNotFound));
  ASSERT_OK_AND_ASSIGN(auto first, Call(&Stub::PublishRuleSet, SmallRuleSet()));
  ASSERT_OK_AND_ASSIGN(auto found, Call(&Stub::GetRuleSet, request));
  EXPECT_EQ(found.rule_set(), first.rule_set());
  EXPECT_EQ(found.text(), testing::kRuleSetText);
  EXPECT_EQ(found.canonical(), testing::SmallRules()->canonical);
  EXPECT_EQ(found.position(), first.receipt().last_position());

  auto second = SmallRuleSet();
  second.set_text(testing::RuleSetTextWith("Bộ tiêu chí nhỏ", "Khác"));
  ASSERT_THAT(Call(&Stub::PublishRuleSet, second), IsOk());
  EXPECT_THAT(Call(&Stub::GetRuleSet, request), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(QueriesTest, CampaignsComeByIdInPages) {
  OpenSmallCampaign();
  for (const char* id : {"small-2018", "small-2017"}) {
    auto opening = SmallOpening();
    opening.mutable_definition()->set_id(id);
    ASSERT_THAT(Call(&Stub::OpenCampaign, opening), IsOk());
  }
  auto ids = [](const intake::v1::ListCampaignsResponse& page) {
    std::vector<std::string> found;
    for (const auto& campaign : page.campaigns()) found.push_back(campaign.id());
    return found;
  };

  EXPECT_THAT(ListByTwo(&Stub::ListCampaigns, intake::v1::ListCampaignsRequest(), ids),
              ElementsAre("small-2016", "small-2017", "small-2018"));
}

TEST_F(QueriesTest, SheetsSayWhatIsMissingAndToConfirm) {
  OpenSmallCampaign();
  ASSERT_THAT(
      Call(&Stub::DeclareAnswers, Declaration("office", 0, {{"use.mail", "yes"}, {"use.staff", "50"}})),
      IsOk());
  ASSERT_THAT(Call(&Stub::CorrectAnswers, Correction("office", "use.points", "5")), IsOk());
  ASSERT_THAT(
      Call(&Stub::DeclareAnswers, Declaration("office", 2, {{"use.mail", "no"}, {"use.points", "2,5"}})),
      IsOk());
  intake::v1::ListSheetsRequest request;
  request.set_campaign("small-2016");
  ASSERT_OK_AND_ASSIGN(auto list, Call(&Stub::ListSheets, request));

  ASSERT_EQ(list.sheets_size(), 4);
  EXPECT_EQ(list.sheets(0).organization(), "an-nhon");
  EXPECT_EQ(list.sheets(0).missing_answers(), 5u);
  EXPECT_FALSE(list.sheets(0).declared());
  EXPECT_EQ(list.sheets(1).missing_answers(), 6u);
  const intake::v1::SheetSummary& office = list.sheets(2);
  EXPECT_EQ(office.name(), "Name of office");
  EXPECT_TRUE(office.declared());
  EXPECT_EQ(office.revision(), 3u);
  EXPECT_EQ(office.missing_answers(), 2u);
  EXPECT_EQ(office.corrections(), 1u);
  EXPECT_EQ(office.corrections_to_confirm(), 1u);
  EXPECT_EQ(list.sheets(3).missing_answers(), 0u);
  EXPECT_EQ(list.sheets(3).participation(), campaign::v1::PARTICIPATION_NOT_ASSESSED);
}

TEST_F(QueriesTest, SheetsComeInPages) {
  OpenSmallCampaign();
  intake::v1::ListSheetsRequest request;
  request.set_campaign("small-2016");
  auto ids = [](const intake::v1::ListSheetsResponse& page) {
    std::vector<std::string> found;
    for (const auto& sheet : page.sheets()) found.push_back(sheet.organization());
    return found;
  };

  EXPECT_THAT(ListByTwo(&Stub::ListSheets, request, ids),
              ElementsAre("an-nhon", "finance", "office", "tourism"));
}

TEST_F(QueriesTest, APageHasAtMostAThousandEntries) {
  intake::v1::ImportOrganizationsRequest import;
  for (int i = 0; i < 1001; ++i) {
    if (i % 501 == 0) import.Clear();
    import.add_organizations()->set_id(absl::StrCat("o", i));
    import.mutable_organizations(import.organizations_size() - 1)->set_name(absl::StrCat("Name ", i));
    if (i != 500 && i != 1000) continue;
    import.set_request_id(NewId());
    ASSERT_THAT(Call(&Stub::ImportOrganizations, import), IsOk());
  }
  intake::v1::ListOrganizationsRequest request;
  ASSERT_OK_AND_ASSIGN(auto usual, Call(&Stub::ListOrganizations, request));
  EXPECT_EQ(usual.organizations_size(), 100);
  request.set_page_size(2000);
  ASSERT_OK_AND_ASSIGN(auto most, Call(&Stub::ListOrganizations, request));
  EXPECT_EQ(most.organizations_size(), 1000);
  EXPECT_FALSE(most.next_page_token().empty());
}

TEST_F(QueriesTest, ABadPageIsRejected) {
  intake::v1::ListOrganizationsRequest request;
  request.set_page_size(-1);
  EXPECT_THAT(Call(&Stub::ListOrganizations, request), StatusIs(absl::StatusCode::kInvalidArgument));
  request.set_page_size(1);
  request.set_page_token("No Token");
  EXPECT_THAT(Call(&Stub::ListOrganizations, request), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(QueriesTest, WhatIsNotKnownIsNotFound) {
  OpenSmallCampaign();
  intake::v1::GetCampaignRequest campaign;
  campaign.set_campaign("2015");
  EXPECT_THAT(Call(&Stub::GetCampaign, campaign), StatusIs(absl::StatusCode::kNotFound));
  intake::v1::ListSheetsRequest sheets;
  sheets.set_campaign("2015");
  EXPECT_THAT(Call(&Stub::ListSheets, sheets), StatusIs(absl::StatusCode::kNotFound));
  intake::v1::GetSheetRequest sheet;
  sheet.set_campaign("small-2016");
  sheet.set_organization("stranger");
  EXPECT_THAT(Call(&Stub::GetSheet, sheet), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(Sheet("finance").lines(), IsEmpty());
}

TEST_F(QueriesTest, AReceiptComesWithWhatWasRecorded) {
  OpenSmallCampaign();
  auto correction = Correction("finance", "use.mail", "no");
  ASSERT_OK_AND_ASSIGN(auto accepted, Call(&Stub::CorrectAnswers, correction));
  ASSERT_THAT(Call(&Stub::CorrectAnswers, Correction("finance", "use.points", "5")), IsOk());
  intake::v1::GetReceiptRequest request;
  request.set_request_id(correction.request_id());
  ASSERT_OK_AND_ASSIGN(auto found, Call(&Stub::GetReceipt, request));
  EXPECT_EQ(found.receipt().first_position(), accepted.receipt().first_position());
  EXPECT_EQ(found.receipt().request_id(), correction.request_id());
  ASSERT_EQ(found.events_size(), 1);
  EXPECT_EQ(found.events(0).answer_corrected().correction().criterion(), "use.mail");

  request.set_request_id("never");
  EXPECT_THAT(Call(&Stub::GetReceipt, request), StatusIs(absl::StatusCode::kNotFound));
}

}  // namespace
}  // namespace thuocdo::intake
