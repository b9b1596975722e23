#include "services/intake/core/decide_campaigns.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "services/intake/core/campaign_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;
using testing::ViolationsOf;

DefinitionKnown Known(streams::CampaignState campaign = {}) {
  DefinitionKnown known{std::move(campaign), testing::SmallRules(), true, {}, {}};
  for (const char* id : {"finance", "office", "tourism", "an-nhon"}) {
    known.organizations[id] = testing::Living(id, absl::StrCat("name of ", id));
  }
  return known;
}

intake::v1::OpenCampaignRequest Open() {
  intake::v1::OpenCampaignRequest command;
  *command.mutable_definition() = testing::SmallDefinition();
  return command;
}

intake::v1::AmendCampaignRequest Amend() {
  intake::v1::AmendCampaignRequest command;
  *command.mutable_definition() = testing::SmallDefinition();
  command.set_reason("a unit was forgotten");
  return command;
}

std::vector<std::string> OpenViolations(const intake::v1::OpenCampaignRequest& command) {
  return ViolationsOf(DecideOpenCampaign(Known(), command).status());
}

TEST(OpenCampaignTest, TheDefinitionIsStoredWithTheRuleSetsFullName) {
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideOpenCampaign(Known(), Open()));

  ASSERT_EQ(events.size(), 1u);
  EXPECT_EQ(events[0].stream, "campaign/small-2016");
  EXPECT_EQ(events[0].event.campaign_opened().definition().rule_set(), testing::SmallRules()->name);
  EXPECT_EQ(events[0].event.campaign_opened().definition().roster_size(), 4);
}

TEST(OpenCampaignTest, AnIdIsUsedOnce) {
  for (streams::CampaignPhase phase :
       {streams::CampaignPhase::kOpen, streams::CampaignPhase::kEarlierRanking}) {
    EXPECT_THAT(
        DecideOpenCampaign(Known(testing::SmallCampaign(phase)), Open()),
        StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("small-2016 is the id of another")));
  }
}

