#include "tools/thuocdo/files/form_csv.h"

#include <algorithm>
#include <array>
#include <map>

#include "absl/strings/str_cat.h"
#include "common/base/csv.h"
#include "common/base/digest.h"
#include "common/base/status.h"
#include "common/rules/answer.h"
#include "common/rules/assessed.h"
#include "tools/thuocdo/files/answers_csv.h"
#include "tools/thuocdo/files/message_text.h"

namespace thuocdo::client {
namespace {

using event::v1::Answer;
using intake::v1::SheetLine;
using rules::v1::Node;

void AddTitles(const Node& node, std::map<std::string, std::string>& into) {
  into[node.id()] = node.title();
  for (const Node& child : node.component().children()) AddTitles(child, into);
}

const Answer* DeclaredAnswer(const intake::v1::GetSheetResponse& sheet, const std::string& criterion) {
  for (const SheetLine& line : sheet.lines()) {
    if (line.criterion() == criterion && line.has_declared()) return &line.declared();
  }
  return nullptr;
}

std::string NoteOf(const Answer& answer) {
  return answer.has_not_applicable() ? answer.not_applicable().reason() : answer.note();
}

// The fields of a row, in the order of the columns.
enum FormColumn {
  kOrganization,
  kCriterion,
  kTitle,
  kAnswer,
  kEvidenceUri,
  kEvidenceSha256,
  kEvidencePage,
  kNote,
  kBasis,
  kColumns
};

constexpr std::array<const char*, kColumns> kFormColumns = {
    "organization",    "criterion",     "title", "answer", "evidence_uri",
    "evidence_sha256", "evidence_page", "note",  "basis"};

std::vector<std::string> FormRow(const std::string& organization, const rules::RuleNode& criterion,
                                 const std::string& title, const Answer* answer) {
  std::vector<std::string> row(kColumns);
  row[kOrganization] = organization;
  row[kCriterion] = criterion.id;
  row[kTitle] = title;
  if (answer == nullptr) return row;
  row[kAnswer] = rules::AnswerInputText(*answer);
  if (!answer->evidence().empty()) {
    const event::v1::Evidence& evidence = answer->evidence(0);
    row[kEvidenceUri] = GuardFormula(evidence.uri());
    row[kEvidenceSha256] = Hex(evidence.sha256());
    row[kEvidencePage] = evidence.page() == 0 ? "" : absl::StrCat(evidence.page());
  }
  row[kNote] = GuardFormula(NoteOf(*answer));
  if (answer->basis() != event::v1::BASIS_DECLARED) row[kBasis] = BasisName(answer->basis());
  return row;
}

std::vector<std::vector<std::string>> FormRows(const rules::RuleSet& rules,
                                               const std::vector<FormSheet>& sheets) {
  const std::map<std::string, std::string> titles = NodeTitles(rules.proto);
  std::vector<std::vector<std::string>> rows;
  for (const FormSheet& sheet : sheets) {
    for (const rules::RuleNode& node : rules.nodes) {
      if (!node.is_criterion() || !rules::IsAssessed(rules, node, sheet.entry)) continue;
      rows.push_back(FormRow(sheet.entry.organization(), node, titles.at(node.id),
                             DeclaredAnswer(sheet.sheet, node.id)));
    }
  }
  return rows;
}

}  // namespace

absl::StatusOr<rules::v1::RuleSet> ReadRuleSetText(const std::string& text) {
  rules::v1::RuleSet rules;
  RETURN_IF_ERROR(ReadMessageText({"the rule set (which may be newer than this program)", text}, rules));
  return rules;
}

std::map<std::string, std::string> NodeTitles(const rules::v1::RuleSet& rules) {
  std::map<std::string, std::string> titles;
  AddTitles(rules.root(), titles);
  return titles;
}

std::string FormCsv(const rules::RuleSet& rules, const std::vector<FormSheet>& sheets) {
  const std::vector<std::vector<std::string>> rows = FormRows(rules, sheets);
  const bool has_basis =
      std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.back().empty(); });
  std::string csv;
  auto add = [&](std::vector<std::string> fields) {
    if (!has_basis) fields.pop_back();
    csv += FormatCsvRow(fields);
  };
  add({kFormColumns.begin(), kFormColumns.end()});
  for (const std::vector<std::string>& row : rows) add(row);
  return csv;
}

int AnswersWithMoreEvidence(const std::vector<FormSheet>& sheets) {
  int count = 0;
  for (const FormSheet& sheet : sheets) {
    for (const SheetLine& line : sheet.sheet.lines()) count += line.declared().evidence_size() > 1 ? 1 : 0;
  }
  return count;
}

}  // namespace thuocdo::client
