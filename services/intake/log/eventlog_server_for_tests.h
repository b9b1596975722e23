// The log served by a real server on a real socket, for tests.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/memory_log.h"
#include "common/rpc/server.h"
#include "common/testing/fake_clock.h"
#include "common/testing/matchers.h"
#include "services/intake/log/eventlog_service.h"

namespace thuocdo::intake {

inline constexpr char kEventLogServiceName[] = "thuocdo.eventlog.v1.EventLogService";

class EventLogServer : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(server_, rpc::Server::Start("127.0.0.1:0", {{&service_, kEventLogServiceName}}));
    channel_ = rpc::NewChannel(absl::StrCat("127.0.0.1:", server_->port()));
    stub_ = eventlog::v1::EventLogService::NewStub(channel_);
  }
  void TearDown() override { service_.Stop(); }

  // Appends `count` events with `bytes` of text in each to `stream`, together.
  void AppendMany(int count, size_t bytes = 0, const std::string& stream = "organization/a") {
    eventlog::AppendRequest append;
    append.request_id = absl::StrCat("many-", log_->Head().value);
    append.fingerprint = Sha256("many");
    for (int i = 0; i < count; ++i) {
      eventlog::NewEvent& added = append.events.emplace_back();
      added.stream = stream;
      added.event.mutable_organization_renamed()->set_name(std::string(bytes, 'x'));
    }
    ASSERT_THAT(log_->Append(append), testing::IsOk());
  }

  testing::FakeClock clock_;
  std::unique_ptr<eventlog::EventLog> log_ =
      eventlog::NewMemoryLog({.origin = "test", .clock = &clock_, .random = {}});
  EventLogService service_{log_.get(), &clock_};
  std::unique_ptr<rpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<eventlog::v1::EventLogService::Stub> stub_;
};

}  // namespace thuocdo::intake