TEST(OpenCampaignTest, WhatItNamesMustExist) {
  DefinitionKnown known = Known();
  known.rules = absl::NotFoundError("there is no rule set small");
  known.predecessor_known = false;
  known.organizations.erase("tourism");
  intake::v1::OpenCampaignRequest command = Open();
  command.mutable_definition()->set_predecessor("small-2015");
  absl::Status status = DecideOpenCampaign(known, command).status();

  EXPECT_THAT(status, StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(ViolationsOf(status),
              ElementsAre("definition.predecessor: there is no campaign or earlier ranking small-2015",
                          "definition.rule_set: there is no rule set small",
                          "definition.roster[2].organization: there is no organization tourism"));
}

TEST(OpenCampaignTest, WhoHasEndedIsNotAssessed) {
  DefinitionKnown known = Known();
  known.organizations["finance"].ended = streams::OrganizationEnd::kMerged;

  EXPECT_THAT(DecideOpenCampaign(known, Open()), StatusIs(absl::StatusCode::kFailedPrecondition,
                                                          HasSubstr("the organization finance has ended")));
}

TEST(OpenCampaignTest, EveryViolationOfTheRosterIsNamed) {
  intake::v1::OpenCampaignRequest command = Open();
  auto& definition = *command.mutable_definition();
  definition.mutable_roster(0)->set_group("wards");
  definition.mutable_roster(1)->clear_without_components();
  definition.mutable_roster(2)->clear_reason();
  definition.mutable_roster(3)->add_without_components("use");
  *definition.add_roster() = definition.roster(2);
  definition.mutable_roster(4)->clear_participation();

  EXPECT_THAT(
      OpenViolations(command),
      ElementsAre(
          HasSubstr("roster[0].group: the rule set has no group \"wards\""),
          HasSubstr("roster[1].without_components: is empty"), HasSubstr("roster[2].reason: is missing"),
          HasSubstr("roster[3].without_components: is allowed with PARTICIPATION_COMPONENTS_ONLY only"),
          HasSubstr("roster[4]: tourism appears twice"), HasSubstr("roster[4].participation: is missing"),
          HasSubstr("roster[4].reason: is missing")));
}

TEST(OpenCampaignTest, OnlyComponentsBelowTheTotalAreExcluded) {
  intake::v1::OpenCampaignRequest command = Open();
  auto& office = *command.mutable_definition()->mutable_roster(1);
  office.clear_without_components();
  for (const char* id : {"total", "use.mail", "nothing", "online", "online"})
    office.add_without_components(id);

  EXPECT_THAT(OpenViolations(command),
              ElementsAre(HasSubstr("without_components[0]: is the total"),
                          HasSubstr("without_components[1]: the rule set has no component \"use.mail\""),
                          HasSubstr("without_components[2]: the rule set has no component \"nothing\""),
                          HasSubstr("without_components[4]: online appears twice")));
}

TEST(OpenCampaignTest, TablesAreUniqueAndOfKnownGroupsAndComponents) {
  intake::v1::OpenCampaignRequest command = Open();
  auto& definition = *command.mutable_definition();
  *definition.add_tables() = definition.tables(0);
  definition.mutable_tables(1)->set_component("nothing");
  definition.add_tables()->set_group("wards");

  EXPECT_THAT(
      OpenViolations(command),
      AllOf(
          Contains(HasSubstr("tables[1].component: the rule set has no component \"nothing\"")),
          Contains(HasSubstr("tables[2]: table 1 appears twice")),
          Contains(HasSubstr("tables[2]: group departments and component total have another table already")),
          Contains(HasSubstr("tables[3].group: the rule set has no group \"wards\"")),
          Contains(HasSubstr("tables[3].id: is missing"))));
}

TEST(OpenCampaignTest, AGroupMustHaveAMaximumOnItsTablesComponent) {
  rules::RuleSet rules = *testing::SmallRules();
  rules.nodes[static_cast<size_t>(rules.node_by_id.at("use"))].max_by_group.erase("districts");
  DefinitionKnown known = Known();
  known.rules = std::make_shared<const rules::RuleSet>(std::move(rules));
  intake::v1::OpenCampaignRequest command = Open();
  command.mutable_definition()->mutable_tables(1)->set_group("districts");

  EXPECT_THAT(ViolationsOf(DecideOpenCampaign(known, command).status()),
              Contains(HasSubstr("tables[1].component: the group districts has no maximum on use")));
}

TEST(OpenCampaignTest, EveryViolationOfTheHeadIsNamed) {
  intake::v1::OpenCampaignRequest command = Open();
  auto& definition = *command.mutable_definition();
  definition.set_id("Small 2016");
  definition.set_year(16);
  definition.clear_title();
  definition.clear_authority();
  definition.mutable_deadlines()->set_declare_by("2017-02-30");
  definition.mutable_deadlines()->set_correct_by("2017-01-01");

  EXPECT_THAT(OpenViolations(command),
              ElementsAre(HasSubstr("definition.id: is not an id"), "definition.title: is missing",
                          "definition.authority: is missing",
                          HasSubstr("definition.year: 16 is not a year from 1900 to 9999"),
                          HasSubstr("declare_by: \"2017-02-30\" is not a date"),
                          HasSubstr("correct_by: is before declare_by")));
}

TEST(OpenCampaignTest, ACampaignIsNotItsOwnPredecessor) {
  intake::v1::OpenCampaignRequest command = Open();
  command.mutable_definition()->set_predecessor("small-2016");

  EXPECT_THAT(
      OpenViolations(command),
      ElementsAre("definition.predecessor: is the campaign itself; name an earlier one, or leave it empty"));
}

TEST(OpenCampaignTest, RosterAndTablesHaveLimits) {
  intake::v1::OpenCampaignRequest command = Open();
  auto& definition = *command.mutable_definition();
  while (definition.roster_size() <= kRosterMax) *definition.add_roster() = definition.roster(0);
  while (definition.tables_size() <= kTablesMax) *definition.add_tables() = definition.tables(0);

  EXPECT_THAT(OpenViolations(command),
              AllOf(Contains("definition.roster: has 20001 entries; at most 20000 are allowed"),
                    Contains("definition.tables: has 1001 entries; at most 1000 are allowed")));
}

TEST(AmendCampaignTest, OnlyAnOpenCampaignIsAmendedAndWithAReason) {
  EXPECT_THAT(DecideAmendCampaign(Known(testing::SmallCampaign(streams::CampaignPhase::kOpen)), Amend()),
              IsOk());
  EXPECT_THAT(DecideAmendCampaign(Known(), Amend()), StatusIs(absl::StatusCode::kNotFound));
  for (streams::CampaignPhase phase : {streams::CampaignPhase::kClosed, streams::CampaignPhase::kPublished,
                                       streams::CampaignPhase::kEarlierRanking}) {
    EXPECT_THAT(DecideAmendCampaign(Known(testing::SmallCampaign(phase)), Amend()),
                StatusIs(absl::StatusCode::kFailedPrecondition));
  }
  intake::v1::AmendCampaignRequest command = Amend();
  command.clear_reason();
  EXPECT_THAT(
      ViolationsOf(DecideAmendCampaign(Known(testing::SmallCampaign(streams::CampaignPhase::kOpen)), command)
                       .status()),
      ElementsAre("reason: is missing"));
}

TEST(AmendCampaignTest, WhoHasASheetKeepsItsPlaceAndGroup) {
  DefinitionKnown known = Known(testing::SmallCampaign(streams::CampaignPhase::kOpen));
  known.answered = {"finance", "an-nhon"};
  intake::v1::AmendCampaignRequest command = Amend();
  command.mutable_definition()->mutable_roster(3)->set_group("departments");
  command.mutable_definition()->mutable_roster()->DeleteSubrange(0, 1);

  EXPECT_THAT(ViolationsOf(DecideAmendCampaign(known, command).status()),
              ElementsAre("definition.roster: an-nhon has answers and must stay in its group",
                          "definition.roster: finance has answers and must stay on the roster; it may become "
                          "PARTICIPATION_NOT_ASSESSED"));
}

TEST(AmendCampaignTest, WhoHasASheetMayBecomeNotAssessed) {
  DefinitionKnown known = Known(testing::SmallCampaign(streams::CampaignPhase::kOpen));
  known.answered = {"finance"};
  intake::v1::AmendCampaignRequest command = Amend();
  command.mutable_definition()->mutable_roster(0)->set_participation(
      campaign::v1::PARTICIPATION_NOT_ASSESSED);
  command.mutable_definition()->mutable_roster(0)->set_reason("dissolved");

  EXPECT_THAT(DecideAmendCampaign(known, command), IsOk());
}

TEST(AmendCampaignTest, TheRuleSetStaysOnceThereAreAnswers) {
  DefinitionKnown known = Known(testing::SmallCampaign(streams::CampaignPhase::kOpen));
  known.campaign.definition.set_rule_set("small@other");
  EXPECT_THAT(DecideAmendCampaign(known, Amend()), IsOk());
  known.answered = {"finance"};

  EXPECT_THAT(DecideAmendCampaign(known, Amend()),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       HasSubstr("cannot change, because the campaign has answers already")));
}

