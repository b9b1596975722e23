// What holds when the four services work together, in one process or in four.
#include "services/server/all_in_one_server.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <future>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/rpc/health.h"
#include "common/testing/matchers.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "tests/integration/small_campaign_for_tests.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::IsOkAndHolds;
using ::thuocdo::testing::Layout;
using ::thuocdo::testing::NewDirectory;
using ::thuocdo::testing::ServicesInProcess;
using ::thuocdo::testing::SmallCampaign;
using ::thuocdo::testing::StatusIs;
using RankingStub = ranking::v1::RankingService::Stub;
using ScoringStub = scoring::v1::ScoringService::Stub;

constexpr char kDeclaredCsv[] =
    "rank,organization,name,points,max_points,percent,level,previous_rank\n"
    "1,so-a,Đơn vị so-a,105,105,100.00,Tốt,2\n"
    "2,so-b,Đơn vị so-b,90,105,85.71,Tốt,1\n"
    "3,so-c,Đơn vị so-c,60,105,57.14,Trung bình,\n"
    "rank,organization,name,points,max_points,percent,level,previous_rank\n"
    "1,so-a,Đơn vị so-a,45,45,100.00,Tốt,\n"
    "1,so-b,Đơn vị so-b,45,45,100.00,Tốt,\n"
    "1,so-c,Đơn vị so-c,45,45,100.00,Tốt,\n"
    "rank,organization,name,points,max_points,percent,level,previous_rank\n"
    "1,huyen-x,Đơn vị huyen-x,110,110,100.00,Tốt,\n"
    "2,huyen-y,Đơn vị huyen-y,95,110,86.36,Tốt,\n";

class CampaignTest : public ::testing::TestWithParam<Layout> {
 protected:
  void SetUp() override { Restart(GetParam()); }

  void Restart(Layout layout) {
    services_.reset();
    services_ = std::make_unique<ServicesInProcess>(data_, layout);
    campaign_ = SmallCampaign(services_.get());
  }

  void DeleteFollowers() {
    for (const char* part : {"scoring", "ranking", "audit"}) {
      ASSERT_GT(std::filesystem::remove_all(absl::StrCat(data_, "/", part)), 0u);
    }
  }

  void OpenAndDeclare() {
    campaign_.Open();
    campaign_.DeclareAll();
  }

  const std::string data_ = NewDirectory();
  std::unique_ptr<ServicesInProcess> services_;
  SmallCampaign campaign_ = SmallCampaign(nullptr);
};

TEST_P(CampaignTest, RunsFromTheDeclarationToAVerifiedPublication) {
  OpenAndDeclare();
  EXPECT_EQ(campaign_.Csv(), kDeclaredCsv);
  campaign_.Close();

  ASSERT_OK_AND_ASSIGN(ranking::v1::PublishRankingResponse published, campaign_.Publish("publish-1"));
  ASSERT_OK_AND_ASSIGN(audit::v1::VerifyPublicationResponse verified, campaign_.Verify());

  EXPECT_THAT(verified.differences(), IsEmpty());
  EXPECT_EQ(verified.publication_position(), published.receipt().first_position());
  EXPECT_EQ(verified.digest(), published.digest());
  EXPECT_EQ(verified.digest(), Sha256(published.manifest()));
  EXPECT_EQ(verified.tables(), 3u);
  EXPECT_EQ(verified.cards(), 5u);
  EXPECT_EQ(verified.events(), campaign_.Head());
  EXPECT_EQ(campaign_.Csv(), kDeclaredCsv);
}

TEST_P(CampaignTest, ACorrectionAfterReopeningMovesARankAndAmendsThePublication) {
  OpenAndDeclare();
  campaign_.Close();
  ASSERT_OK_AND_ASSIGN(const auto first, campaign_.Publish("publish-1"));
  campaign_.Reopen();
  campaign_.CorrectSoC();
  campaign_.Close();

  EXPECT_THAT(campaign_.Publish("publish-2"), StatusIs(absl::StatusCode::kFailedPrecondition));
  ASSERT_OK_AND_ASSIGN(const auto second, campaign_.Publish("publish-3", first.receipt().first_position()));

  EXPECT_THAT(campaign_.Csv(), HasSubstr("2,so-c,Đơn vị so-c,100,105,95.24,Tốt,\n3,so-b,Đơn vị so-b,90,"));
  for (const auto& publication : {first, second}) {
    ASSERT_OK_AND_ASSIGN(const auto verified, campaign_.Verify(publication.receipt().first_position()));
    EXPECT_THAT(verified.differences(), IsEmpty());
    EXPECT_EQ(verified.digest(), publication.digest());
  }
}

