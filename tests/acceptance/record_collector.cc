#include "tests/acceptance/record_collector.h"

#include "gtest/gtest.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"

namespace thuocdo::acceptance {

using eventlog::v1::EventLogService;
using eventlog::v1::Record;

RecordCollector::RecordCollector(const testing::DeployedPrograms& deployment)
    : thread_(&RecordCollector::Watch, this, deployment.Channel(deployment.LogProgram())) {}

RecordCollector::~RecordCollector() { Stop(); }

void RecordCollector::Watch(std::shared_ptr<grpc::Channel> channel) {
  auto reader = EventLogService::NewStub(channel)->SubscribeRecords(&context_, {});
  eventlog::v1::SubscribeRecordsResponse update;
  while (reader->Read(&update)) {
    for (const Record& record : update.batch().records()) records_.push_back(record.SerializeAsString());
  }
  reader->Finish();
}

std::vector<std::string> RecordCollector::Stop() {
  context_.TryCancel();
  if (thread_.joinable()) thread_.join();
  return records_;
}

std::vector<std::string> ReadLog(const testing::DeployedPrograms& deployment) {
  auto log = EventLogService::NewStub(deployment.Channel(deployment.LogProgram()));
  std::vector<std::string> records;
  eventlog::v1::ReadRecordsResponse page;
  do {
    grpc::ClientContext context;
    eventlog::v1::ReadRecordsRequest request;
    request.set_after_position(records.size());
    const grpc::Status status = log->ReadRecords(&context, request, &page);
    EXPECT_TRUE(status.ok()) << status.error_message();
    for (const Record& record : page.records()) records.push_back(record.SerializeAsString());
  } while (page.records_size() > 0 && records.size() < page.head());
  return records;
}

void ExpectStillThere(const std::vector<std::string>& seen, const std::vector<std::string>& log) {
  ASSERT_LE(seen.size(), log.size());
  for (size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], log[i]) << "position " << i + 1;
}

}  // namespace thuocdo::acceptance
