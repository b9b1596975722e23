// A log that was restored from an older backup is recognised and named by everyone who had followed it
// further; and a check of the log, with the services at work.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "common/rpc/health.h"
#include "common/system/files.h"
#include "common/testing/matchers.h"
#include "tests/integration/services_in_process_for_tests.h"
#include "tests/integration/small_campaign_for_tests.h"
#include "thuocdo/eventlog/v1/log_maintenance_service.grpc.pb.h"

namespace thuocdo {
namespace {

using eventlog::v1::LogMaintenanceService;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::IsOkAndHolds;
using ::thuocdo::testing::Layout;
using ::thuocdo::testing::NewDirectory;
using ::thuocdo::testing::ServicesInProcess;
using ::thuocdo::testing::SmallCampaign;
using ::thuocdo::testing::StatusIs;

class RestoredLogTest : public ::testing::TestWithParam<Layout> {
 protected:
  void SetUp() override { Restart(); }

  void Restart() {
    services_.reset();
    services_ = std::make_unique<ServicesInProcess>(data_, GetParam());
    campaign_ = SmallCampaign(services_.get());
  }

  absl::StatusOr<eventlog::v1::BackupLogResponse> BackUp() {
    LogMaintenanceService::Stub stub(services_->channels().at("intake"));
    eventlog::v1::BackupLogRequest request;
    request.set_directory(backup_);
    return ServicesInProcess::Call(stub, &LogMaintenanceService::Stub::BackupLog, request);
  }

  // Puts the backup in the log's place, as `thuocdo log restore` does.
  void Restore() {
    services_.reset();
    std::filesystem::remove_all(data_ + "/log");
    ASSERT_THAT(CopyDirectory(backup_, data_ + "/log"), IsOk());
    Restart();
  }

  // The findings of a check, one a line, and then the head that it covered.
  std::string Check() {
    LogMaintenanceService::Stub stub(services_->channels().at("intake"));
    grpc::ClientContext context;
    const auto reader = stub.CheckLog(&context, {});
    std::string text;
    eventlog::v1::CheckLogResponse response;
    while (reader->Read(&response)) {
      if (response.has_finding()) {
        absl::StrAppend(&text, response.finding().place(), ": ", response.finding().what(), "\n");
      }
      if (response.has_covered()) absl::StrAppend(&text, response.covered().head());
    }
    EXPECT_TRUE(reader->Finish().ok());
    return text;
  }

  const std::string data_ = NewDirectory();
  const std::string backup_ = NewDirectory() + "/backup";
  std::unique_ptr<ServicesInProcess> services_;
  SmallCampaign campaign_ = SmallCampaign(nullptr);
};

const std::map<std::string, std::string> kFollowers = {{"scoring", "thuocdo.scoring.v1.ScoringService"},
                                                       {"ranking", "thuocdo.ranking.v1.RankingService"},
                                                       {"audit", "thuocdo.audit.v1.AuditService"}};

TEST_P(RestoredLogTest, AnOlderOneStopsEveryFollowerAndEachSaysWhy) {
  campaign_.Open();
  const uint64_t backed_up = campaign_.Head();
  ASSERT_THAT(BackUp(), IsOk());
  campaign_.DeclareAll();
  const uint64_t unmigrated = campaign_.Head();
  ASSERT_THAT(campaign_.Tables(), IsOk());
  ASSERT_THAT(campaign_.Verify(), StatusIs(absl::StatusCode::kNotFound)) << "audit has come as far";
  ::testing::internal::CaptureStderr();
  Restore();

  const auto says_why = AllOf(HasSubstr(absl::StrCat("the follower is at position ", unmigrated)),
                              HasSubstr(absl::StrCat("this log ends at ", backed_up)),
                              HasSubstr("it was restored from an older copy"));
  EXPECT_THAT(campaign_.Tables(), StatusIs(absl::StatusCode::kDataLoss, says_why));
  EXPECT_THAT(campaign_.Verify(), StatusIs(absl::StatusCode::kDataLoss, says_why));
  for (const auto& [part, name] : kFollowers) {
    EXPECT_THAT(rpc::IsServing(services_->channels().at(part), name), IsOkAndHolds(false)) << part;
  }
  EXPECT_EQ(Check(), absl::StrCat(backed_up)) << "the older log is whole by itself";
  services_.reset();
  const std::string said = ::testing::internal::GetCapturedStderr();
  for (const auto& [part, name] : kFollowers) EXPECT_THAT(said, HasSubstr(name + " has stopped following"));
  EXPECT_THAT(said, says_why);
}

TEST_P(RestoredLogTest, FollowersThatWereNotFurtherGoOn) {
  campaign_.Open();
  campaign_.DeclareAll();
  ASSERT_OK_AND_ASSIGN(const auto backup, BackUp());
  EXPECT_EQ(backup.position(), campaign_.Head());
  const std::string tables = campaign_.Csv();
  Restore();

  EXPECT_EQ(campaign_.Csv(), tables);
  EXPECT_THAT(campaign_.Verify(), StatusIs(absl::StatusCode::kNotFound)) << "audit answers";
  EXPECT_EQ(Check(), absl::StrCat(backup.position()));
}

TEST_P(RestoredLogTest, ABackupGoesIntoANewDirectoryWithAnAbsolutePath) {
  ASSERT_THAT(BackUp(), IsOk());

  EXPECT_THAT(BackUp(), StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr(backup_)));
  LogMaintenanceService::Stub stub(services_->channels().at("intake"));
  eventlog::v1::BackupLogRequest relative;
  relative.set_directory("backup");
  EXPECT_THAT(ServicesInProcess::Call(stub, &LogMaintenanceService::Stub::BackupLog, relative),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("absolute")));
}

INSTANTIATE_TEST_SUITE_P(Layouts, RestoredLogTest, ::testing::ValuesIn(testing::kLayouts),
                         testing::LayoutName);

}  // namespace
}  // namespace thuocdo
