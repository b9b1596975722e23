// What the tests of following share: small logs, their records, and faults in them.
#pragma once

#include <google/protobuf/message.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/eventlog/event_log.h"
#include "common/eventlog/record.h"
#include "common/follow/store.h"

namespace thuocdo {

// Adds one event to `stream`.
void AppendTo(EventLog& log, const std::string& stream);

// A log in memory with one event for each of `streams`, from position 2.
std::unique_ptr<EventLog> LogOf(const std::vector<std::string>& streams);

// Every record of `log`.
std::vector<eventlog::v1::Record> RecordsOf(const EventLog& log);

// `event` as a record, with the size and the commitment that its payload has.
eventlog::v1::Record RecordOf(PastEvent event);

// A field that no program knows.
void AddUnknownField(google::protobuf::Message& message);

// A visitor that keeps positions.
inline auto KeepPositionsIn(std::vector<uint64_t>& positions) {
  return [&positions](const PastEvent& event) {
    positions.push_back(event.header.position());
    return absl::OkStatus();
  };
}

// Everything in `store`.
std::map<std::string, std::string> EntriesOf(const Store& store);

}  // namespace thuocdo
