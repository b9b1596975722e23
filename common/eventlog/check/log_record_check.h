// Checks the records of a stored log one after the other.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/check/log_findings.h"
#include "common/eventlog/records/erasure.h"
#include "common/merkle/compact_range.h"
#include "common/storage/key_value_store.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo::eventlog {

// Compares each record with those before it and with its entries in the indexes.
class LogRecordCheck {
 public:
  // Adds what is wrong to `findings`. Both outlive this.
  LogRecordCheck(const storage::KeyValueStore* stored, LogFindings* findings)
      : stored_(stored), findings_(findings) {}

  // Checks the next entry, in the order of keys.
  void Visit(absl::string_view key, absl::string_view value);
  // Ends the check. The record at `acknowledged` must have been there.
  void Finish(Position acknowledged);

  // Returns the position of the last record.
  Position last() const { return {next_.value - 1}; }
  // Returns the log's id, as the first record has it.
  const std::string& log_id() const { return log_id_; }
  // Returns the root of the tree over all headers; nothing if one is missing.
  std::optional<merkle::Hash> root() const;
  // Returns the last position of each import's source.
  const std::map<std::string, uint64_t>& sources() const { return sources_; }

 private:
  // An append, as its first record describes it.
  struct Append {
    Position first;
    uint64_t size = 0;
    std::string common;  // what all its headers have in common
  };

  void CheckMissing(Position until);
  void CheckEvent(Position position, const eventlog::v1::Record& record);
  void CheckHeader(Position position, const eventlog::v1::RecordHeader& header);
  void CheckFirst(const eventlog::v1::Record& record, const eventlog::v1::RecordHeader& header);
  void CheckStream(Position position, const eventlog::v1::RecordHeader& header);
  void CheckAppend(Position position, const eventlog::v1::RecordHeader& header);
  void CheckRequest(Position position, const eventlog::v1::RecordHeader& header);
  void CheckSource(Position position, const eventlog::v1::RecordHeader& header);
  void CheckEntry(Position position, const std::string& key, const std::string& derived);

  const storage::KeyValueStore* stored_;
  LogFindings* findings_;
  Position next_{1};
  std::string log_id_;
  int64_t accept_time_us_ = INT64_MIN;
  std::optional<Append> append_;
  std::map<std::string, uint64_t> sources_;
  ErasureCheck erasures_;
  merkle::CompactRange tree_;
};

}  // namespace thuocdo::eventlog
