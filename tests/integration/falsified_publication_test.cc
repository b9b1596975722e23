// Audit asks nobody: what scoring, ranking or who hands in a manifest makes up comes out.
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/rpc/status.h"
#include "common/testing/matchers.h"
#include "services/ranking/ranking_module.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "tests/integration/small_campaign_for_tests.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::Layout;
using ::thuocdo::testing::NewDirectory;
using ::thuocdo::testing::ServicesInProcess;
using ::thuocdo::testing::SmallCampaign;
using ::thuocdo::testing::StatusIs;
using RankingStub = ranking::v1::RankingService::Stub;
using scoring::v1::ReadScoreCardsRequest;
using scoring::v1::ReadScoreCardsResponse;

// Answers as the real scoring does, after `lie` was told.
class LyingScoring : public scoring::v1::ScoringService::Service {
 public:
  LyingScoring(scoring::v1::ScoringService::Stub* honest, std::function<void(ReadScoreCardsResponse&)> lie)
      : honest_(honest), lie_(std::move(lie)) {}

  grpc::Status ReadScoreCards(grpc::ServerContext*, const ReadScoreCardsRequest* request,
                              grpc::ServerWriter<ReadScoreCardsResponse>* writer) override {
    grpc::ClientContext context;
    auto reader = honest_->ReadScoreCards(&context, *request);
    for (ReadScoreCardsResponse batch; reader->Read(&batch);) {
      lie_(batch);
      writer->Write(batch);
    }
    return reader->Finish();
  }

 private:
  scoring::v1::ScoringService::Stub* honest_;
  std::function<void(ReadScoreCardsResponse&)> lie_;
};

class FalsifiedPublicationTest : public ::testing::Test {
 protected:
  void SetUp() override {
    campaign_.Open();
    campaign_.DeclareAll();
    campaign_.Close();
  }

  void TearDown() override {
    if (ranking_ != nullptr) ranking_->Stop();
    if (ranking_server_ != nullptr) ranking_server_->Shutdown();
    if (liar_server_ != nullptr) liar_server_->Shutdown();
  }

  // Publishes through a ranking of its own, which asks a scoring that lies.
  absl::StatusOr<ranking::v1::PublishRankingResponse> PublishWith(
      std::function<void(ReadScoreCardsResponse&)> lie) {
    liar_ = std::make_unique<LyingScoring>(&services_.scoring(), std::move(lie));
    liar_server_ =
        rpc::Server::Start("127.0.0.1:0", {{liar_.get(), "thuocdo.scoring.v1.ScoringService"}}).value();
    ranking_ = ranking::RankingModule::Open(NewDirectory()).value();
    ranking_server_ = rpc::Server::Start("127.0.0.1:0", ranking_->services()).value();
    ranking_->Run(ranking_server_.get(), services_.channels().at("intake"), liar_server_->InProcessChannel());
    const auto stub = ranking::v1::RankingService::NewStub(ranking_server_->InProcessChannel());
    ranking::v1::PublishRankingRequest request;
    request.set_request_id("publish-1");
    request.set_campaign(SmallCampaign::kId);
    request.set_decision("305/QĐ-UBND");
    request.set_date("2017-02-07");
    return ServicesInProcess::Call(*stub, &RankingStub::PublishRanking, request);
  }

  // The subjects of what audit finds.
  std::vector<std::string> Differences() {
    auto verified = campaign_.Verify();
    EXPECT_THAT(verified, IsOk());
    std::vector<std::string> subjects;
    if (!verified.ok()) return subjects;
    for (const audit::v1::Difference& difference : verified->differences())
      subjects.push_back(difference.subject());
    return subjects;
  }

  ServicesInProcess services_ = ServicesInProcess(NewDirectory(), Layout::kApart);
  SmallCampaign campaign_ = SmallCampaign(&services_);
  std::unique_ptr<LyingScoring> liar_;
  std::unique_ptr<rpc::Server> liar_server_;
  std::unique_ptr<ranking::RankingModule> ranking_;
  std::unique_ptr<rpc::Server> ranking_server_;
};

TEST_F(FalsifiedPublicationTest, WhatPassesThroughUnchangedIsVerified) {
  ASSERT_THAT(PublishWith([](ReadScoreCardsResponse&) {}), IsOk());
  EXPECT_THAT(Differences(), IsEmpty());
}

TEST_F(FalsifiedPublicationTest, PointsThatScoringMadeUpComeOutInTheirTable) {
  ASSERT_THAT(PublishWith([](ReadScoreCardsResponse& batch) {
                for (scoring::v1::ScoreCard& card : *batch.mutable_cards()) {
                  if (card.organization() == "so-c") card.mutable_nodes(0)->set_points("104");
                }
              }),
              IsOk());
  EXPECT_THAT(Differences(), ElementsAre("table departments/total"));
}

TEST_F(FalsifiedPublicationTest, ScoringThatAnswersAboutAnotherPositionIsNotBelieved) {
  EXPECT_THAT(PublishWith([](ReadScoreCardsResponse& batch) { batch.mutable_axes()->set_position(3); }),
              StatusIs(absl::StatusCode::kInternal, HasSubstr("position 3")));
}

TEST_F(FalsifiedPublicationTest, AForgedManifestIsNamedByItsTableAndItsCard) {
  ASSERT_OK_AND_ASSIGN(const auto published, campaign_.Publish("publish-1"));
  ranking::v1::PublicationManifest manifest;
  ASSERT_TRUE(manifest.ParseFromString(published.manifest()));
  const uint64_t first = published.receipt().first_position();
  manifest.set_position(first);
  manifest.set_amends(first);
  manifest.set_campaign_revision(manifest.campaign_revision() + 1);
  manifest.mutable_tables(0)->set_csv_sha256(Sha256("another table"));
  manifest.mutable_units(4)->set_card_sha256(Sha256("another card"));
  intake::v1::RecordPublicationRequest request;
  request.set_request_id("forged");
  request.set_manifest(manifest.SerializeAsString());
  ASSERT_THAT(ServicesInProcess::Call(services_.intake(), &intake::v1::IntakeService::Stub::RecordPublication,
                                      request),
              IsOk());

  ASSERT_OK_AND_ASSIGN(const auto verified, campaign_.Verify());

  ASSERT_THAT(verified.differences(), SizeIs(2));
  EXPECT_EQ(verified.differences(0).subject(), "table departments/total");
  EXPECT_THAT(verified.differences(0).published(), HasSubstr(Hex(Sha256("another table"))));
  EXPECT_EQ(verified.differences(1).subject(), "card so-c");
}

}  // namespace
}  // namespace thuocdo
