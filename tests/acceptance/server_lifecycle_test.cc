// How every program behaves towards its surroundings.
#include <signal.h>

#include <filesystem>
#include <map>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "common/rpc/health.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "gtest/gtest.h"
#include "tests/acceptance/case_2016.h"
#include "tests/acceptance/random_delay.h"
#include "tests/acceptance/record_collector.h"

namespace thuocdo::acceptance {
namespace {

using ::testing::HasSubstr;
using thuocdo::testing::IsOkAndHolds;

const std::map<std::string, std::vector<std::string>> kServices = {
    {"thuocdo-intake",
     {"thuocdo.intake.v1.IntakeService", "thuocdo.eventlog.v1.EventLogService",
      "thuocdo.eventlog.v1.LogMaintenanceService"}},
    {"thuocdo-scoring", {"thuocdo.scoring.v1.ScoringService"}},
    {"thuocdo-ranking", {"thuocdo.ranking.v1.RankingService"}},
    {"thuocdo-audit", {"thuocdo.audit.v1.AuditService"}}};

// The services of a program.
std::vector<std::string> ServicesOf(const std::string& program) {
  if (program != "thuocdo-server") return kServices.at(program);
  std::vector<std::string> all;
  for (const auto& [name, services] : kServices) all.insert(all.end(), services.begin(), services.end());
  return all;
}

class MannersTest : public ::testing::TestWithParam<std::string> {
 protected:
  DeployedPrograms deployment_{GetParam() == "thuocdo-server" ? Layout::kTogether : Layout::kApart};
};

TEST_P(MannersTest, RejectsToListenBeyondLoopback) {
  const ProgramRun rejected = testing::RunProgram(
      GetParam(), {"--data", testing::NewDirectory(), "--listen", "0.0.0.0:0"}, absl::Seconds(20));
  EXPECT_GT(rejected.exit_code, 0);
  EXPECT_LT(rejected.exit_code, 128) << "it had to be killed";
  EXPECT_THAT(rejected.err, HasSubstr("loopback"));
}

TEST_P(MannersTest, RejectsAPortInUse) {
  deployment_.StartAll();
  const std::string address = deployment_.Address(GetParam());
  const ProgramRun rejected = testing::RunProgram(
      GetParam(), {"--data", testing::NewDirectory(), "--listen", address}, absl::Seconds(20));
  EXPECT_GT(rejected.exit_code, 0);
  EXPECT_LT(rejected.exit_code, 128) << "it had to be killed";
  EXPECT_THAT(rejected.err, HasSubstr(address));
}

TEST_P(MannersTest, AnswersHealthChecksForEachService) {
  deployment_.StartAll();
  for (const std::string& service : ServicesOf(GetParam())) {
    EXPECT_THAT(rpc::IsServing(deployment_.Channel(GetParam()), service), IsOkAndHolds(true)) << service;
  }
}

TEST_P(MannersTest, StopsGracefullyInTheMiddleOfTheImport) {
  const absl::Duration import_time = UndisturbedImport();
  deployment_.StartAll();
  Prepare(deployment_);
  RecordCollector witness(deployment_);
  Process import(deployment_.ClientCommand(
      {"declare", kCampaign, "--file", CatalogueFile("answers/binh-dinh-2016.csv")}));
  absl::SleepFor(RandomDelay().UpTo(import_time));
  EXPECT_EQ(deployment_.Stop(GetParam()).exit_code, 0);
  const ProgramRun interrupted = import.Wait();
  EXPECT_TRUE(interrupted.exit_code == 0 || interrupted.exit_code == 4) << interrupted.err;

  deployment_.Start(GetParam());
  ExpectStillThere(witness.Stop(), ReadLog(deployment_));
  Declare(deployment_);
}

INSTANTIATE_TEST_SUITE_P(Programs, MannersTest,
                         ::testing::Values("thuocdo-server", "thuocdo-intake", "thuocdo-scoring",
                                           "thuocdo-ranking", "thuocdo-audit"),
                         [](const auto& program) {
                           return absl::StrReplaceAll(program.param, {{"thuocdo-", ""}});
                         });

TEST(ClientTest, SaysThatItAskedTheWrongService) {
  DeployedPrograms deployment(Layout::kApart);
  deployment.StartAll();
  const std::string intake = deployment.Address("thuocdo-intake");
  const ProgramRun asked =
      deployment.Client({"score", "show", kCampaign, "so-tai-chinh", "--scoring", intake});
  EXPECT_EQ(asked.exit_code, 1);
  EXPECT_THAT(asked.err, HasSubstr(absl::StrCat("scoring at ", intake, " does not know this call")));
  EXPECT_THAT(asked.err, HasSubstr("addresses are right"));
}

// Puts an older copy of the log in the place of the log, as a careless restore would.
void RestoreOlderLog(const DeployedPrograms& deployment, const std::string& copy) {
  std::filesystem::remove_all(deployment.data() + "/log");
  std::filesystem::copy(copy, deployment.data() + "/log", std::filesystem::copy_options::recursive);
}

// Whether the program behind `channel` says within some seconds that it cannot go on.
bool EndsServing(const std::shared_ptr<grpc::Channel>& channel) {
  const absl::Time end = absl::Now() + absl::Seconds(20);
  while (absl::Now() < end) {
    const absl::StatusOr<bool> serving = rpc::IsServing(channel, "thuocdo.scoring.v1.ScoringService");
    if (serving.ok() && !*serving) return true;
    absl::SleepFor(absl::Milliseconds(20));
  }
  return false;
}

TEST(FollowerTest, SaysInItsHealthThatTheLogIsOlderThanWhatItFollowed) {
  DeployedPrograms deployment(Layout::kApart);
  deployment.StartAll();
  Prepare(deployment);
  deployment.StopAll();
  const std::string copy = testing::NewDirectory() + "/log";
  std::filesystem::copy(deployment.data() + "/log", copy, std::filesystem::copy_options::recursive);
  deployment.StartAll();
  Declare(deployment);
  ShowTables(deployment);  // scoring and ranking have followed the declarations
  deployment.StopAll();

  RestoreOlderLog(deployment, copy);
  deployment.Start("thuocdo-intake");
  deployment.Launch("thuocdo-scoring");
  EXPECT_TRUE(EndsServing(deployment.Channel("thuocdo-scoring")));
  const ProgramRun asked = deployment.Client({"score", "show", kCampaign, "so-tai-chinh"});
  EXPECT_EQ(asked.exit_code, 1);
  EXPECT_THAT(asked.err, HasSubstr("restored from an older copy"));
}

}  // namespace
}  // namespace thuocdo::acceptance
