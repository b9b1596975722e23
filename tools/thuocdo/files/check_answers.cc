#include "tools/thuocdo/files/check_answers.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "common/base/plain_text.h"
#include "common/rules/answer.h"
#include "common/rules/assessed.h"
#include "tools/thuocdo/files/form_csv.h"
#include "tools/thuocdo/files/input_text.h"

namespace thuocdo::client {
namespace {

using campaign::v1::CampaignDefinition;
using campaign::v1::RosterEntry;

constexpr size_t kDistanceMax = 2;

// How many bytes are added, removed or exchanged between two ids.
size_t Distance(const std::string& one, const std::string& other) {
  std::vector<size_t> row(other.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= one.size(); ++i) {
    size_t corner = std::exchange(row[0], i);
    for (size_t j = 1; j <= other.size(); ++j) {
      const size_t exchanged = corner + (one[i - 1] == other[j - 1] ? 0 : 1);
      corner = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, exchanged}));
    }
  }
  return row.back();
}

// Returns `; did you mean "..."?` with what of `known` looks most like `id`; empty if nothing does.
std::string Suggestion(const std::string& id, const std::vector<std::string>& known) {
  const std::string look = FoldLook(id);
  const std::string* nearest = nullptr;
  size_t least = kDistanceMax + 1;
  for (const std::string& candidate : known) {
    const size_t distance = Distance(look, FoldLook(candidate));
    if (distance >= least) continue;
    least = distance;
    nearest = &candidate;
  }
  return nearest == nullptr ? "" : absl::StrCat("; did you mean \"", *nearest, "\"?");
}

// Checks the rows of one file.
class AnswersCheck {
 public:
  AnswersCheck(const CampaignDefinition& definition, const rules::RuleSet& rules, LineViolations& violations)
      : definition_(definition), rules_(rules), titles_(NodeTitles(rules.proto)), violations_(violations) {
    for (const RosterEntry& entry : definition.roster()) entries_.emplace(entry.organization(), &entry);
  }

  void CheckSheet(const OrganizationAnswers& sheet) {
    const auto entry = entries_.find(sheet.organization);
    const int line = sheet.rows.front().line;
    if (entry == entries_.end()) {
      violations_.Add(line,
                      absl::StrCat("there is no organization \"", sheet.organization, "\" on the roster of ",
                                   definition_.id(), Suggestion(sheet.organization, Organizations())));
    } else if (entry->second->participation() == campaign::v1::PARTICIPATION_NOT_ASSESSED) {
      violations_.Add(line, absl::StrCat(sheet.organization, " is not assessed in ", definition_.id()));
    }
    const bool is_assessed =
        entry != entries_.end() && entry->second->participation() != campaign::v1::PARTICIPATION_NOT_ASSESSED;
    for (const AnswerRow& row : sheet.rows) CheckRow(row, is_assessed ? entry->second : nullptr);
  }

 private:
  // `entry` is null if the organization is not known, or not assessed.
  void CheckRow(const AnswerRow& row, const RosterEntry* entry) {
    const rules::RuleNode* node = rules_.FindNode(row.answer.criterion());
    if (node == nullptr || !node->is_criterion()) {
      violations_.Add(row.line,
                      absl::StrCat("there is no criterion \"", row.answer.criterion(), "\" in ",
                                   definition_.rule_set(), Suggestion(row.answer.criterion(), Criteria())));
      return;
    }
    CheckTitle(row);
    if (entry == nullptr || row.answer.text().empty()) return;
    const std::string& organization = entry->organization();
    if (!rules::IsAssessed(rules_, *node, *entry)) {
      violations_.Add(row.line, absl::StrCat(organization, " is not assessed on ", node->id));
    } else if (const auto answer = rules::ReadAnswer(rules_, *node, *entry, row.answer); !answer.ok()) {
      violations_.Add(row.line, absl::StrCat(organization, ": ", node->id, ": ", answer.status().message()));
    }
  }

  // A spreadsheet may make 1.1 of 1.10, or a date; the title tells what was meant.
  void CheckTitle(const AnswerRow& row) {
    const std::string& title = titles_.at(row.answer.criterion());
    if (row.title.empty() || FoldLook(row.title) == FoldLook(title)) return;
    violations_.Add(
        row.line,
        absl::StrCat("criterion ", row.answer.criterion(), " is \"", title, "\", but the row says \"",
                     row.title, "\": a spreadsheet may have changed the id; format its column as text"));
  }

  std::vector<std::string> Organizations() const {
    std::vector<std::string> ids;
    for (const auto& [id, entry] : entries_) ids.push_back(id);
    return ids;
  }

  std::vector<std::string> Criteria() const {
    std::vector<std::string> ids;
    for (const rules::RuleNode& node : rules_.nodes) {
      if (node.is_criterion()) ids.push_back(node.id);
    }
    return ids;
  }

  const CampaignDefinition& definition_;
  const rules::RuleSet& rules_;
  const std::map<std::string, std::string> titles_;
  std::map<std::string, const RosterEntry*> entries_;
  LineViolations& violations_;
};

}  // namespace

absl::Status CheckAnswers(const std::string& file, const std::vector<OrganizationAnswers>& sheets,
                          const CampaignDefinition& definition, const rules::RuleSet& rules) {
  LineViolations violations(file);
  AnswersCheck check(definition, rules, violations);
  for (const OrganizationAnswers& sheet : sheets) check.CheckSheet(sheet);
  return violations.ToStatus("is rejected, nothing was sent");
}

}  // namespace thuocdo::client