TEST(AmendCampaignTest, WhoEndsWhileOnTheRosterMayStay) {
  DefinitionKnown known = Known(testing::SmallCampaign(streams::CampaignPhase::kOpen));
  known.organizations["finance"].ended = streams::OrganizationEnd::kDissolved;

  EXPECT_THAT(DecideAmendCampaign(known, Amend()), IsOk());
}

intake::v1::CloseCampaignRequest Close(const std::string& reason) {
  intake::v1::CloseCampaignRequest command;
  command.set_campaign("small-2016");
  command.set_accept_missing_reason(reason);
  return command;
}

TEST(CloseCampaignTest, IsRejectedWhileAnswersAreMissingThatTheRulesWantWhateverIsAccepted) {
  SheetsKnown sheets{{"office", "finance", "an-nhon"}, {{"finance", {"use.mail", "use.staff"}}}};

  EXPECT_THAT(ViolationsOf(DecideCloseCampaign(testing::SmallCampaign(streams::CampaignPhase::kOpen), sheets,
                                               Close("flood"))
                               .status()),
              ElementsAre("campaign: finance has not answered use.mail, use.staff"));
}

TEST(CloseCampaignTest, EveryAssessedOrganizationWithoutADeclarationIsNamed) {
  EXPECT_THAT(ViolationsOf(DecideCloseCampaign(testing::SmallCampaign(streams::CampaignPhase::kOpen),
                                               SheetsKnown{{"office"}, {}}, Close(""))
                               .status()),
              ElementsAre("campaign: an-nhon has not declared", "campaign: finance has not declared"));
}

TEST(CloseCampaignTest, AReasonAcceptsWhatIsMissing) {
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events,
                       DecideCloseCampaign(testing::SmallCampaign(streams::CampaignPhase::kOpen),
                                           SheetsKnown{{"office"}, {}}, Close("flood")));

  EXPECT_THAT(events.at(0).event.campaign_closed().missing(), ElementsAre("an-nhon", "finance"));
  EXPECT_EQ(events.at(0).event.campaign_closed().reason(), "flood");
}

TEST(CloseCampaignTest, NothingMissingNeedsNoReason) {
  ASSERT_OK_AND_ASSIGN(
      std::vector<eventlog::NewEvent> events,
      DecideCloseCampaign(testing::SmallCampaign(streams::CampaignPhase::kOpen),
                          SheetsKnown{{"office", "finance", "an-nhon"}, {}}, Close("flood")));

  EXPECT_EQ(events.at(0).event.campaign_closed().missing_size(), 0);
  EXPECT_EQ(events.at(0).event.campaign_closed().reason(), "");
}

TEST(CloseCampaignTest, OnlyAnOpenCampaignIsClosed) {
  EXPECT_THAT(DecideCloseCampaign(streams::CampaignState{}, SheetsKnown(), Close("")),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(DecideCloseCampaign(testing::SmallCampaign(streams::CampaignPhase::kClosed), SheetsKnown(),
                                  Close("flood")),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("is closed")));
}

TEST(ReopenCampaignTest, OnlyAClosedOrPublishedCampaignIsReopenedAndWithAReason) {
  intake::v1::ReopenCampaignRequest command;
  command.set_campaign("small-2016");
  EXPECT_THAT(
      ViolationsOf(
          DecideReopenCampaign(testing::SmallCampaign(streams::CampaignPhase::kClosed), command).status()),
      ElementsAre("reason: is missing"));
  command.set_reason("an error was found");

  EXPECT_THAT(DecideReopenCampaign(testing::SmallCampaign(streams::CampaignPhase::kClosed), command), IsOk());
  EXPECT_THAT(DecideReopenCampaign(testing::SmallCampaign(streams::CampaignPhase::kPublished), command),
              IsOk());
  EXPECT_THAT(DecideReopenCampaign(testing::SmallCampaign(streams::CampaignPhase::kOpen), command),
              StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(DecideReopenCampaign(streams::CampaignState{}, command), StatusIs(absl::StatusCode::kNotFound));
}

}  // namespace
}  // namespace thuocdo::intake
