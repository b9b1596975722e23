#include "services/intake/intake_module.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rpc/caller.h"
#include "common/rpc/health.h"
#include "common/rpc/status.h"
#include "common/rpc/stop.h"
#include "common/testing/campaign/requests.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"

namespace thuocdo::intake {
namespace {

using testing::IsOk;
using testing::IsOkAndHolds;
using testing::StatusIs;

// Keeps every file of this process below `bytes` while it lives, as a full disk would.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit before_{};
};

class IntakeModuleTest : public ::testing::Test {
 protected:
  void SetUp() override { rpc::BlockStopSignals(); }
  void TearDown() override { Stop(); }

  void Start() {
    ASSERT_OK_AND_ASSIGN(part_, IntakeModule::Open({data_, "test"}));
    ASSERT_OK_AND_ASSIGN(server_, rpc::Server::Start("127.0.0.1:0", part_->services()));
    part_->Run(server_.get());
  }

  void Stop() {
    if (part_ != nullptr) part_->Stop();
    if (server_ != nullptr) server_->Shutdown();
    server_.reset();
    part_.reset();
  }

  // Makes an organization known, with as many bytes of aliases.
  absl::StatusOr<intake::v1::Receipt> Import(const std::string& id, int alias_bytes = 0) {
    intake::v1::ImportOrganizationsRequest request = testing::CampaignRequests().ImportOrganizations({id});
    request.set_request_id(absl::StrCat("import-", id));
    for (int i = 0; i * 100 < alias_bytes; ++i) {
      request.mutable_organizations(0)->add_aliases(absl::StrCat(id, "-", i, std::string(90, 'a')));
    }
    grpc::ClientContext context;
    rpc::SetCaller(context, rpc::ParseActor("administrator:an").value());
    intake::v1::ImportOrganizationsResponse response;
    auto stub = intake::v1::IntakeService::NewStub(server_->InProcessChannel());
    RETURN_IF_ERROR(rpc::FromGrpc(stub->ImportOrganizations(&context, request, &response)));
    return response.receipt();
  }

  const std::string data_ = testing::NewDirectory();
  std::unique_ptr<IntakeModule> part_;
  std::unique_ptr<rpc::Server> server_;
};

TEST_F(IntakeModuleTest, WhatWasAcknowledgedIsThereAfterARestart) {
  Start();
  ASSERT_THAT(Import("finance"), IsOk());
  Stop();
  Start();
  ASSERT_OK_AND_ASSIGN(intake::v1::Receipt again, Import("finance"));

  EXPECT_TRUE(again.deduplicated());
  EXPECT_EQ(again.first_position(), 2u);
}

TEST_F(IntakeModuleTest, OnlyOneProcessOpensTheLog) {
  Start();

  EXPECT_THAT(IntakeModule::Open({data_, "test"}), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(IntakeModuleTest, ALogThatCannotBeWrittenStopsTheProgram) {
  Start();
  ASSERT_THAT(Import("finance"), IsOk());
  EXPECT_THAT(rpc::IsServing(server_->InProcessChannel(), ""), IsOkAndHolds(true));
  absl::Status imported;
  {
    const FileSizeLimit full(256 << 10);
    for (int i = 0; i < 100 && imported.ok(); ++i) imported = Import(absl::StrCat("o", i), 10'000).status();
    ASSERT_THAT(imported, StatusIs(absl::StatusCode::kUnavailable));
  }
  EXPECT_FALSE(rpc::WaitForStop().ok());
  EXPECT_THAT(rpc::IsServing(server_->InProcessChannel(), ""), IsOkAndHolds(false));
  EXPECT_THAT(Import("tourism"), StatusIs(absl::StatusCode::kUnavailable));
  Stop();
  Start();

  EXPECT_THAT(Import("office"), IsOk());
}

}  // namespace
}  // namespace thuocdo::intake
