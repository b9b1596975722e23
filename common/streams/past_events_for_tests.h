// Past events for tests, numbered as a log numbers them.
#pragma once

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/eventlog/records/record.h"

namespace thuocdo::testing {

// Gives events their positions and revisions, from position 2 on.
class PastEvents {
 public:
  // Returns `event` as the next one of `stream` and of the log.
  eventlog::PastEvent Next(absl::string_view stream, const event::v1::Event& event) {
    eventlog::PastEvent past;
    past.event = event;
    past.salt = absl::StrCat("salt ", ++position_);
    past.header.set_position(position_);
    past.header.set_payload_kind(std::string(eventlog::KindOf(event)));
    past.header.set_stream(std::string(stream));
    past.header.set_revision(++revisions_[std::string(stream)]);
    return past;
  }

 private:
  uint64_t position_ = 1;
  std::map<std::string, uint64_t> revisions_;
};

}  // namespace thuocdo::testing
