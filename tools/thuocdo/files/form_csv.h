// A form to fill in: ANSWERS.csv with a row for every criterion that an organization is assessed on.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/intake/v1/sheets.pb.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::client {

// What the form of one organization is made from.
struct FormSheet {
  campaign::v1::RosterEntry entry;
  intake::v1::GetSheetResponse sheet;
};

// The published text of a rule set. Returns INVALID_ARGUMENT if this program is too old to read it.
absl::StatusOr<rules::v1::RuleSet> ReadRuleSetText(const std::string& text);

// The titles of all nodes, by id.
std::map<std::string, std::string> NodeTitles(const rules::v1::RuleSet& rules);

// Returns the form: a row for every criterion that intake accepts an answer to (common/rules/assessed.h),
// with its title, which declare compares, and with the declared answer filled in. The column `basis` is there
// only if an answer has another basis than "declared". Of several pieces of evidence the first is shown.
std::string FormCsv(const rules::RuleSet& rules, const std::vector<FormSheet>& sheets);

// How many declared answers have more evidence than a row can show.
int AnswersWithMoreEvidence(const std::vector<FormSheet>& sheets);

}  // namespace thuocdo::client
