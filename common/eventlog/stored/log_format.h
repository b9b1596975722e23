// The keys and values of a stored log, byte by byte (FORMAT.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "common/base/formats.h"
#include "common/base/ids.h"
#include "common/storage/key_range.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo::eventlog::log_format {

inline constexpr absl::string_view kVersionKey = "mformat";
inline constexpr absl::string_view kVersion = kLogFormat;
inline constexpr absl::string_view kLogIdKey = "mlog-id";
inline constexpr size_t kSaltBytes = 32;

using storage::KeyRange;

// Returns `value` as 8 bytes, the most significant first, so that the order of bytes is that of numbers.
std::string BigEndian(uint64_t value);
// Returns the number in the last 8 bytes of `bytes`; nothing if there are fewer.
std::optional<uint64_t> TrailingNumber(absl::string_view bytes);

// Returns the key of a record.
std::string RecordKey(Position position);
// Returns the keys of the records after `after`, up to `last`.
KeyRange RecordKeys(Position after, Position last);
// Returns the keys of all records.
KeyRange AllRecordKeys();

// Encodes a record as it is stored. The salt has 32 bytes, unless the payload was erased.
std::string EncodeRecord(const eventlog::v1::Record& record);
// Decodes what EncodeRecord returns; nothing if `value` is anything else.
std::optional<eventlog::v1::Record> DecodeRecord(absl::string_view value);

// Returns the key of a stream's revision, whose value is its position, BigEndian.
std::string StreamKey(absl::string_view stream, Revision revision);
// Returns the keys of the revisions of `stream` after `after`, up to `last`.
KeyRange StreamKeys(absl::string_view stream, Revision after, Revision last);
// Returns the keys of all revisions of the streams whose names begin with `prefix` and come after `after`.
KeyRange StreamsKeys(absl::string_view prefix, absl::string_view after);
// Returns the stream's name in a key made by StreamKey.
absl::string_view StreamOf(absl::string_view stream_key);

// A stream's revision.
struct StreamPlace {
  std::string stream;
  Revision revision;
};
// Decodes a key made by StreamKey; nothing if `key` is any other.
std::optional<StreamPlace> DecodeStreamKey(absl::string_view key);

// What a request id refers to: an append that is in the log.
struct PastRequest {
  Position first;
  uint32_t size = 0;
  std::string fingerprint;  // 32 bytes
  friend bool operator==(const PastRequest&, const PastRequest&) = default;
};

// Returns the key of a request id; the value is what EncodeRequest returns.
std::string RequestKey(absl::string_view request_id);
std::string EncodeRequest(const PastRequest& request);
std::optional<PastRequest> DecodeRequest(absl::string_view value);

// Returns the key of an import's source, whose value is the last position in that source, BigEndian.
std::string SourceKey(absl::string_view source);

}  // namespace thuocdo::eventlog::log_format
