// A form to fill in: ANSWERS.csv with a row for every criterion that an organization is assessed on.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/intake/v1/sheets.pb.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo {

// What the form of one organization is made from.
struct FormSheet {
  campaign::v1::RosterEntry entry;
  intake::v1::GetSheetResponse sheet;
};

// The published text of a rule set. Returns INVALID_ARGUMENT if this program is too old to read it.
absl::StatusOr<rules::v1::RuleSet> ReadRuleSetText(const std::string& text);

// The form, with what is declared filled in; with the column `basis` only where an answer is not simply
// declared. Of an answer with several pieces of evidence the first is shown.
std::string FormCsv(const rules::v1::RuleSet& rules, const std::vector<FormSheet>& sheets);

// How many declared answers have more evidence than a row can show.
int AnswersWithMoreEvidence(const std::vector<FormSheet>& sheets);

}  // namespace thuocdo
