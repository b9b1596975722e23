#include "tools/thuocdo/files/form_csv.h"

#include <algorithm>

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

std::vector<std::string> FormRow(const std::string& organization, const std::string& criterion,
                                 const Answer* answer) {
  std::vector<std::string> row = {organization, criterion, "", "", "", "", "", ""};
  if (answer == nullptr) return row;
  row[2] = rules::AnswerInputText(*answer);
  if (!answer->evidence().empty()) {
    const event::v1::Evidence& evidence = answer->evidence(0);
    row[3] = evidence.uri();
    row[4] = Hex(evidence.sha256());
    row[5] = evidence.page() == 0 ? "" : absl::StrCat(evidence.page());
  }
  row[6] = NoteOf(*answer);
  if (answer->basis() != event::v1::BASIS_DECLARED) row[7] = BasisName(answer->basis());
  return row;
}

std::vector<std::vector<std::string>> FormRows(const rules::RuleSet& rules,
                                               const std::vector<FormSheet>& sheets) {
  std::vector<std::vector<std::string>> rows;
  for (const FormSheet& sheet : sheets) {
    for (const rules::RuleNode& node : rules.nodes) {
      if (!node.is_criterion() || !rules::IsAssessed(rules, node, sheet.entry)) continue;
      rows.push_back(FormRow(sheet.entry.organization(), node.id, DeclaredAnswer(sheet.sheet, node.id)));
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
  std::vector<std::string> header = AnswersHeader().required;
  header.push_back("basis");
  std::string csv;
  auto add = [&](std::vector<std::string> fields) {
    if (!has_basis) fields.pop_back();
    csv += FormatCsvRow(fields);
  };
  add(header);
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
