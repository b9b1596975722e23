// What is appended to a log together, what must hold for that, and the receipt.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/base/ids.h"
#include "thuocdo/event/v1/event.pb.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo {

// What a stream's revision must be for an append to happen.
struct ExpectedRevision {
  enum class Kind { kAny, kNoStream, kStreamExists, kExactly };
  Kind kind = Kind::kAny;
  Revision revision;  // only with kExactly

  // Revision 0 means: no stream.
  static ExpectedRevision Exactly(Revision revision);
  static ExpectedRevision NoStream() { return {Kind::kNoStream, {}}; }
  static ExpectedRevision StreamExists() { return {Kind::kStreamExists, {}}; }
  bool Allows(Revision actual) const;
};

// An event to be added, and its stream.
struct NewEvent {
  std::string stream;
  event::v1::Event event;
};

// Events to be added together, or not at all.
struct AppendRequest {
  std::string request_id;   // printable ASCII without spaces, as streams are
  std::string fingerprint;  // SHA-256 of the command, 32 bytes
  eventlog::v1::Actor actor;
  std::optional<eventlog::v1::SourcePosition> source;
  std::map<std::string, ExpectedRevision> expected;  // also for streams that are only read
  std::vector<NewEvent> events;
};

// Proof that an append happened.
struct Receipt {
  std::string request_id;
  Position first;
  Position last;
  int64_t accept_time_us = 0;
  bool replayed = false;  // it had happened before
  friend bool operator==(const Receipt&, const Receipt&) = default;
};

// The limits of every log; beyond them Append returns INVALID_ARGUMENT.
inline constexpr size_t kHeaderBytesMax = 1024;
inline constexpr size_t kPayloadBytesMax = 4 << 20;
inline constexpr size_t kAppendBytesMax = 16 << 20;
inline constexpr size_t kAppendEventsMax = 5000;
inline constexpr size_t kRequestIdBytesMax = 128;
inline constexpr size_t kStreamBytesMax = 256;

}  // namespace thuocdo
