// How a service that follows the log waits, sends and stops: scoring, on a log in memory.
#include <gtest/gtest.h>

#include <future>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/eventlog/memory_log.h"
#include "common/rpc/health.h"
#include "common/rpc/status.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/campaign/definition.h"
#include "common/testing/campaign/events.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "services/intake/log/eventlog_service.h"
#include "services/scoring/scoring_module.h"
#include "thuocdo/scoring/v1/scoring.grpc.pb.h"

namespace thuocdo {
namespace {

using eventlog::NewEvent;
using scoring::v1::GetScoreCardResponse;
using scoring::v1::ReadScoreCardsResponse;
using ::testing::HasSubstr;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::IsOkAndHolds;
using ::thuocdo::testing::StatusIs;

constexpr char kScoring[] = "thuocdo.scoring.v1.ScoringService";
constexpr char kLog[] = "thuocdo.eventlog.v1.EventLogService";
constexpr size_t kMebibyte = 1 << 20;

// A log in memory that is served, scoring that follows it, and a campaign with any number of departments.
class ScoringFollowsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(log_server_, rpc::Server::Start("127.0.0.1:0", {{&log_service_, kLog}}));
    ASSERT_OK_AND_ASSIGN(part_, scoring::ScoringModule::Open(data_));
    ASSERT_OK_AND_ASSIGN(server_, rpc::Server::Start("127.0.0.1:0", part_->services()));
    stub_ = scoring::v1::ScoringService::NewStub(server_->InProcessChannel());
  }

  void TearDown() override {
    part_->Stop();
    server_->Shutdown();
    log_service_.Stop();
    log_server_->Shutdown();
  }

  void Run() { part_->Run(server_.get(), log_server_->InProcessChannel()); }

  void Append(std::vector<NewEvent> events) { testing::Append(std::move(events), *log_); }

  static std::string Department(int number) { return absl::StrCat("so-", 1000 + number); }

  void Open(int departments) {
    ASSERT_OK_AND_ASSIGN(const rules::RuleSet rules, rules::ParseRuleSet(testing::kRuleSetText));
    std::vector<NewEvent> events = {testing::RuleSetPublished(rules, testing::kRuleSetText)};
    campaign::v1::CampaignDefinition definition;
    definition.set_id("small-2016");
    definition.set_rule_set(rules.name);
    for (int number = 0; number < departments; ++number) {
      events.push_back(testing::OrganizationCreated(Department(number), Department(number)));
      testing::Enroll(Department(number), "departments", definition);
    }
    events.push_back(testing::CampaignOpened(definition));
    Append(std::move(events));
  }

  static NewEvent Declared(int number, const std::string& points, const std::string& note = "") {
    event::v1::CriterionAnswer answer = testing::PointsAnswer("use.points", points);
    answer.mutable_answer()->set_note(note);
    return testing::AnswersDeclared("small-2016", Department(number), {answer});
  }

  // The first department's card.
  absl::StatusOr<GetScoreCardResponse> Card(uint64_t min_position = 0,
                                            absl::Duration timeout = absl::Seconds(20)) {
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + timeout));
    scoring::v1::GetScoreCardRequest request;
    request.mutable_query()->set_campaign("small-2016");
    request.mutable_query()->set_min_position(min_position);
    request.set_organization(Department(0));
    GetScoreCardResponse response;
    const absl::Status status = rpc::FromGrpc(stub_->GetScoreCard(&context, request, &response));
    if (!status.ok()) return status;
    return response;
  }

  std::unique_ptr<eventlog::EventLog> log_ = eventlog::NewMemoryLog();
  intake::EventLogService log_service_ = intake::EventLogService(log_.get());
  std::unique_ptr<rpc::Server> log_server_;
  const std::string data_ = testing::NewDirectory();
  std::unique_ptr<scoring::ScoringModule> part_;
  std::unique_ptr<rpc::Server> server_;
  std::unique_ptr<scoring::v1::ScoringService::Stub> stub_;
};

