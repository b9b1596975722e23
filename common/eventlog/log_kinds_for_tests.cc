#include "common/eventlog/log_kinds_for_tests.h"

#include "common/base/digest.h"

namespace thuocdo::eventlog {

AppendRequest Renames(const std::string& request_id, const std::vector<std::string>& streams) {
  AppendRequest append;
  append.request_id = request_id;
  append.fingerprint = Sha256("rename");
  append.actor.set_id("admin");
  append.actor.set_kind(eventlog::v1::ACTOR_KIND_ADMINISTRATOR);
  append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
  for (const std::string& stream : streams) {
    NewEvent& added = append.events.emplace_back();
    added.stream = stream;
    added.event.mutable_organization_renamed()->set_organization(stream);
  }
  return append;
}

std::vector<PastEvent> ReadAll(const EventLog& log) {
  std::vector<PastEvent> events;
  auto decode = [&](const eventlog::v1::Record& record) {
    absl::StatusOr<PastEvent> event = Decode(record);
    if (event.ok()) events.push_back(*event);
    return event.status();
  };
  EXPECT_EQ(log.Read({0}, decode), absl::OkStatus());
  return events;
}

std::vector<std::string> ReadBytes(const EventLog& log) {
  std::vector<std::string> records;
  auto keep = [&](const eventlog::v1::Record& record) {
    records.push_back(record.SerializeAsString());
    return absl::OkStatus();
  };
  EXPECT_EQ(log.Read({0}, keep), absl::OkStatus());
  return records;
}

namespace {

// Returns a visitor that appends the position of every record to `positions`.
auto KeepIn(std::vector<uint64_t>& positions) {
  return [&positions](const eventlog::v1::Record& record) {
    positions.push_back(Decode(record)->header.position());
    return absl::OkStatus();
  };
}

}  // namespace

std::vector<uint64_t> PositionsAfter(const EventLog& log, Position after) {
  std::vector<uint64_t> positions;
  EXPECT_EQ(log.Read(after, KeepIn(positions)), absl::OkStatus());
  return positions;
}

std::vector<uint64_t> StreamPositionsAfter(const EventLog& log, const std::string& stream, Revision after) {
  std::vector<uint64_t> positions;
  EXPECT_EQ(log.ReadStream(stream, after, KeepIn(positions)), absl::OkStatus());
  return positions;
}

}  // namespace thuocdo::eventlog
