#include "common/follow/records_for_tests.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/memory_log.h"

namespace thuocdo::follow {

void AppendTo(eventlog::EventLog& log, const std::string& stream) {
  eventlog::AppendRequest append;
  append.request_id = absl::StrCat("request-", log.Head().value);
  append.fingerprint = Sha256(stream);
  append.actor.set_id("admin");
  append.events.emplace_back().stream = stream;
  append.events[0].event.mutable_organization_renamed()->set_organization(stream);
  ASSERT_EQ(log.Append(append).status(), absl::OkStatus());
}

std::unique_ptr<eventlog::EventLog> LogOf(const std::vector<std::string>& streams) {
  std::unique_ptr<eventlog::EventLog> log = eventlog::NewMemoryLog();
  for (const std::string& stream : streams) AppendTo(*log, stream);
  return log;
}

std::vector<eventlog::v1::Record> RecordsOf(const eventlog::EventLog& log) {
  std::vector<eventlog::v1::Record> records;
  auto keep = [&](const eventlog::v1::Record& record) {
    records.push_back(record);
    return absl::OkStatus();
  };
  EXPECT_EQ(log.Read({0}, keep), absl::OkStatus());
  return records;
}

eventlog::v1::Record RecordOf(eventlog::PastEvent event) {
  eventlog::v1::Record record;
  record.set_salt(event.salt);
  record.set_payload(event.event.SerializeAsString());
  event.header.set_payload_size(record.payload().size());
  event.header.set_commitment(Commitment(record.salt(), record.payload()));
  record.set_header(event.header.SerializeAsString());
  return record;
}

void AddUnknownField(google::protobuf::Message& message) {
  message.GetReflection()->MutableUnknownFields(&message)->AddVarint(9999, 1);
}

}  // namespace thuocdo::follow