TEST_P(CampaignTest, AnOldPositionGivesTheOldBytes) {
  OpenAndDeclare();
  const uint64_t then = campaign_.Head();
  campaign_.CorrectSoC();

  EXPECT_NE(campaign_.Csv(), kDeclaredCsv);
  EXPECT_EQ(campaign_.Csv(then), kDeclaredCsv);
}

TEST_P(CampaignTest, FollowersThatWereDeletedComeBackWithTheSameBytes) {
  OpenAndDeclare();
  campaign_.Close();
  ASSERT_OK_AND_ASSIGN(const auto published, campaign_.Publish("publish-1"));
  ASSERT_OK_AND_ASSIGN(const auto before, campaign_.Tables());
  services_.reset();
  DeleteFollowers();
  Restart(GetParam());

  ASSERT_OK_AND_ASSIGN(const auto after, campaign_.Tables());
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
  ASSERT_OK_AND_ASSIGN(const auto repeated, campaign_.Publish("publish-1"));
  EXPECT_EQ(repeated.manifest(), published.manifest());
}

TEST_P(CampaignTest, TheOtherLayoutGivesTheSameBytes) {
  OpenAndDeclare();
  campaign_.Close();
  ASSERT_OK_AND_ASSIGN(const auto published, campaign_.Publish("publish-1"));
  ASSERT_OK_AND_ASSIGN(const auto before, campaign_.Tables());
  Restart(GetParam() == Layout::kTogether ? Layout::kApart : Layout::kTogether);

  ASSERT_OK_AND_ASSIGN(const auto after, campaign_.Tables());
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
  ASSERT_OK_AND_ASSIGN(const auto repeated, campaign_.Publish("publish-1"));
  EXPECT_EQ(repeated.manifest(), published.manifest());
}

