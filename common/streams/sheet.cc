#include "common/streams/sheet.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/streams/does_not_apply.h"

namespace thuocdo {
namespace {

using event::v1::Event;
using State = SheetState;

// The stream that `event` belongs to; empty if it is not a sheet's event.
std::string StreamOf(const Event& event) {
  auto stream = [](const auto& change) { return SheetStream(change.campaign(), change.organization()); };
  switch (event.kind_case()) {
    case Event::kAnswersDeclared:
      return stream(event.answers_declared());
    case Event::kAnswerCorrected:
      return stream(event.answer_corrected());
    case Event::kCorrectionWithdrawn:
      return stream(event.correction_withdrawn());
    case Event::kAnswersObserved:
      return stream(event.answers_observed());
    default:
      return "";
  }
}

SourcedAnswer Sourced(const PastEvent& event, AnswerKind kind, const event::v1::Answer& answer,
                      const std::string& reason) {
  return {kind, answer, event.position(), event.header.accept_time_us(), event.header.actor(), reason};
}

template <typename Change>
void Name(State& state, const Change& change) {
  state.campaign = change.campaign();
  state.organization = change.organization();
}

absl::StatusOr<State> Declare(State state, const PastEvent& past) {
  const event::v1::AnswersDeclared& declared = past.event.answers_declared();
  Name(state, declared);
  state.declaration = past.position();
  state.declared.clear();
  for (const event::v1::CriterionAnswer& line : declared.answers()) {
    SourcedAnswer answer = Sourced(past, AnswerKind::kDeclared, line.answer(), "");
    if (!state.declared.emplace(line.criterion(), std::move(answer)).second) {
      return DoesNotApply(past, absl::StrCat("it declares ", line.criterion(), " twice"));
    }
  }
  return state;
}

State Correct(State state, const PastEvent& past) {
  const event::v1::AnswerCorrected& corrected = past.event.answer_corrected();
  Name(state, corrected);
  const std::string& criterion = corrected.correction().criterion();
  Correction correction{
      Sourced(past, AnswerKind::kCorrected, corrected.correction().answer(), corrected.reason()), {}};
  auto declared = state.declared.find(criterion);
  if (declared != state.declared.end()) correction.declared = declared->second.answer;
  state.corrected[criterion] = std::move(correction);
  return state;
}

absl::StatusOr<State> Withdraw(State state, const PastEvent& past) {
  const std::string& criterion = past.event.correction_withdrawn().criterion();
  if (state.corrected.erase(criterion) == 1) return state;
  return DoesNotApply(past, absl::StrCat("no correction of ", criterion, " stands"));
}

State Observe(State state, const PastEvent& past) {
  const event::v1::AnswersObserved& observed = past.event.answers_observed();
  Name(state, observed);
  for (const event::v1::CriterionAnswer& line : observed.answers()) {
    state.observed[line.criterion()] = Sourced(past, AnswerKind::kObserved, line.answer(), observed.source());
  }
  return state;
}

absl::StatusOr<State> Change(State state, const PastEvent& past) {
  switch (past.event.kind_case()) {
    case Event::kAnswersDeclared:
      return Declare(std::move(state), past);
    case Event::kAnswerCorrected:
      return Correct(std::move(state), past);
    case Event::kCorrectionWithdrawn:
      return Withdraw(std::move(state), past);
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

// The kinds that may count under `source`, the strongest first.
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

absl::StatusOr<SheetState> Apply(SheetState state, const PastEvent& event) {
  RETURN_IF_ERROR(CheckNext(event, state.revision, StreamOf(event.event)));
  state.revision = event.revision();
  state.last_salt = event.salt;
  return Change(std::move(state), event);
}

AnswersTo WhichCounts(const SheetState& sheet, const std::string& criterion, rules::v1::Source source) {
  AnswersTo result{std::nullopt, AllAnswers(sheet, criterion)};
  for (AnswerKind kind : Candidates(source)) {
    auto is_kind = [&](const SourcedAnswer& answer) { return answer.kind == kind; };
    auto winner = std::find_if(result.others.begin(), result.others.end(), is_kind);
    if (winner == result.others.end()) continue;
    result.counts = *winner;
    result.others.erase(winner);
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

}  // namespace thuocdo
