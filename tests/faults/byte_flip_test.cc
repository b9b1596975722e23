// A byte of a file of the log, or of what audit keeps, records and Merkle tree, is not the one that was
// written: it is rejected by name, or nothing that was written reads otherwise.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/eventlog/check/log_maintenance.h"
#include "common/eventlog/rocksdb_log.h"
#include "common/follow/history.h"
#include "common/storage/memory_store.h"
#include "common/storage/rocksdb_store.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "services/audit/core/tree/log_tree.h"
#include "services/audit/core/tree/tree_check.h"
#include "tests/faults/flipped_files.h"
#include "tests/golden/log/golden_log.h"
#include "thuocdo/eventlog/v1/eventlog_service.pb.h"

namespace thuocdo::faults {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;

constexpr int kAppends = 5;               // in each of the two kinds of file that hold records
constexpr size_t kPayloadBytesMax = 200;  // each byte is a database to be opened

absl::Status Ignore(uint64_t, uint64_t) { return absl::OkStatus(); }

// One event of every kind that happened in the golden log, but for those of many bytes.
std::vector<eventlog::NewEvent> GoldenEvents() {
  std::ifstream file("tests/golden/logs/2026-11.log.txt");
  const std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  std::vector<eventlog::NewEvent> events;
  std::set<std::string> kinds = {"log_created"};
  for (const eventlog::v1::Record& record : testing::ReadGoldenText(text)) {
    const eventlog::PastEvent event = eventlog::Decode(record).value();
    if (record.payload().size() > kPayloadBytesMax || !kinds.insert(event.header.payload_kind()).second)
      continue;
    eventlog::NewEvent& added = events.emplace_back();
    added.stream = event.header.stream();
    added.event = event.event;
  }
  return events;
}

// The append number `number`: one or two of `events`, in turn.
eventlog::AppendRequest Some(int number, std::vector<eventlog::NewEvent>& events) {
  eventlog::AppendRequest append;
  append.request_id = absl::StrCat("r", number);
  append.fingerprint = Sha256(append.request_id);
  append.actor.set_id("admin");
  append.source.emplace().set_source("portal");
  append.source->set_position(static_cast<uint64_t>(number) + 1);
  for (int i = 0; i <= number % 2; ++i) {
    append.events.push_back(events.front());
    events.erase(events.begin());
  }
  return append;
}

// All records of `log`, as they are stored; an error if one cannot be read.
absl::StatusOr<std::vector<std::string>> RecordsOf(const eventlog::EventLog& log) {
  std::vector<std::string> records;
  auto keep = [&](const eventlog::v1::Record& record) {
    records.push_back(record.SerializeAsString());
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(log.Read({0}, keep));
  return records;
}

Flip Compare(const std::vector<std::string>& read, const std::vector<std::string>& written) {
  if (read == written) return Flip::kIdentical;
  const bool is_begin = read.size() < written.size() && std::equal(read.begin(), read.end(), written.begin());
  return is_begin ? Flip::kShorter : Flip::kWrong;
}

// The records in the file at `path`, which KeepRecords has written.
std::vector<std::string> KeptRecords(const std::string& path) {
  eventlog::v1::RecordBatch batch;
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(batch.ParseFromIstream(&file));
  std::vector<std::string> records;
  for (const eventlog::v1::Record& record : batch.records()) records.push_back(record.SerializeAsString());
  return records;
}

void KeepRecords(const std::vector<std::string>& records, const std::string& path) {
  eventlog::v1::RecordBatch batch;
  for (const std::string& record : records) batch.add_records()->ParseFromString(record);
  std::ofstream file(path, std::ios::binary);
  EXPECT_TRUE(batch.SerializeToOstream(&file));
}

// A log in `directory` whose older records are in a table file and whose newer ones in the write-ahead log.
std::vector<std::string> WriteLog(const std::string& directory) {
  std::vector<eventlog::NewEvent> events = GoldenEvents();
  for (int half = 0; half < 2; ++half) {  // opening moves what the write-ahead log holds to a table
    const auto log = eventlog::OpenRocksDbLog(directory, {.origin = "test", .random = {}});
    for (int i = 0; i < kAppends; ++i) EXPECT_THAT((*log)->Append(Some(half * kAppends + i, events)), IsOk());
    if (half == 1) return *RecordsOf(**log);
  }
  return {};
}

TEST(ByteFlipTest, TheLogRejectsItByNameOrReadsAsItWasWritten) {
  const std::string directory = testing::NewFastDirectory();
  const std::string kept = directory + ".records";
  RunApart([&] { KeepRecords(WriteLog(directory), kept); });
  const std::vector<std::string> written = KeptRecords(kept);
  ASSERT_GT(written.size(), 2u * kAppends);
  auto open_and_read = [&](const std::string& changed) {
    const absl::StatusOr<std::unique_ptr<eventlog::EventLog>> log = eventlog::OpenRocksDbLog(changed, {});
    if (!log.ok()) {
      EXPECT_THAT(log.status().message(), HasSubstr(changed));
      return Flip::kRejected;
    }
    const absl::StatusOr<eventlog::LogCheckResult> result =
        eventlog::LogMaintenance(log->get()).Check(Ignore);
    if (!result.ok() || !result->findings.empty()) return Flip::kFound;
    const absl::StatusOr<std::vector<std::string>> read = RecordsOf(**log);
    return read.ok() ? Compare(*read, written) : Flip::kFound;
  };
  const FlipCounts counts = FlipEveryByte(directory, open_and_read);

  std::cout << Describe(counts);
}

// Keeps `records` and their tree in `directory` as audit does: the older half in a table file, the others in
// the write-ahead log.
void WriteTree(const std::string& directory, const std::vector<eventlog::v1::Record>& records) {
  const auto half = records.begin() + static_cast<std::ptrdiff_t>(records.size() / 2);
  for (const auto& part : {std::vector(records.begin(), half), std::vector(half, records.end())}) {
    const auto store = storage::OpenRocksDbStore(directory, storage::kRebuildable);
    const auto history = follow::History::Open(store->get(), {""}, audit::AddToLogTree);
    EXPECT_THAT((*history)->Apply(part, nullptr), IsOk());
  }
}

// What is read of a database of audit's.
struct Kept {
  Position position;
  std::vector<std::string> headers;  // stream by stream
  merkle::Tree tree;
  friend bool operator==(const Kept&, const Kept&) = default;
};

// What `history` in `store` holds up to `as_of`, or all of it; an error if one thing cannot be read.
absl::StatusOr<Kept> KeptIn(const storage::KeyValueStore& store, const follow::History& history,
                            Position as_of = {UINT64_MAX}) {
  Kept kept{std::min(as_of, history.position()), {}, {}};
  auto keep = [&](const eventlog::PastEvent& event) {
    kept.headers.push_back(event.header.SerializeAsString());
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(history.ReadStreams("", kept.position, keep));
  ASSIGN_OR_RETURN(kept.tree, audit::LogTree(&store).TreeOfSize(kept.position.value));
  return kept;
}

// Opens it as audit does, and checks and reads all of it.
Flip OpenAndReadTree(const std::string& directory, const storage::KeyValueStore& whole_store,
                     const follow::History& whole) {
  const auto store = storage::OpenRocksDbStore(directory, storage::kRebuildable);
  if (!store.ok()) return Flip::kRejected;
  const auto history = follow::History::Open(store->get(), {""}, audit::AddToLogTree);
  if (!history.ok()) return Flip::kRejected;
  const Position position = (*history)->position();
  if (!audit::LogTree(store->get()).CheckRightEdge(position.value).ok()) return Flip::kRejected;
  const absl::StatusOr<audit::TreeCheckResult> result = audit::CheckStoredEntries(**store, position, Ignore);
  if (!result.ok() || !result->findings.empty()) return Flip::kFound;
  const auto read = KeptIn(**store, **history);
  if (!read.ok()) return Flip::kFound;
  if (*read != *KeptIn(whole_store, whole, position)) return Flip::kWrong;
  return position == whole.position() ? Flip::kIdentical : Flip::kShorter;
}

TEST(ByteFlipTest, WhatAuditKeepsIsRejectedByNameOrReadsAsItWasWritten) {
  const std::string log_directory = testing::NewFastDirectory();
  std::vector<eventlog::v1::Record> records;
  const std::string kept = log_directory + ".records";
  RunApart([&] { KeepRecords(WriteLog(log_directory), kept); });
  for (const std::string& bytes : KeptRecords(kept)) records.emplace_back().ParseFromString(bytes);
  ASSERT_GT(records.size(), 2u * kAppends);
  const std::string directory = testing::NewFastDirectory();
  RunApart([&] { WriteTree(directory, records); });
  const auto whole_store = storage::NewMemoryStore();
  const auto whole = *follow::History::Open(whole_store.get(), {""}, audit::AddToLogTree);
  ASSERT_THAT(whole->Apply(records, nullptr), IsOk());

  auto open_and_read = [&](const std::string& changed) {
    return OpenAndReadTree(changed, *whole_store, *whole);
  };
  std::cout << Describe(FlipEveryByte(directory, open_and_read));
}

}  // namespace
}  // namespace thuocdo::faults
