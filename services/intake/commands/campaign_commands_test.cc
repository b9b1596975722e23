#include "services/intake/core/publication/decide_publication.h"
#include "services/intake/intake_fixture_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::ElementsAre;
using testing::EqualsProto;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::StatusIs;
using testing::ViolationsOf;

class CampaignCommandsTest : public testing::IntakeFixture {
 protected:
  intake::v1::GetCampaignResponse Campaign(const std::string& id) {
    intake::v1::GetCampaignRequest request;
    request.set_campaign(id);
    return Call(&Stub::GetCampaign, request).value();
  }

  // What ranking would hand over now.
  intake::v1::RecordPublicationRequest Publication(uint64_t amends) {
    const intake::v1::GetCampaignResponse campaign = Campaign("small-2016");
    ranking::v1::PublicationManifest manifest;
    manifest.set_campaign("small-2016");
    manifest.set_campaign_revision(campaign.revision());
    manifest.set_rule_set(campaign.definition().rule_set());
    manifest.set_position(log_->Head().value);
    manifest.set_decision("305/QĐ-UBND");
    manifest.set_date("2017-02-07");
    manifest.set_amends(amends);
    for (const auto& table : campaign.definition().tables()) {
      ranking::v1::TableDigest& digest = *manifest.add_tables();
      digest.set_group(table.group());
      digest.set_component(table.component());
      digest.set_csv_sha256(std::string(32, 't'));
    }
    for (const char* unit : {"an-nhon", "finance", "office", "tourism"}) {
      manifest.add_units()->set_organization(unit);
      manifest.mutable_units(manifest.units_size() - 1)->set_card_sha256(std::string(32, 'c'));
    }
    intake::v1::RecordPublicationRequest request;
    request.set_request_id(NewId());
    request.set_manifest(manifest.SerializeAsString());
    return request;
  }

  intake::v1::ReopenCampaignRequest Reopening() {
    intake::v1::ReopenCampaignRequest request;
    request.set_request_id(NewId());
    request.set_campaign("small-2016");
    request.set_reason("an error");
    return request;
  }
};

TEST_F(CampaignCommandsTest, PublishingTheSameRuleSetAgainAddsNothing) {
  ASSERT_OK_AND_ASSIGN(auto first, Call(&Stub::PublishRuleSet, SmallRuleSet()));
  const Position head = log_->Head();
  auto again = SmallRuleSet();
  again.set_text(absl::StrCat("# another comment\n", again.text()));
  ASSERT_OK_AND_ASSIGN(auto second, Call(&Stub::PublishRuleSet, again));

  EXPECT_EQ(second.rule_set(), first.rule_set());
  EXPECT_EQ(second.receipt().first_position(), 0u);
  EXPECT_EQ(log_->Head(), head);
}

