#include "services/intake/core/decide_answers.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/records/record.h"
#include "services/intake/core/decide_campaigns.h"
#include "services/intake/core/read_answers.h"
#include "services/intake/core/rejection.h"

namespace thuocdo::intake {
namespace {

using Events = std::vector<eventlog::NewEvent>;
using campaign::v1::RosterEntry;
using event::v1::CriterionAnswer;

// Checks the campaign and the organization of a command about one sheet.
template <typename Command>
const RosterEntry* CheckSheet(const AnswersKnown& known, const Command& command, Rejection& rejection) {
  CheckOpen(known.campaign, "campaign", command.campaign(), rejection);
  return CheckAssessed(known, "organization", command.organization(), rejection);
}

// Appends an event to `events` for the sheet that `command` is about, and returns its payload; `change`
// selects its kind.
template <typename Command, typename Change>
auto& NewSheetEvent(const Command& command, Events& events, Change change) {
  events.push_back({eventlog::SheetStream(command.campaign(), command.organization()), {}});
  auto& changed = *change(events.back().event);
  changed.set_campaign(command.campaign());
  changed.set_organization(command.organization());
  return changed;
}

void CheckExpectation(const intake::v1::DeclareAnswersRequest& command, Rejection& rejection) {
  using Expected = intake::v1::ExpectedRevision;
  Expected::ExpectedCase expected = command.expected_revision().expected_case();
  if (expected == Expected::kRevision || expected == Expected::kNoStream) return;
  rejection.Invalid(
      "expected_revision",
      "must be the revision that you have read, or no_stream, because a declaration replaces the "
      "whole sheet");
}

void CheckNoneEmpty(absl::string_view field,
                    const google::protobuf::RepeatedPtrField<intake::v1::AnswerInput>& inputs,
                    Rejection& rejection) {
  for (int i = 0; i < inputs.size(); ++i) {
    if (!inputs[i].text().empty()) continue;
    rejection.Invalid(
        absl::StrCat(field, "[", i, "]"),
        absl::StrCat(inputs[i].criterion(), ": the answer is empty; leave the line out, or give an answer"));
  }
}

void CheckSource(const std::string& source, Rejection& rejection) {
  auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (!source.empty() && source.size() <= 64 && std::all_of(source.begin(), source.end(), allowed)) return;
  rejection.Invalid("source", "must be 1 to 64 lower-case letters, digits and `-`");
}

// Returns the observations by organization, in the order reported.
std::map<std::string, std::vector<CriterionAnswer>> ReadObservations(
    const AnswersKnown& known, const intake::v1::ObserveAnswersRequest& command, Rejection& rejection) {
  std::map<std::string, std::vector<CriterionAnswer>> read;
  std::set<std::pair<std::string, std::string>> seen;
  for (int i = 0; i < command.observations_size(); ++i) {
    const intake::v1::Observation& observation = command.observations(i);
    const std::string& criterion = observation.answer().criterion();
    std::string field = absl::StrCat("observations[", i, "]");
    const RosterEntry* entry = CheckAssessed(known, field, observation.organization(), rejection);
    if (!seen.emplace(observation.organization(), criterion).second) {
      rejection.Invalid(field, absl::StrCat(criterion, " of ", observation.organization(), " appears twice"));
    }
    if (observation.answer().text().empty())
      rejection.Invalid(
          field, absl::StrCat(criterion, ": the answer is empty; leave the line out, or give an answer"));
    auto line = ReadLine(known, entry, field, observation.answer(), rejection);
    if (line.has_value()) read[observation.organization()].push_back(*std::move(line));
  }
  return read;
}

eventlog::NewEvent Observed(const intake::v1::ObserveAnswersRequest& command, const std::string& organization,
                            const std::vector<CriterionAnswer>& lines) {
  eventlog::NewEvent observed{eventlog::SheetStream(command.campaign(), organization), {}};
  event::v1::AnswersObserved& answers = *observed.event.mutable_answers_observed();
  answers.set_campaign(command.campaign());
  answers.set_organization(organization);
  answers.set_source(command.source());
  for (const CriterionAnswer& line : lines) *answers.add_answers() = line;
  return observed;
}

}  // namespace

absl::StatusOr<Events> DecideDeclareAnswers(const AnswersKnown& known,
                                            const intake::v1::DeclareAnswersRequest& command) {
  Rejection rejection;
  const RosterEntry* entry = CheckSheet(known, command, rejection);
  CheckExpectation(command, rejection);
  rejection.CheckId("prepared_by", command.prepared_by());
  rejection.CheckId("approved_by", command.approved_by());
  rejection.CheckSize("answers", command.answers_size(), kAnswersMax);
  std::vector<CriterionAnswer> lines = ReadLines(known, entry, "answers", command.answers(), rejection);
  if (lines.empty() && rejection.empty())
    rejection.Invalid("answers", "are all empty; give at least one answer");
  RETURN_IF_ERROR(rejection.ToStatus("the answers cannot be declared"));

  auto by_criterion = [](const CriterionAnswer& a, const CriterionAnswer& b) {
    return a.criterion() < b.criterion();
  };
  // In one order, so that the same sheet is the same event, however its file was sorted.
  std::sort(lines.begin(), lines.end(), by_criterion);
  Events events;
  auto& declared =
      NewSheetEvent(command, events, [](auto& event) { return event.mutable_answers_declared(); });
  for (const CriterionAnswer& line : lines) *declared.add_answers() = line;
  declared.set_prepared_by(command.prepared_by());
  declared.set_approved_by(command.approved_by());
  return events;
}

absl::StatusOr<Events> DecideCorrectAnswers(const AnswersKnown& known,
                                            const intake::v1::CorrectAnswersRequest& command) {
  Rejection rejection;
  const RosterEntry* entry = CheckSheet(known, command, rejection);
  std::string reason = rejection.CheckText("reason", command.reason());
  rejection.CheckSize("corrections", command.corrections_size(), kAnswersMax);
  CheckNoneEmpty("corrections", command.corrections(), rejection);
  std::vector<CriterionAnswer> lines =
      ReadLines(known, entry, "corrections", command.corrections(), rejection);
  RETURN_IF_ERROR(rejection.ToStatus("the answers cannot be corrected"));

  Events events;
  for (const CriterionAnswer& line : lines) {
    auto& corrected =
        NewSheetEvent(command, events, [](auto& event) { return event.mutable_answer_corrected(); });
    *corrected.mutable_correction() = line;
    corrected.set_reason(reason);
  }
  return events;
}

absl::StatusOr<Events> DecideWithdrawCorrections(const AnswersKnown& known, const streams::SheetState& sheet,
                                                 const intake::v1::WithdrawCorrectionsRequest& command) {
  Rejection rejection;
  CheckSheet(known, command, rejection);
  std::string reason = rejection.CheckText("reason", command.reason());
  rejection.CheckSize("criteria", command.criteria_size(), kAnswersMax);
  Events events;
  std::set<std::string> seen;
  for (int i = 0; i < command.criteria_size(); ++i) {
    const std::string& criterion = command.criteria(i);
    std::string field = absl::StrCat("criteria[", i, "]");
    if (!seen.insert(criterion).second) rejection.Invalid(field, absl::StrCat(criterion, " appears twice"));
    if (!streams::MayBeCorrected(sheet, criterion)) {
      rejection.Forbidden(field, absl::StrCat("there is no correction of ", criterion, " to withdraw"));
    }
    auto& withdrawn =
        NewSheetEvent(command, events, [](auto& event) { return event.mutable_correction_withdrawn(); });
    withdrawn.set_criterion(criterion);
    withdrawn.set_reason(reason);
  }
  RETURN_IF_ERROR(rejection.ToStatus("the corrections cannot be withdrawn"));
  return events;
}

absl::StatusOr<Events> DecideObserveAnswers(const AnswersKnown& known,
                                            const intake::v1::ObserveAnswersRequest& command) {
  Rejection rejection;
  CheckOpen(known.campaign, "campaign", command.campaign(), rejection);
  CheckSource(command.source(), rejection);
  if (command.source_position() == 0)
    rejection.Invalid("source_position", "is missing; positions are counted from 1");
  rejection.CheckSize("observations", command.observations_size(), kObservationsMax);
  auto read = ReadObservations(known, command, rejection);
  RETURN_IF_ERROR(rejection.ToStatus("the observations cannot be recorded"));
  Events events;
  for (const auto& [organization, lines] : read) events.push_back(Observed(command, organization, lines));
  return events;
}

}  // namespace thuocdo::intake