TEST_F(ScoringFollowsTest, IsUnavailableUntilItRunsAndAfterItStops) {
  Open(1);
  EXPECT_THAT(Card(), StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(rpc::IsServing(server_->InProcessChannel(), kScoring), IsOkAndHolds(false));

  Run();
  EXPECT_THAT(Card(), IsOk());
  EXPECT_THAT(rpc::IsServing(server_->InProcessChannel(), kScoring), IsOkAndHolds(true));

  part_->Stop();
  EXPECT_THAT(Card(), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(ScoringFollowsTest, AQueryWaitsForThePositionThatItsCallerHasWritten) {
  Open(1);
  Run();
  const uint64_t next = log_->Head().value + 1;
  auto card = std::async(std::launch::async, [&] { return Card(next); });
  absl::SleepFor(absl::Milliseconds(100));

  Append({Declared(0, "10")});

  ASSERT_OK_AND_ASSIGN(const GetScoreCardResponse answer, card.get());
  EXPECT_EQ(answer.axes().position(), next);
  EXPECT_EQ(answer.card().nodes(0).points(), "10");
}

TEST_F(ScoringFollowsTest, AQueryEndsByItsDeadline) {
  Open(1);
  Run();
  EXPECT_THAT(Card(log_->Head().value + 1, absl::Milliseconds(300)),
              StatusIs(absl::StatusCode::kDeadlineExceeded));
}

TEST_F(ScoringFollowsTest, StoppingEndsTheQueriesThatWait) {
  Open(1);
  Run();
  auto card = std::async(std::launch::async, [&] { return Card(log_->Head().value + 1); });
  absl::SleepFor(absl::Milliseconds(100));

  part_->Stop();

  EXPECT_THAT(card.get(), StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(ScoringFollowsTest, EveryCardComesOnceInBatchesOfAtMostOneMebibyte) {
  constexpr int kDepartments = 300;
  Open(kDepartments);
  std::vector<NewEvent> declarations;
  for (int number = 0; number < kDepartments; ++number)
    declarations.push_back(Declared(number, "15", std::string(8000, 'x')));
  Append(std::move(declarations));
  Run();
  grpc::ClientContext context;
  scoring::v1::ReadScoreCardsRequest request;
  request.mutable_query()->set_campaign("small-2016");
  auto reader = stub_->ReadScoreCards(&context, request);

  ReadScoreCardsResponse batch;
  int batches = 0;
  std::vector<std::string> organizations;
  for (; reader->Read(&batch); ++batches) {
    EXPECT_LE(batch.ByteSizeLong(), kMebibyte);
    EXPECT_EQ(batch.axes().position(), log_->Head().value);
    for (const scoring::v1::ScoreCard& card : batch.cards()) organizations.push_back(card.organization());
  }

  EXPECT_THAT(rpc::FromGrpc(reader->Finish()), IsOk());
  EXPECT_GT(batches, 2);
  EXPECT_EQ(organizations.size(), static_cast<size_t>(kDepartments));
  EXPECT_TRUE(std::is_sorted(organizations.begin(), organizations.end()));
}

TEST_F(ScoringFollowsTest, CardsAreTheSameInOneMessageOrManyAndForManyCallersAtOnce) {
  constexpr int kDepartments = 300;
  Open(kDepartments);
  std::vector<NewEvent> declarations;
  for (int number = 0; number < kDepartments; ++number)
    declarations.push_back(Declared(number, "15", std::string(8000, 'x')));
  Append(std::move(declarations));
  Run();
  const auto read_all = [this] {
    grpc::ClientContext context;
    scoring::v1::ReadScoreCardsRequest request;
    request.mutable_query()->set_campaign("small-2016");
    auto reader = stub_->ReadScoreCards(&context, request);
    std::vector<std::string> cards;
    for (ReadScoreCardsResponse batch; reader->Read(&batch);) {
      for (const scoring::v1::ScoreCard& card : batch.cards()) cards.push_back(card.SerializeAsString());
    }
    EXPECT_THAT(rpc::FromGrpc(reader->Finish()), IsOk());
    return cards;
  };
  std::vector<std::future<std::vector<std::string>>> callers;
  for (int caller = 0; caller < 4; ++caller) callers.push_back(std::async(std::launch::async, read_all));

  const std::vector<std::string> first = callers[0].get();
  ASSERT_EQ(first.size(), static_cast<size_t>(kDepartments));
  for (size_t caller = 1; caller < callers.size(); ++caller) EXPECT_EQ(callers[caller].get(), first);
  ASSERT_OK_AND_ASSIGN(const GetScoreCardResponse alone, Card());
  EXPECT_EQ(alone.card().SerializeAsString(), first[0]);
}

TEST_F(ScoringFollowsTest, AnEventThatDoesNotApplyStopsItForGood) {
  Open(1);
  Run();
  ASSERT_THAT(Card(), IsOk());
  ::testing::internal::CaptureStderr();

  Append({Declared(7, "15")});  // not on the roster
  const uint64_t bad = log_->Head().value;
  Append({Declared(0, "15")});

  EXPECT_THAT(Card(), StatusIs(absl::StatusCode::kDataLoss, HasSubstr(absl::StrCat("position ", bad))));
  EXPECT_THAT(Card(), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(rpc::IsServing(server_->InProcessChannel(), kScoring), IsOkAndHolds(false));
  EXPECT_THAT(rpc::IsServing(server_->InProcessChannel(), ""), IsOkAndHolds(false));
  const std::string said = ::testing::internal::GetCapturedStderr();
  EXPECT_THAT(said, HasSubstr(absl::StrCat(kScoring, " has stopped following the log: ")));
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1);
}

TEST_F(ScoringFollowsTest, ALogThatCannotBeReachedMakesItUnavailableNotUnwell) {
  Open(1);
  Run();
  ASSERT_THAT(Card(), IsOk());
  log_service_.Stop();
  log_server_->Shutdown();

  EXPECT_THAT(Card(), StatusIs(absl::StatusCode::kUnavailable, HasSubstr("cannot reach intake")));
  EXPECT_THAT(rpc::IsServing(server_->InProcessChannel(), kScoring), IsOkAndHolds(true));
}

}  // namespace
}  // namespace thuocdo