TEST_P(CampaignTest, APublicationIsReplayedForTheSameRequestIdAndRejectedForAnother) {
  OpenAndDeclare();
  campaign_.Close();
  ASSERT_OK_AND_ASSIGN(const auto first, campaign_.Publish("publish-1"));
  ASSERT_OK_AND_ASSIGN(const auto second, campaign_.Publish("publish-1"));

  EXPECT_FALSE(first.receipt().deduplicated());
  EXPECT_TRUE(second.receipt().deduplicated());
  EXPECT_EQ(second.receipt().first_position(), first.receipt().first_position());
  EXPECT_EQ(second.manifest(), first.manifest());
  EXPECT_EQ(campaign_.Head(), first.receipt().last_position());
  EXPECT_THAT(campaign_.Publish("publish-1", 0, "306/QĐ-UBND"), StatusIs(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(campaign_.Publish("small-1"), StatusIs(absl::StatusCode::kAlreadyExists));
}

TEST_P(CampaignTest, OneOfManyCallsWithTheSameRequestIdPublishesAndTheOthersAreReplayed) {
  OpenAndDeclare();
  campaign_.Close();
  std::vector<std::future<absl::StatusOr<ranking::v1::PublishRankingResponse>>> calls;
  for (int i = 0; i < 4; ++i) {
    calls.push_back(std::async(std::launch::async, [this] { return campaign_.Publish("publish-1"); }));
  }
  std::set<std::string> manifests;
  int replayed = 0;
  for (auto& call : calls) {
    ASSERT_OK_AND_ASSIGN(const auto published, call.get());
    manifests.insert(published.manifest());
    replayed += published.receipt().deduplicated() ? 1 : 0;
  }
  EXPECT_THAT(manifests, SizeIs(1));
  EXPECT_EQ(replayed, 3);
}

TEST_P(CampaignTest, OnlyAClosedCampaignIsPublished) {
  OpenAndDeclare();
  EXPECT_THAT(campaign_.Publish("publish-1"), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(campaign_.Verify(), StatusIs(absl::StatusCode::kNotFound));
}

TEST_P(CampaignTest, PreviousRanksAreThePublishedOnesWhateverWasCorrectedSince) {
  OpenAndDeclare();
  campaign_.Close();
  campaign_.OpenNextYear();
  ASSERT_OK_AND_ASSIGN(const auto before, campaign_.Tables(0, "small-2017"));
  EXPECT_EQ(before.tables(0).rows(1).previous_rank(), 0u);
  ASSERT_THAT(campaign_.Publish("publish-1"), IsOk());
  campaign_.Reopen();
  campaign_.CorrectSoC();

  ASSERT_OK_AND_ASSIGN(const auto after, campaign_.Tables(0, "small-2017"));

  EXPECT_EQ(after.tables(0).rows(1).organization(), "so-b");
  EXPECT_EQ(after.tables(0).rows(1).previous_rank(), 2u);
}

TEST_P(CampaignTest, AnAnswerNamesItsAxesAndShowsWhereItsPointsComeFrom) {
  OpenAndDeclare();
  campaign_.CorrectSoC();
  scoring::v1::GetScoreCardRequest request;
  request.mutable_query()->set_campaign(SmallCampaign::kId);
  request.mutable_query()->set_rule_set("small");
  request.set_organization("so-c");

  ASSERT_OK_AND_ASSIGN(const auto answer,
                       ServicesInProcess::Call(services_->scoring(), &ScoringStub::GetScoreCard, request));

  EXPECT_EQ(answer.axes().campaign(), SmallCampaign::kId);
  EXPECT_EQ(answer.axes().position(), campaign_.Head());
  EXPECT_THAT(answer.axes().rule_set(), ::testing::StartsWith("small@"));
  EXPECT_EQ(answer.card().nodes(0).points(), "100");
  const scoring::v1::NodeScore& mail = answer.card().nodes(3);
  EXPECT_EQ(mail.node(), "use.mail");
  EXPECT_EQ(mail.answer().reason(), "đã kiểm tra");
  EXPECT_EQ(mail.answer().actor().id(), "test");
  EXPECT_THAT(mail.superseded(), SizeIs(1));
}

TEST_P(CampaignTest, WhatIsNotThereIsRejected) {
  OpenAndDeclare();
  EXPECT_THAT(campaign_.Tables(campaign_.Head() + 1), StatusIs(absl::StatusCode::kOutOfRange));
  EXPECT_THAT(campaign_.Tables(0, "none"), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(campaign_.Tables(2), StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(campaign_.Tables(0, "small-2015"), StatusIs(absl::StatusCode::kFailedPrecondition));
  ranking::v1::GetTablesRequest tables;
  tables.mutable_query()->set_campaign(SmallCampaign::kId);
  tables.set_table("9");
  EXPECT_THAT(ServicesInProcess::Call(services_->ranking(), &RankingStub::GetTables, tables),
              StatusIs(absl::StatusCode::kNotFound));
  scoring::v1::GetScoreCardRequest card;
  card.mutable_query()->set_campaign(SmallCampaign::kId);
  card.set_organization("so-x");
  EXPECT_THAT(ServicesInProcess::Call(services_->scoring(), &ScoringStub::GetScoreCard, card),
              StatusIs(absl::StatusCode::kNotFound));
}

TEST_P(CampaignTest, OneTableIsAskedForByGroupAndByNumberOrComponent) {
  OpenAndDeclare();
  for (const char* table : {"1.2", "online"}) {
    ranking::v1::GetTablesRequest request;
    request.mutable_query()->set_campaign(SmallCampaign::kId);
    request.set_group("departments");
    request.set_table(table);
    ASSERT_OK_AND_ASSIGN(const auto answer,
                         ServicesInProcess::Call(services_->ranking(), &RankingStub::GetTables, request));
    ASSERT_THAT(answer.tables(), SizeIs(1)) << table;
    EXPECT_EQ(answer.tables(0).id(), "1.2");
    EXPECT_EQ(answer.tables(0).csv_sha256(), Sha256(answer.tables(0).csv()));
    EXPECT_THAT(answer.levels(), ElementsAre("Tốt", "Khá", "Trung bình"));
  }
}

TEST_P(CampaignTest, APrintedTableIsComparedUnderEveryNameOfAUnit) {
  OpenAndDeclare();
  ranking::v1::CheckPrintedTablesRequest request;
  request.mutable_query()->set_campaign(SmallCampaign::kId);
  const std::vector<std::vector<std::string>> printed = {
      {"1", "Sở Thứ nhất", "105", "100", "Tốt", "1", "2"},
      {"2", "Đơn vị so-b", "90", "85,71", "Khá", "2", "1"},
      {"3", "Đơn vị so-c", "60", "57,14", "Trung bình", "3", ""}};
  for (const std::vector<std::string>& cells : printed) {
    ranking::v1::PublishedTableRow& row = *request.add_rows();
    row.set_table("1");
    row.set_row(static_cast<uint32_t>(request.rows_size()));
    row.set_order(cells[0]);
    row.set_unit(cells[1]);
    row.set_points(cells[2]);
    row.set_max_points("105");
    row.set_percent(cells[3]);
    row.set_level(cells[4]);
    row.set_rank(cells[5]);
    row.set_previous_rank(cells[6]);
  }

  ASSERT_OK_AND_ASSIGN(const auto answer, ServicesInProcess::Call(services_->ranking(),
                                                                  &RankingStub::CheckPrintedTables, request));

  EXPECT_EQ(answer.rows(), 3u);
  EXPECT_EQ(answer.axes().position(), campaign_.Head());
  std::vector<std::string> errors;
  for (const ranking::v1::Finding& finding : answer.findings()) {
    if (finding.severity() == ranking::v1::SEVERITY_ERROR)
      errors.push_back(finding.kind() + " " + finding.unit());
  }
  EXPECT_THAT(errors, ElementsAre("level Đơn vị so-b"));
}

TEST_P(CampaignTest, AFollowerThatCannotGoOnSaysSoInItsHealthAndInEveryAnswer) {
  OpenAndDeclare();
  ASSERT_THAT(campaign_.Tables(), IsOk());
  const std::map<std::string, std::string> followers = {{"scoring", "thuocdo.scoring.v1.ScoringService"},
                                                        {"ranking", "thuocdo.ranking.v1.RankingService"},
                                                        {"audit", "thuocdo.audit.v1.AuditService"}};
  services_.reset();
  std::filesystem::remove_all(
      absl::StrCat(data_, "/log"));  // intake begins another log; the followers have the old one
  ::testing::internal::CaptureStderr();
  Restart(GetParam());

  EXPECT_THAT(campaign_.Tables(1), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(campaign_.Tables(), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(campaign_.Verify(), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(ServicesInProcess::Call(services_->scoring(), &ScoringStub::GetScoreCard,
                                      scoring::v1::GetScoreCardRequest()),
              StatusIs(absl::StatusCode::kDataLoss));
  for (const auto& [part, name] : followers) {
    EXPECT_THAT(rpc::IsServing(services_->channels().at(part), name), IsOkAndHolds(false)) << part;
    EXPECT_THAT(rpc::IsServing(services_->channels().at(part), ""), IsOkAndHolds(false)) << part;
  }
  EXPECT_THAT(rpc::IsServing(services_->channels().at("intake"), "thuocdo.intake.v1.IntakeService"),
              IsOkAndHolds(true));
  services_.reset();
  const std::string said = ::testing::internal::GetCapturedStderr();
  for (const auto& [part, name] : followers)
    EXPECT_THAT(said, HasSubstr(name + " has stopped following the log"));
}

INSTANTIATE_TEST_SUITE_P(Layouts, CampaignTest, ::testing::ValuesIn(testing::kLayouts), testing::LayoutName);

TEST(PartTest, AServiceIsUnavailableUntilItRuns) {
  ASSERT_OK_AND_ASSIGN(const auto part, audit::AuditModule::Open(NewDirectory()));
  ASSERT_OK_AND_ASSIGN(const auto server, rpc::Server::Start("127.0.0.1:0", part->services()));
  const auto stub = audit::v1::AuditService::NewStub(server->InProcessChannel());

  EXPECT_THAT(ServicesInProcess::Call(*stub, &audit::v1::AuditService::Stub::VerifyPublication,
                                      audit::v1::VerifyPublicationRequest()),
              StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(rpc::IsServing(server->InProcessChannel(), "thuocdo.audit.v1.AuditService"),
              IsOkAndHolds(false));
}

TEST(PartTest, TwoProgramsCannotShareADirectory) {
  const std::string data = NewDirectory();
  ASSERT_OK_AND_ASSIGN(const auto part, audit::AuditModule::Open(data));
  EXPECT_THAT(audit::AuditModule::Open(data).status(), StatusIs(absl::StatusCode::kFailedPrecondition));
}

}  // namespace
}  // namespace thuocdo
