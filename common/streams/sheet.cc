#include "common/streams/sheet.h"

#include <google/protobuf/descriptor.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/streams/does_not_apply.h"

namespace thuocdo::streams {
namespace {

using event::v1::Event;
using State = SheetState;

const AnswerPlace kDeclaration{AnswerKind::kDeclared, ""};

// Returns the stream that `past` belongs to: as its payload says or, if that was erased, as its header does.
// Empty if it is not a sheet's event.
std::string StreamOf(const eventlog::PastEvent& past) {
  if (past.is_erased())
    return eventlog::SheetOf(past.header.stream()).has_value() ? past.header.stream() : "";
  const Event& event = past.event;
  auto stream = [](const auto& change) {
    return eventlog::SheetStream(change.campaign(), change.organization());
  };
  switch (event.kind_case()) {
    case Event::kAnswersDeclared:
      return stream(event.answers_declared());
    case Event::kAnswerCorrected:
      return stream(event.answer_corrected());
    case Event::kCorrectionWithdrawn:
      return stream(event.correction_withdrawn());
    case Event::kAnswersObserved:
      return stream(event.answers_observed());
    case Event::kPayloadErased:
      return stream(event.payload_erased());
    default:
      return "";
  }
}

SourcedAnswer Sourced(const eventlog::PastEvent& event, AnswerKind kind, const event::v1::Answer& answer,
                      const std::string& reason) {
  return {kind, answer, event.position(), event.header.accept_time_us(), event.header.actor(), reason};
}

ErasedPayload ErasedOf(const eventlog::PastEvent& past) {
  return {past.position(), past.header.payload_kind(), past.erased_by};
}

// Returns the kind with the name `name`; KIND_NOT_SET if there is none.
Event::KindCase KindNamed(const std::string& name) {
  const google::protobuf::FieldDescriptor* field = Event::descriptor()->FindFieldByName(name);
  return field == nullptr ? Event::KIND_NOT_SET : static_cast<Event::KindCase>(field->number());
}

absl::StatusOr<State> Declare(State state, const eventlog::PastEvent& past) {
  const event::v1::AnswersDeclared& declared = past.event.answers_declared();
  state.declaration = past.position();
  state.declared.clear();
  state.erased.erase(kDeclaration);
  for (const event::v1::CriterionAnswer& line : declared.answers()) {
    SourcedAnswer answer = Sourced(past, AnswerKind::kDeclared, line.answer(), "");
    if (!state.declared.emplace(line.criterion(), std::move(answer)).second) {
      return DoesNotApply(past, absl::StrCat("it declares ", line.criterion(), " twice"));
    }
  }
  return state;
}

State Correct(State state, const eventlog::PastEvent& past) {
  const event::v1::AnswerCorrected& corrected = past.event.answer_corrected();
  const std::string& criterion = corrected.correction().criterion();
  Correction correction{
      Sourced(past, AnswerKind::kCorrected, corrected.correction().answer(), corrected.reason()), {}};
  auto declared = state.declared.find(criterion);
  if (declared != state.declared.end()) correction.declared = declared->second.answer;
  state.corrected[criterion] = std::move(correction);
  state.erased.erase({AnswerKind::kCorrected, criterion});
  return state;
}

absl::StatusOr<State> Withdraw(State state, const eventlog::PastEvent& past, const std::string& criterion) {
  if (!MayBeCorrected(state, criterion)) {
    return DoesNotApply(past, absl::StrCat("there is no correction of ", criterion));
  }
  state.corrected.erase(criterion);
  state.erased.erase({AnswerKind::kCorrected, criterion});
  return state;
}

State Observe(State state, const eventlog::PastEvent& past) {
  const event::v1::AnswersObserved& observed = past.event.answers_observed();
  for (const event::v1::CriterionAnswer& line : observed.answers()) {
    state.observed[line.criterion()] = Sourced(past, AnswerKind::kObserved, line.answer(), observed.source());
    state.erased.erase({AnswerKind::kObserved, line.criterion()});
  }
  return state;
}

// Returns the criteria that an erased event answered; one empty criterion if they are not known.
std::vector<std::string> CriteriaOf(const eventlog::PastEvent& erased) {
  if (!erased.erasure.has_value() || erased.erasure->criteria().empty()) return {""};
  return {erased.erasure->criteria().begin(), erased.erasure->criteria().end()};
}

State LoseDeclaration(State state, const eventlog::PastEvent& past) {
  state.declaration = past.position();
  state.declared.clear();
  state.erased[kDeclaration] = ErasedOf(past);
  return state;
}

State LoseObservations(State state, const eventlog::PastEvent& past) {
  for (const std::string& criterion : CriteriaOf(past)) {
    state.observed.erase(criterion);
    state.erased[{AnswerKind::kObserved, criterion}] = ErasedOf(past);
  }
  return state;
}

State LoseCorrection(State state, const eventlog::PastEvent& past) {
  for (const std::string& criterion : CriteriaOf(past)) {
    state.corrected.erase(criterion);
    state.erased[{AnswerKind::kCorrected, criterion}] = ErasedOf(past);
  }
  return state;
}

// Withdraws the corrections that the erasure names: an erased withdrawal has lost its reason, but not its
// effect.
absl::StatusOr<State> WithdrawErased(State state, const eventlog::PastEvent& past) {
  for (const std::string& criterion : CriteriaOf(past)) {
    if (criterion.empty()) return LoseCorrection(std::move(state), past);
    ASSIGN_OR_RETURN(state, Withdraw(std::move(state), past, criterion));
  }
  return state;
}

// Applies an event without its payload: what it answered is marked as erased.
absl::StatusOr<State> ChangeErased(State state, const eventlog::PastEvent& past) {
  switch (KindNamed(past.header.payload_kind())) {
    case Event::kAnswersDeclared:
      return LoseDeclaration(std::move(state), past);
    case Event::kAnswersObserved:
      return LoseObservations(std::move(state), past);
    case Event::kAnswerCorrected:
      return LoseCorrection(std::move(state), past);
    case Event::kCorrectionWithdrawn:
      return WithdrawErased(std::move(state), past);
    default:
      return DoesNotApply(past, "events of this kind cannot be erased");
  }
}

absl::StatusOr<State> Change(State state, const eventlog::PastEvent& past) {
  if (past.is_erased()) return ChangeErased(std::move(state), past);
  switch (past.event.kind_case()) {
    case Event::kAnswersDeclared:
      return Declare(std::move(state), past);
    case Event::kAnswerCorrected:
      return Correct(std::move(state), past);
    case Event::kCorrectionWithdrawn:
      return Withdraw(std::move(state), past, past.event.correction_withdrawn().criterion());
    case Event::kPayloadErased:
      return state;
    default:
      return Observe(std::move(state), past);
  }
}

bool SameAnswer(const std::optional<event::v1::Answer>& left, const std::optional<event::v1::Answer>& right) {
  if (left.has_value() != right.has_value()) return false;
  return !left.has_value() || SerializeDeterministically(*left) == SerializeDeterministically(*right);
}

template <typename Answers>
std::optional<SourcedAnswer> Find(const Answers& answers, const std::string& criterion) {
  auto found = answers.find(criterion);
  if (found == answers.end()) return std::nullopt;
  return found->second;
}

// Returns the kinds of answers that may be effective under `source`, in order of precedence.
std::vector<AnswerKind> Candidates(rules::v1::Source source) {
  switch (source) {
    case rules::v1::SOURCE_OBSERVED:
      return {AnswerKind::kCorrected, AnswerKind::kObserved};
    case rules::v1::SOURCE_OBSERVED_OR_DECLARED:
      return {AnswerKind::kCorrected, AnswerKind::kObserved, AnswerKind::kDeclared};
    default:
      return {AnswerKind::kCorrected, AnswerKind::kDeclared};
  }
}

std::vector<SourcedAnswer> AllAnswers(const State& sheet, const std::string& criterion) {
  std::vector<SourcedAnswer> answers;
  if (auto declared = Find(sheet.declared, criterion)) answers.push_back(*declared);
  if (auto observed = Find(sheet.observed, criterion)) answers.push_back(*observed);
  auto corrected = sheet.corrected.find(criterion);
  if (corrected != sheet.corrected.end()) answers.push_back(corrected->second.answer);
  auto later_first = [](const SourcedAnswer& a, const SourcedAnswer& b) { return a.position > b.position; };
  std::sort(answers.begin(), answers.end(), later_first);
  return answers;
}

}  // namespace

absl::StatusOr<SheetState> ApplySheetEvent(SheetState state, const eventlog::PastEvent& event) {
  const std::string stream = StreamOf(event);
  if (stream.empty()) return DoesNotApply(event, "it is not a sheet's event");
  RETURN_IF_ERROR(CheckNext(event, state.revision, stream));
  const eventlog::SheetName name = eventlog::SheetOf(event.header.stream()).value_or(eventlog::SheetName{});
  state.campaign = name.campaign;
  state.organization = name.organization;
  state.revision = event.revision();
  state.last_salt = event.salt;
  state.erased_last.reset();
  if (event.is_erased()) state.erased_last = ErasedOf(event);
  return Change(std::move(state), event);
}

bool MayBeCorrected(const SheetState& sheet, const std::string& criterion) {
  return sheet.corrected.contains(criterion) || sheet.erased.contains({AnswerKind::kCorrected, criterion}) ||
         sheet.erased.contains({AnswerKind::kCorrected, ""});
}

absl::Status CheckNothingErased(const SheetState& sheet) {
  const ErasedPayload* first = sheet.erased_last.has_value() ? &*sheet.erased_last : nullptr;
  for (const auto& [place, erased] : sheet.erased) {
    if (first == nullptr || erased.position < first->position) first = &erased;
  }
  if (first == nullptr) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat(
      eventlog::SheetStream(sheet.campaign, sheet.organization), ": the event at position ",
      first->position.value, " (", first->payload_kind, ") was erased by the event at position ",
      first->erased_by.value,
      ", and nothing has replaced it: points and ranks that need it cannot be computed. Give the answers "
      "again, "
      "or ask about a position at which they are known"));
}

AnswersTo EffectiveAnswer(const SheetState& sheet, const std::string& criterion, rules::v1::Source source) {
  AnswersTo result{std::nullopt, AllAnswers(sheet, criterion)};
  for (AnswerKind kind : Candidates(source)) {
    auto is_kind = [&](const SourcedAnswer& answer) { return answer.kind == kind; };
    auto winner = std::find_if(result.superseded.begin(), result.superseded.end(), is_kind);
    if (winner == result.superseded.end()) continue;
    result.effective = *winner;
    result.superseded.erase(winner);
    break;
  }
  return result;
}

std::vector<std::string> CorrectionsToConfirm(const SheetState& sheet) {
  std::vector<std::string> criteria;
  for (const auto& [criterion, correction] : sheet.corrected) {
    std::optional<event::v1::Answer> declared;
    if (auto now = Find(sheet.declared, criterion)) declared = now->answer;
    if (!SameAnswer(correction.declared, declared)) criteria.push_back(criterion);
  }
  return criteria;
}

}  // namespace thuocdo::streams
