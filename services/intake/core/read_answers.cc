#include "services/intake/core/read_answers.h"

#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rules/answer.h"
#include "common/rules/assessed.h"

namespace thuocdo::intake {

using campaign::v1::RosterEntry;
using event::v1::CriterionAnswer;
using intake::v1::AnswerInput;

const RosterEntry* CheckAssessed(const AnswersKnown& known, absl::string_view field,
                                 const std::string& organization, Rejection& rejection) {
  if (known.rules == nullptr) return nullptr;
  const RosterEntry* entry = streams::FindRosterEntry(known.campaign.definition, organization);
  if (entry == nullptr && !known.organizations.contains(organization)) {
    rejection.NotFound(field, absl::StrCat("there is no organization ", organization));
  } else if (entry == nullptr) {
    rejection.Forbidden(field, absl::StrCat(organization, " is not on the roster of ", known.campaign.id));
  } else if (entry->participation() == campaign::v1::PARTICIPATION_NOT_ASSESSED) {
    rejection.Forbidden(
        field, absl::StrCat(organization, " is not assessed in ", known.campaign.id, ": ", entry->reason()));
    return nullptr;
  }
  return entry;
}

std::optional<CriterionAnswer> ReadLine(const AnswersKnown& known, const RosterEntry* entry,
                                        absl::string_view field, const AnswerInput& input,
                                        Rejection& rejection) {
  if (known.rules == nullptr) return std::nullopt;
  const rules::RuleNode* node = known.rules->FindNode(input.criterion());
  if (node == nullptr || !node->is_criterion()) {
    rejection.Invalid(field, absl::StrCat("the rule set has no criterion \"", input.criterion(), "\""));
    return std::nullopt;
  }
  if (input.text().empty() || entry == nullptr) return std::nullopt;
  if (!rules::IsAssessed(*known.rules, *node, *entry)) {
    rejection.Invalid(field, absl::StrCat(node->id, ": ", entry->organization(), " is not assessed on it"));
    return std::nullopt;
  }
  absl::StatusOr<event::v1::Answer> answer = rules::ReadAnswer(*known.rules, *node, *entry, input);
  if (!answer.ok()) {
    rejection.Invalid(field, absl::StrCat(node->id, ": ", answer.status().message()));
    return std::nullopt;
  }
  CriterionAnswer line;
  line.set_criterion(node->id);
  *line.mutable_answer() = *std::move(answer);
  return line;
}

std::vector<CriterionAnswer> ReadLines(const AnswersKnown& known, const RosterEntry* entry,
                                       absl::string_view field,
                                       const google::protobuf::RepeatedPtrField<AnswerInput>& inputs,
                                       Rejection& rejection) {
  std::vector<CriterionAnswer> lines;
  std::set<std::string> seen;
  for (int i = 0; i < inputs.size(); ++i) {
    std::string here = absl::StrCat(field, "[", i, "]");
    if (!seen.insert(inputs[i].criterion()).second) {
      rejection.Invalid(here, absl::StrCat(inputs[i].criterion(), " appears twice"));
    }
    std::optional<CriterionAnswer> line = ReadLine(known, entry, here, inputs[i], rejection);
    if (line.has_value()) lines.push_back(*std::move(line));
  }
  return lines;
}

}  // namespace thuocdo::intake
