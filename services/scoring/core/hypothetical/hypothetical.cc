#include "services/scoring/core/hypothetical/hypothetical.h"

#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/answer.h"
#include "common/rules/assessed.h"
#include "common/streams/campaign.h"

namespace thuocdo::scoring {
namespace {

using campaign::v1::CampaignDefinition;
using campaign::v1::RosterEntry;
using scoring::v1::HypotheticalAnswer;

constexpr size_t kHypotheticalMax = 2000;

absl::Status Reject(absl::string_view message) { return absl::InvalidArgumentError(message); }

absl::StatusOr<const RosterEntry*> FindAssessed(const CampaignDefinition& definition,
                                                const std::string& organization) {
  const RosterEntry* entry = streams::FindRosterEntry(definition, organization);
  if (entry == nullptr) return Reject(absl::StrCat(organization, " is not on the roster"));
  if (entry->participation() != campaign::v1::PARTICIPATION_NOT_ASSESSED) return entry;
  return Reject(absl::StrCat(organization, " is not assessed: ", entry->reason()));
}

absl::StatusOr<event::v1::Answer> ReadHypothetical(const rules::RuleSet& rules, const RosterEntry& entry,
                                                   const intake::v1::AnswerInput& input) {
  const rules::RuleNode* node = rules.FindNode(input.criterion());
  if (node == nullptr || !node->is_criterion())
    return Reject(absl::StrCat(rules.name, " has no criterion \"", input.criterion(), "\""));
  if (!rules::IsAssessed(rules, *node, entry))
    return Reject(absl::StrCat(node->id, ": ", entry.organization(), " is not assessed on it"));
  if (absl::StripAsciiWhitespace(input.text()).empty())
    return Reject(absl::StrCat(node->id, ": the answer is empty"));
  absl::StatusOr<event::v1::Answer> answer = rules::ReadAnswer(rules, *node, entry, input);
  if (!answer.ok()) return Reject(absl::StrCat(node->id, ": ", answer.status().message()));
  return answer;
}

absl::StatusOr<event::v1::Answer> ReadHypotheticalOf(const rules::RuleSet& rules,
                                                     const CampaignDefinition& definition,
                                                     const HypotheticalAnswer& hypothetical) {
  ASSIGN_OR_RETURN(const RosterEntry* entry, FindAssessed(definition, hypothetical.organization()));
  return ReadHypothetical(rules, *entry, hypothetical.answer());
}

streams::Correction CorrectionTo(event::v1::Answer answer) {
  streams::Correction correction;
  correction.answer.kind = streams::AnswerKind::kCorrected;
  correction.answer.answer = std::move(answer);
  return correction;
}

}  // namespace

absl::Status MakeHypothetical(const rules::RuleSet& rules, const CampaignDefinition& definition,
                              const std::vector<HypotheticalAnswer>& hypothetical,
                              std::map<std::string, streams::SheetState>* sheets) {
  if (hypothetical.size() > kHypotheticalMax)
    return Reject(absl::StrCat("supposed: has more than ", kHypotheticalMax, " answers"));
  Violations violations;
  std::map<std::pair<std::string, std::string>, event::v1::Answer> answers;
  for (size_t i = 0; i < hypothetical.size(); ++i) {
    const std::string field = absl::StrCat("supposed[", i, "]");
    const std::string& criterion = hypothetical[i].answer().criterion();
    absl::StatusOr<event::v1::Answer> answer = ReadHypotheticalOf(rules, definition, hypothetical[i]);
    if (!answer.ok()) violations.Add(field, answer.status().message());
    if (!answer.ok()) continue;
    if (!answers.emplace(std::pair(hypothetical[i].organization(), criterion), *std::move(answer)).second)
      violations.Add(field, absl::StrCat(criterion, " appears twice"));
  }
  RETURN_IF_ERROR(violations.ToStatus(absl::StatusCode::kInvalidArgument, "invalid hypothetical answers"));
  for (auto& [of, answer] : answers)
    (*sheets)[of.first].corrected[of.second] = CorrectionTo(std::move(answer));
  return absl::OkStatus();
}

}  // namespace thuocdo::scoring
