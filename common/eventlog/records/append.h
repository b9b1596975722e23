// An append: the events to add together, the revisions they depend on, and the receipt.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/base/ids.h"
#include "thuocdo/event/v1/event.pb.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo::eventlog {

// The revision that a stream must have for an append to be accepted.
struct ExpectedRevision {
  enum class Kind { kAny, kNoStream, kStreamExists, kExactly };
  Kind kind = Kind::kAny;
  Revision revision;  // only with kExactly

  // Returns the expectation of exactly `revision`; 0 means that the stream does not exist.
  static ExpectedRevision Exactly(Revision revision);
  static ExpectedRevision NoStream() { return {Kind::kNoStream, {}}; }
  static ExpectedRevision StreamExists() { return {Kind::kStreamExists, {}}; }
  // Reports whether a stream at revision `actual` (0: it does not exist) meets the expectation.
  bool Allows(Revision actual) const;
};

// An event to add, and its stream.
struct NewEvent {
  std::string stream;
  event::v1::Event event;
};

// Events to add together or not at all.
struct AppendRequest {
  std::string request_id;   // printable ASCII without spaces, as streams are
  std::string fingerprint;  // SHA-256 of the command, 32 bytes
  eventlog::v1::Actor actor;
  std::optional<eventlog::v1::SourcePosition> source;
  std::map<std::string, ExpectedRevision> expected;  // by stream; also of streams that were only read
  std::vector<NewEvent> events;
};

// Where the events of an accepted append are.
struct Receipt {
  std::string request_id;
  Position first;
  Position last;
  int64_t accept_time_us = 0;
  bool deduplicated = false;  // it had been accepted before
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

// The limits of every log. Append returns INVALID_ARGUMENT beyond them.
inline constexpr size_t kHeaderBytesMax = 1024;
inline constexpr size_t kPayloadBytesMax = 4 << 20;
inline constexpr size_t kAppendBytesMax = 16 << 20;
inline constexpr size_t kAppendEventsMax = 5000;
inline constexpr size_t kRequestIdBytesMax = 128;
inline constexpr size_t kStreamBytesMax = 256;

}  // namespace thuocdo::eventlog
