// What the stream `sheet/<campaign>/<organization>` says: the answers, and which of them counts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/record.h"
#include "thuocdo/event/v1/answer.pb.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo {

// Which kind of answer it is.
enum class AnswerKind { kDeclared, kObserved, kCorrected };

// An answer and the event it came with.
struct SourcedAnswer {
  AnswerKind kind = AnswerKind::kDeclared;
  event::v1::Answer answer;
  Position position;
  int64_t accept_time_us = 0;
  eventlog::v1::Actor actor;
  std::string reason;  // why it was corrected; which source observed it; empty for a declaration
};

// An inspector's correction that stands.
struct Correction {
  SourcedAnswer answer;
  std::optional<event::v1::Answer> declared;  // what was declared when it was made
};

// An event whose payload was erased.
struct ErasedPayload {
  Position position;
  std::string payload_kind;
  Position erased_by;  // the PayloadErased event
};

// Answers of one kind to one criterion; to all of them, or to who knows which, if it is empty.
using AnswerPlace = std::pair<AnswerKind, std::string>;

// One organization's sheet in one campaign.
struct SheetState {
  std::string campaign;
  std::string organization;
  std::optional<Position> declaration;            // the declaration that stands
  std::map<std::string, SourcedAnswer> declared;  // by criterion
  std::map<std::string, SourcedAnswer> observed;  // by criterion, the latest
  std::map<std::string, Correction> corrected;    // by criterion, those that stand
  std::map<AnswerPlace, ErasedPayload> erased;    // answers that were erased, and that nothing has replaced
  Revision revision;
  std::string last_salt;  // of the last record; empty if there is none, or if it was erased
  std::optional<ErasedPayload> erased_last;  // the last record, if it was erased
};

// The state after `event`. If its payload was erased, and the erasure is not known either, any of the answers
// may be among what was erased. DATA_LOSS if it does not apply.
absl::StatusOr<SheetState> ApplySheetEvent(SheetState state, const PastEvent& event);

// OK if all that the sheet says can be told. FAILED_PRECONDITION naming the first event that cannot because
// its payload was erased: points, ranks and digests that need it cannot be computed any more.
absl::Status CheckNothingErased(const SheetState& sheet);

// Whether a correction of `criterion` stands, or may stand for all that is known.
bool MayBeCorrected(const SheetState& sheet, const std::string& criterion);

// The answers to `criterion`: the one that counts first (absent if it is missing), then the others by
// descending position.
struct AnswersTo {
  std::optional<SourcedAnswer> counts;
  std::vector<SourcedAnswer> others;
};

// A standing correction wins; else `source` decides; else the answer is missing.
AnswersTo WhichCounts(const SheetState& sheet, const std::string& criterion, rules::v1::Source source);

// The criteria whose declared answer has changed since it was corrected, in order.
std::vector<std::string> CorrectionsToConfirm(const SheetState& sheet);

}  // namespace thuocdo
