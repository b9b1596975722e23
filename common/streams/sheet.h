// The state of the stream `sheet/<campaign>/<organization>`: all answers, and which of them is effective.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/records/record.h"
#include "thuocdo/event/v1/answer.pb.h"
#include "thuocdo/eventlog/v1/record.pb.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::streams {

// How an answer came onto the sheet.
enum class AnswerKind { kDeclared, kObserved, kCorrected };

// An answer and the event that it came with.
struct SourcedAnswer {
  AnswerKind kind = AnswerKind::kDeclared;
  event::v1::Answer answer;
  Position position;
  int64_t accept_time_us = 0;
  eventlog::v1::Actor actor;
  std::string reason;  // of a correction: why; of an observation: its source; else empty
};

// A correction in force.
struct Correction {
  SourcedAnswer answer;
  std::optional<event::v1::Answer> declared;  // the declared answer when the correction was made
};

// An event whose payload was erased.
struct ErasedPayload {
  Position position;
  std::string payload_kind;
  Position erased_by;  // the PayloadErased event
};

// The answers of one kind to one criterion. If the criterion is empty: to all criteria, or to unknown ones.
using AnswerPlace = std::pair<AnswerKind, std::string>;

// One organization's sheet in one campaign.
struct SheetState {
  std::string campaign;
  std::string organization;
  std::optional<Position> declaration;            // of the declaration in force
  std::map<std::string, SourcedAnswer> declared;  // by criterion
  std::map<std::string, SourcedAnswer> observed;  // by criterion, the last ones
  std::map<std::string, Correction> corrected;    // by criterion
  std::map<AnswerPlace, ErasedPayload> erased;    // answers that were erased and not replaced
  Revision revision;
  std::string last_salt;  // of the last record; empty if there is none, or if it was erased
  std::optional<ErasedPayload> erased_last;  // the last record, if it was erased
};

// Returns `state` after `event`. Returns DATA_LOSS if the event does not apply.
//
// If the event's payload was erased, the answers that it gave are marked as erased until later events replace
// them. Its erasure names their criteria; if the erasure is not known yet, every answer of that kind may be
// affected.
absl::StatusOr<SheetState> ApplySheetEvent(SheetState state, const eventlog::PastEvent& event);

// Returns OK if no answer of the sheet is marked as erased and its last event was not erased. Otherwise
// returns FAILED_PRECONDITION naming the first such event: points, ranks and digests that need it cannot be
// computed.
absl::Status CheckNothingErased(const SheetState& sheet);

// Reports whether there is a correction of `criterion`, or may be one that was erased.
bool MayBeCorrected(const SheetState& sheet, const std::string& criterion);

// The answers to one criterion: the effective one, absent if there is none, and the others by descending
// position.
struct AnswersTo {
  std::optional<SourcedAnswer> effective;
  std::vector<SourcedAnswer> superseded;
};

// Returns the answers to `criterion`. A correction is effective before all others; without one, `source`
// decides between what was observed and declared.
AnswersTo EffectiveAnswer(const SheetState& sheet, const std::string& criterion, rules::v1::Source source);

// Returns the criteria whose declared answer has changed since it was corrected, in ascending order.
std::vector<std::string> CorrectionsToConfirm(const SheetState& sheet);

}  // namespace thuocdo::streams
