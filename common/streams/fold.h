// Folding: the state that a stream's events lead to.
//
// Each kind of stream has a state and one function that applies an event to it, such as SheetState and
// ApplySheetEvent. Everything here takes that function, and gets the kind of state from it.
//
// Example:
//
//   ASSIGN_OR_RETURN(CampaignState campaign, Fold(history, CampaignStream(id), as_of, ApplyCampaignEvent));
#pragma once

#include <map>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/base/status.h"
#include "common/eventlog/event_log.h"
#include "common/eventlog/read_event.h"
#include "common/eventlog/records/record.h"
#include "common/follow/history.h"

namespace thuocdo::streams {

// Returns `state` after `event`, or DATA_LOSS if the event does not apply.
template <typename State>
using ApplyEvent = absl::StatusOr<State>(State state, const eventlog::PastEvent& event);

// Replaces `state` by what it is after `event`. After an error `state` must not be used any more.
template <typename State>
absl::Status Advance(State& state, const eventlog::PastEvent& event, ApplyEvent<State>& apply) {
  ASSIGN_OR_RETURN(state, apply(std::move(state), event));
  return absl::OkStatus();
}

// Returns the state of `stream` as known at `as_of`; an empty state if the stream has no events up to there.
//
// Returns DATA_LOSS if an event does not apply, and what History::ReadStream returns.
template <typename State>
absl::StatusOr<State> Fold(const follow::History& history, absl::string_view stream, Position as_of,
                           ApplyEvent<State>& apply) {
  State state;
  auto advance = [&](const eventlog::PastEvent& event) { return Advance(state, event, apply); };
  RETURN_IF_ERROR(history.ReadStream(stream, as_of, advance));
  return state;
}

// Returns the same of every stream whose name begins with `prefix`, by the stream's name.
template <typename State>
absl::StatusOr<std::map<std::string, State>> FoldStreams(const follow::History& history,
                                                         absl::string_view prefix, Position as_of,
                                                         ApplyEvent<State>& apply) {
  std::map<std::string, State> states;
  auto advance = [&](const eventlog::PastEvent& event) {
    return Advance(states[event.header.stream()], event, apply);
  };
  RETURN_IF_ERROR(history.ReadStreams(prefix, as_of, advance));
  return states;
}

// Returns the state of `stream` as `log` has it now.
//
// Returns DATA_LOSS if an event cannot be read or does not apply, and what DecodeFrom returns.
template <typename State>
absl::StatusOr<State> Fold(const eventlog::EventLog& log, absl::string_view stream,
                           ApplyEvent<State>& apply) {
  State state;
  auto advance = [&](const eventlog::v1::Record& record) -> absl::Status {
    ASSIGN_OR_RETURN(const eventlog::PastEvent event, eventlog::DecodeFrom(log, record));
    return Advance(state, event, apply);
  };
  RETURN_IF_ERROR(log.ReadStream(stream, Revision{}, advance));
  return state;
}

}  // namespace thuocdo::streams
