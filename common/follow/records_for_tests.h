// Shared by the tests of following: small logs, their records, and violations in them.
#pragma once

#include <google/protobuf/message.h>

#include <memory>
#include <string>
#include <vector>

#include "common/eventlog/event_log.h"
#include "common/eventlog/records/record.h"
#include "common/storage/entries_for_tests.h"
#include "common/storage/memory_store.h"

namespace thuocdo::follow {

// Adds one event to `stream`.
void AppendTo(eventlog::EventLog& log, const std::string& stream);

// Returns a log in memory with one event for each of `streams`, from position 2.
std::unique_ptr<eventlog::EventLog> LogOf(const std::vector<std::string>& streams);

// Returns every record of `log`.
std::vector<eventlog::v1::Record> RecordsOf(const eventlog::EventLog& log);

// Encodes `event` as a record, with the size and the commitment of its payload.
eventlog::v1::Record RecordOf(eventlog::PastEvent event);

// Adds a field that no program knows.
void AddUnknownField(google::protobuf::Message& message);

// Returns a visitor that appends the position of every event to `positions`.
inline auto KeepPositionsIn(std::vector<uint64_t>& positions) {
  return [&positions](const eventlog::PastEvent& event) {
    positions.push_back(event.header.position());
    return absl::OkStatus();
  };
}

}  // namespace thuocdo::follow
