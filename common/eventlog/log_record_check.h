// The records of a stored log, checked one after the other as they stand.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/erasure.h"
#include "common/eventlog/log_findings.h"
#include "common/eventlog/log_storage.h"
#include "common/merkle/compact_range.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo {

// Compares each record with those before it and with its entries in the indices, and puts what is wrong into
// the findings.
class LogRecordCheck {
 public:
  // Both outlive this.
  LogRecordCheck(const LogStorage* stored, LogFindings* findings) : stored_(stored), findings_(findings) {}

  // The next entry, in the order of keys.
  void Visit(absl::string_view key, absl::string_view value);
  // There are no more. `acknowledged` must have been there.
  void Finish(Position acknowledged);

  Position last() const { return {next_.value - 1}; }
  // The id that the first record bears.
  const std::string& log_id() const { return log_id_; }
  // The tree over all headers; nothing if one is missing.
  std::optional<merkle::Hash> root() const;
  // Where each source has got to.
  const std::map<std::string, uint64_t>& sources() const { return sources_; }

 private:
  // An append, as its first record tells of it.
  struct Append {
    Position first;
    uint64_t size = 0;
    std::string common;  // what the headers of all its events say
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

  const LogStorage* stored_;
  LogFindings* findings_;
  Position next_{1};
  std::string log_id_;
  int64_t accept_time_us_ = INT64_MIN;
  std::optional<Append> append_;
  std::map<std::string, uint64_t> sources_;
  ErasureCheck erasures_;
  merkle::CompactRange tree_;
};

}  // namespace thuocdo