// Another text under the same id is another rule set, beside the first, which stays as it was; who says only
// the id is asked which one is meant.
TEST_F(CampaignCommandsTest, APublishedRuleSetCannotBeChanged) {
  ASSERT_OK_AND_ASSIGN(auto first, Call(&Stub::PublishRuleSet, SmallRuleSet()));
  intake::v1::GetRuleSetRequest get;
  get.set_rule_set(first.rule_set());
  ASSERT_OK_AND_ASSIGN(auto before, Call(&Stub::GetRuleSet, get));
  auto changed = SmallRuleSet();
  changed.set_text(testing::RuleSetTextWith("RANK_RULE_DENSE", "RANK_RULE_COMPETITION"));
  ASSERT_OK_AND_ASSIGN(auto second, Call(&Stub::PublishRuleSet, changed));

  EXPECT_NE(second.rule_set(), first.rule_set());
  EXPECT_THAT(Call(&Stub::GetRuleSet, get), IsOkAndHolds(EqualsProto(before)));
  get.set_rule_set("small");
  EXPECT_THAT(Call(&Stub::GetRuleSet, get), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(CampaignCommandsTest, AContradictoryRuleSetIsRejectedByCheckAndPublish) {
  auto publish = SmallRuleSet();
  publish.set_text(testing::RuleSetTextWith("points: \"60\"", "points: \"61\""));
  intake::v1::CheckRuleSetRequest check;
  check.set_text(publish.text());
  absl::Status checked = Call(&Stub::CheckRuleSet, check).status();

  EXPECT_THAT(checked, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_GT(ViolationsOf(checked).size(), 1u);
  EXPECT_EQ(ViolationsOf(Call(&Stub::PublishRuleSet, publish).status()), ViolationsOf(checked));
  EXPECT_EQ(log_->Head(), Position{1});
}

TEST_F(CampaignCommandsTest, ACampaignStoresTheRuleSetsFullName) {
  OpenSmallCampaign();

  EXPECT_EQ(Campaign("small-2016").definition().rule_set(), testing::SmallRules()->name);
  EXPECT_EQ(Campaign("small-2016").state(), intake::v1::CAMPAIGN_STATE_OPEN);
}

TEST_F(CampaignCommandsTest, OpeningNeedsRuleSetOrganizationsAndPredecessor) {
  auto opening = SmallOpening();
  opening.mutable_definition()->set_predecessor("small-2015");

  EXPECT_THAT(Call(&Stub::OpenCampaign, opening),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("small-2015")));
  EXPECT_EQ(log_->Head(), Position{1});
}

TEST_F(CampaignCommandsTest, AnEarlierRankingMayBeAPredecessorButNotACampaign) {
  ASSERT_THAT(Call(&Stub::ImportOrganizations, SmallOrganizations()), IsOk());
  ASSERT_THAT(Call(&Stub::PublishRuleSet, SmallRuleSet()), IsOk());
  intake::v1::RecordEarlierRankingRequest earlier;
  earlier.set_request_id(NewId());
  earlier.set_ranking("small-2015");
  earlier.set_title("Xếp hạng 2015");
  event::v1::EarlierRank& rank = *earlier.add_ranks();
  rank.set_group("departments");
  rank.set_component("total");
  rank.set_organization("finance");
  rank.set_rank(3);
  ASSERT_THAT(Call(&Stub::RecordEarlierRanking, earlier), IsOk());
  const Position head = log_->Head();
  ASSERT_OK_AND_ASSIGN(auto again, Call(&Stub::RecordEarlierRanking, earlier));
  EXPECT_TRUE(again.receipt().deduplicated());
  EXPECT_EQ(log_->Head(), head);
  EXPECT_EQ(Campaign("small-2015").state(), intake::v1::CAMPAIGN_STATE_EARLIER_RANKING);
  EXPECT_EQ(Campaign("small-2015").definition().title(), "Xếp hạng 2015");

  auto opening = SmallOpening();
  opening.mutable_definition()->set_predecessor("small-2015");
  EXPECT_THAT(Call(&Stub::OpenCampaign, opening), IsOk());
  opening.set_request_id(NewId());
  opening.mutable_definition()->set_id("small-2015");
  opening.mutable_definition()->clear_predecessor();
  EXPECT_THAT(Call(&Stub::OpenCampaign, opening), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(CampaignCommandsTest, AnAmendmentKeepsWhoHasASheet) {
  OpenSmallCampaign();
  ASSERT_THAT(Call(&Stub::CorrectAnswers, Correction("finance", "use.mail", "no")), IsOk());
  intake::v1::AmendCampaignRequest amend;
  amend.set_request_id(NewId());
  *amend.mutable_definition() = testing::SmallDefinition();
  amend.set_reason("smaller");
  amend.mutable_definition()->mutable_roster()->DeleteSubrange(0, 1);
  const Position head = log_->Head();
  EXPECT_THAT(Call(&Stub::AmendCampaign, amend),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("finance has answers")));
  EXPECT_EQ(log_->Head(), head);
  *amend.mutable_definition() = testing::SmallDefinition();
  amend.mutable_definition()->mutable_roster()->RemoveLast();
  EXPECT_THAT(Call(&Stub::AmendCampaign, amend), IsOk());
}

TEST_F(CampaignCommandsTest, ClosingNamesWhoHasNotDeclared) {
  OpenSmallCampaign();
  ASSERT_THAT(Call(&Stub::DeclareAnswers, Declaration("finance", 0, {{"use.mail", "yes"}})), IsOk());
  ASSERT_THAT(Call(&Stub::CorrectAnswers, Correction("office", "use.mail", "no")), IsOk());

  EXPECT_THAT(ViolationsOf(Call(&Stub::CloseCampaign, Closing("")).status()),
              ElementsAre("campaign: an-nhon has not declared", "campaign: office has not declared"));
  EXPECT_THAT(Call(&Stub::CloseCampaign, Closing("flood")), IsOk());
  EXPECT_EQ(Campaign("small-2016").state(), intake::v1::CAMPAIGN_STATE_CLOSED);
}

TEST_F(CampaignCommandsTest, ARepeatedPublicationAddsNothing) {
  OpenSmallCampaign();
  ASSERT_THAT(Call(&Stub::CloseCampaign, Closing("flood")), IsOk());
  const auto publication = Publication(0);
  ASSERT_OK_AND_ASSIGN(auto first, Call(&Stub::RecordPublication, publication));
  ASSERT_OK_AND_ASSIGN(auto again, Call(&Stub::RecordPublication, publication));

  EXPECT_TRUE(again.receipt().deduplicated());
  EXPECT_EQ(again.receipt().last_position(), first.receipt().last_position());
  EXPECT_EQ(log_->Head().value, first.receipt().last_position());
}

TEST_F(CampaignCommandsTest, APublicationFreezesWhatIsClosedAndIsAmendedByTheNext) {
  OpenSmallCampaign();
  EXPECT_THAT(Call(&Stub::RecordPublication, Publication(0)),
              StatusIs(absl::StatusCode::kFailedPrecondition));
  ASSERT_THAT(Call(&Stub::CloseCampaign, Closing("flood")), IsOk());
  auto stale = Publication(0);
  ASSERT_THAT(Call(&Stub::ReopenCampaign, Reopening()), IsOk());
  ASSERT_THAT(Call(&Stub::CloseCampaign, Closing("flood")), IsOk());
  EXPECT_THAT(Call(&Stub::RecordPublication, stale),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("revision")));
  ASSERT_OK_AND_ASSIGN(auto first, Call(&Stub::RecordPublication, Publication(0)));
  const uint64_t position = first.receipt().last_position();
  EXPECT_EQ(Campaign("small-2016").state(), intake::v1::CAMPAIGN_STATE_PUBLISHED);

  EXPECT_THAT(
      Call(&Stub::RecordPublication, Publication(0)),
      StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr(absl::StrCat("position ", position))));
  ASSERT_THAT(Call(&Stub::ReopenCampaign, Reopening()), IsOk());
  ASSERT_THAT(Call(&Stub::CloseCampaign, Closing("flood")), IsOk());
  ASSERT_THAT(Call(&Stub::RecordPublication, Publication(position)), IsOk());
  ASSERT_EQ(Campaign("small-2016").publications_size(), 2);
  EXPECT_EQ(Campaign("small-2016").publications(1).amends(), position);
  EXPECT_EQ(Campaign("small-2016").publications(0).decision(), "305/QĐ-UBND");
}

}  // namespace
}  // namespace thuocdo::intake
