// The keys and values of a stored log, byte by byte, as FORMAT.md says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo::log_format {

inline constexpr absl::string_view kVersionKey = "mformat";
inline constexpr absl::string_view kVersion = "1";
inline constexpr absl::string_view kLogIdKey = "mlog-id";
inline constexpr size_t kSaltBytes = 32;

// Keys from `from` on and before `to`, in byte order.
struct KeyRange {
  std::string from;
  std::string to;
};

// `value` as 8 bytes, the most significant first, so that byte order is the order of numbers.
std::string BigEndian(uint64_t value);
// The number that the last 8 bytes of `bytes` are; nothing if there are fewer.
std::optional<uint64_t> TrailingNumber(absl::string_view bytes);

// Where a record is.
std::string RecordKey(Position position);
// The records after `after`, up to `last`.
KeyRange RecordKeys(Position after, Position last);
// Every record.
KeyRange AllRecordKeys();

// A record as it is stored. The salt has 32 bytes, unless the payload was erased.
std::string EncodeRecord(const eventlog::v1::Record& record);
// Nothing if `value` is not what EncodeRecord gives.
std::optional<eventlog::v1::Record> DecodeRecord(absl::string_view value);

// Where the position of a stream's revision is; the value is BigEndian.
std::string StreamKey(absl::string_view stream, Revision revision);
// The revisions of `stream` after `after`, up to `last`.
KeyRange StreamKeys(absl::string_view stream, Revision after, Revision last);
// Every revision of every stream whose name begins with `prefix` and comes after `after`.
KeyRange StreamsKeys(absl::string_view prefix, absl::string_view after);
// The stream's name in a key made by StreamKey.
absl::string_view StreamOf(absl::string_view stream_key);

// A stream's revision.
struct StreamPlace {
  std::string stream;
  Revision revision;
};
// What `key` is of; nothing unless StreamKey made it.
std::optional<StreamPlace> DecodeStreamKey(absl::string_view key);

// An append that is in the log.
struct PastRequest {
  Position first;
  uint32_t size = 0;
  std::string fingerprint;  // 32 bytes
  friend bool operator==(const PastRequest&, const PastRequest&) = default;
};

// Where the append of a request id is.
std::string RequestKey(absl::string_view request_id);
std::string EncodeRequest(const PastRequest& request);
std::optional<PastRequest> DecodeRequest(absl::string_view value);

// Where the last position of an import's source is; the value is BigEndian.
std::string SourceKey(absl::string_view source);

}  // namespace thuocdo::log_format
