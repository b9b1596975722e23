#include "services/intake/queries/sheet_queries.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "services/intake/context/stream_reader.h"
#include "services/intake/core/assessed.h"
#include "services/intake/queries/page.h"

namespace thuocdo::intake {
namespace {

using campaign::v1::RosterEntry;

// Returns the campaign `id`, which must have sheets: an earlier ranking has none.
absl::StatusOr<streams::CampaignState> FindAssessment(StreamReader& reader, const std::string& id) {
  ASSIGN_OR_RETURN(streams::CampaignState state, reader.FindCampaign(id));
  if (state.phase != streams::CampaignPhase::kEarlierRanking) return state;
  return absl::FailedPreconditionError(absl::StrCat(id, " is an earlier ranking, which has no sheets"));
}

uint32_t CountMissing(const rules::RuleSet& rules, const RosterEntry& entry,
                      const streams::SheetState& sheet) {
  uint32_t missing = 0;
  for (const rules::RuleNode* criterion : AssessedCriteria(rules, entry)) {
    streams::AnswersTo answers = streams::EffectiveAnswer(sheet, criterion->id, criterion->criterion.source);
    if (!answers.effective.has_value()) ++missing;
  }
  return missing;
}

intake::v1::SheetSummary Summarize(const rules::RuleSet& rules, const RosterEntry& entry,
                                   const streams::SheetState& sheet) {
  intake::v1::SheetSummary summary;
  summary.set_organization(entry.organization());
  summary.set_participation(entry.participation());
  summary.set_revision(sheet.revision.value);
  summary.set_declared(sheet.declaration.has_value());
  summary.set_missing_answers(CountMissing(rules, entry, sheet));
  summary.set_corrections(static_cast<uint32_t>(sheet.corrected.size()));
  summary.set_corrections_to_confirm(static_cast<uint32_t>(streams::CorrectionsToConfirm(sheet).size()));
  return summary;
}

std::vector<std::string> RosterIds(const campaign::v1::CampaignDefinition& definition) {
  std::set<std::string> ids;
  for (const RosterEntry& entry : definition.roster()) ids.insert(entry.organization());
  return {ids.begin(), ids.end()};
}

std::set<std::string> CriteriaOf(const streams::SheetState& sheet) {
  std::set<std::string> criteria;
  for (const auto& [criterion, answer] : sheet.declared) criteria.insert(criterion);
  for (const auto& [criterion, answer] : sheet.observed) criteria.insert(criterion);
  for (const auto& [criterion, correction] : sheet.corrected) criteria.insert(criterion);
  return criteria;
}

intake::v1::SheetLine LineOf(const streams::SheetState& sheet, const std::string& criterion) {
  intake::v1::SheetLine line;
  line.set_criterion(criterion);
  auto declared = sheet.declared.find(criterion);
  if (declared != sheet.declared.end()) *line.mutable_declared() = declared->second.answer;
  auto observed = sheet.observed.find(criterion);
  if (observed != sheet.observed.end()) *line.mutable_observed() = observed->second.answer;
  auto corrected = sheet.corrected.find(criterion);
  if (corrected != sheet.corrected.end()) *line.mutable_corrected() = corrected->second.answer.answer;
  return line;
}

// Adds one entry, by position, for each event whose answers were erased and not replaced.
void AddErased(const streams::SheetState& sheet, intake::v1::GetSheetResponse& response) {
  std::map<Position, intake::v1::ErasedAnswers> by_position;
  for (const auto& [place, erased] : sheet.erased) {
    intake::v1::ErasedAnswers& answers = by_position[erased.position];
    answers.set_position(erased.position.value);
    answers.set_payload_kind(erased.payload_kind);
    answers.set_erased_by(erased.erased_by.value);
    if (!place.second.empty()) answers.add_criteria(place.second);
  }
  for (auto& [position, answers] : by_position) *response.add_erased() = std::move(answers);
}

}  // namespace

absl::Status HandleListSheets(Intake& intake, const intake::v1::ListSheetsRequest& request,
                              intake::v1::ListSheetsResponse& response) {
  StreamReader reader(intake.log);
  ASSIGN_OR_RETURN(streams::CampaignState campaign, FindAssessment(reader, request.campaign()));
  ASSIGN_OR_RETURN(std::shared_ptr<const rules::RuleSet> rules,
                   intake.rules.Find(reader, campaign.definition.rule_set()));
  ASSIGN_OR_RETURN(IdPage page,
                   PageOf(RosterIds(campaign.definition), request.page_size(), request.page_token()));
  for (const std::string& id : page.ids) {
    ASSIGN_OR_RETURN(streams::SheetState sheet, reader.Sheet(campaign.id, id));
    ASSIGN_OR_RETURN(streams::OrganizationState organization, reader.Organization(id));
    intake::v1::SheetSummary& summary = *response.add_sheets();
    summary = Summarize(*rules, *streams::FindRosterEntry(campaign.definition, id), sheet);
    summary.set_name(organization.name);
  }
  response.set_next_page_token(page.next_page_token);
  return absl::OkStatus();
}

absl::Status HandleGetSheet(Intake& intake, const intake::v1::GetSheetRequest& request,
                            intake::v1::GetSheetResponse& response) {
  StreamReader reader(intake.log);
  ASSIGN_OR_RETURN(streams::CampaignState campaign, FindAssessment(reader, request.campaign()));
  if (streams::FindRosterEntry(campaign.definition, request.organization()) == nullptr) {
    return absl::NotFoundError(
        absl::StrCat(request.organization(), " is not on the roster of ", campaign.id));
  }
  ASSIGN_OR_RETURN(streams::SheetState sheet, reader.Sheet(campaign.id, request.organization()));
  response.set_revision(sheet.revision.value);
  response.set_declared(sheet.declaration.has_value());
  const std::vector<std::string> to_confirm = streams::CorrectionsToConfirm(sheet);
  for (const std::string& criterion : CriteriaOf(sheet)) {
    intake::v1::SheetLine& line = *response.add_lines();
    line = LineOf(sheet, criterion);
    line.set_to_confirm(std::binary_search(to_confirm.begin(), to_confirm.end(), criterion));
  }
  AddErased(sheet, response);
  return absl::OkStatus();
}

}  // namespace thuocdo::intake
