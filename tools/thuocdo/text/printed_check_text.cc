#include "tools/thuocdo/text/printed_check_text.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "common/base/csv.h"
#include "common/base/text.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using ranking::v1::CellCount;
using ranking::v1::CheckPrintedTablesResponse;
using ranking::v1::Finding;
using ranking::v1::Severity;

std::string SeverityName(Severity severity) {
  switch (severity) {
    case ranking::v1::SEVERITY_NOTE:
      return "note";
    case ranking::v1::SEVERITY_WARNING:
      return "warning";
    case ranking::v1::SEVERITY_ERROR:
      return "error";
    default:
      return "unknown";
  }
}

std::string RowText(const Finding& finding) { return finding.row() == 0 ? "" : absl::StrCat(finding.row()); }

std::string RenderFindingRows(const CheckPrintedTablesResponse& checked) {
  TextTable text({{"severity"}, {"row", Align::kRight}, {"unit"}, {"kind"}, {"finding"}});
  std::string table;
  bool is_first = true;
  for (const Finding& finding : checked.findings()) {
    if (is_first || finding.table() != table) {
      text.AddSection(finding.table().empty() ? "The decision as a whole"
                                              : absl::StrCat("Table ", finding.table()));
    }
    is_first = false;
    table = finding.table();
    text.AddRow({SeverityName(finding.severity()), RowText(finding), finding.unit(), finding.kind(),
                 finding.message()});
  }
  return text.Render();
}

std::string RenderCells(const CheckPrintedTablesResponse& checked) {
  TextTable text({{"column"},
                  {"compared independently", Align::kRight},
                  {"of these differ", Align::kRight},
                  {"agree by construction", Align::kRight},
                  {"of these differ", Align::kRight}});
  CellCount sum;
  auto add = [&text](const std::string& name, const CellCount& cells) {
    text.AddRow({name, absl::StrCat(cells.independent()), absl::StrCat(cells.independent_differing()),
                 absl::StrCat(cells.by_construction()), absl::StrCat(cells.by_construction_differing())});
  };
  for (const CellCount& cells : checked.cells()) {
    add(cells.column(), cells);
    sum.set_independent(sum.independent() + cells.independent());
    sum.set_independent_differing(sum.independent_differing() + cells.independent_differing());
    sum.set_by_construction(sum.by_construction() + cells.by_construction());
    sum.set_by_construction_differing(sum.by_construction_differing() + cells.by_construction_differing());
  }
  add("all", sum);
  return text.Render();
}

std::string RenderCounts(const CheckPrintedTablesResponse& checked) {
  std::map<Severity, int> count;
  for (const Finding& finding : checked.findings()) ++count[finding.severity()];
  return absl::StrCat(CountedNoun(checked.rows(), "printed row"), " in ",
                      CountedNoun(checked.tables(), "table"),
                      " compared with what the rules give: ", CountedNoun(checked.findings_size(), "finding"),
                      " (", CountedNoun(count[ranking::v1::SEVERITY_ERROR], "error"), ", ",
                      CountedNoun(count[ranking::v1::SEVERITY_WARNING], "warning"), ", ",
                      CountedNoun(count[ranking::v1::SEVERITY_NOTE], "note"), ")\n");
}

}  // namespace

std::string FindingsCsv(const CheckPrintedTablesResponse& checked) {
  std::string csv =
      FormatCsvRow({"table", "row", "unit", "kind", "severity", "printed", "computed", "message"});
  for (const Finding& finding : checked.findings()) {
    csv += FormatCsvRow({finding.table(), RowText(finding), finding.unit(), finding.kind(),
                         SeverityName(finding.severity()), finding.printed(), finding.computed(),
                         finding.message()});
  }
  return csv;
}

std::string RenderFindings(const CheckPrintedTablesResponse& checked) {
  std::string text = checked.findings().empty() ? "" : absl::StrCat(RenderFindingRows(checked), "\n");
  return absl::StrCat(
      text, RenderCounts(checked), "\n", RenderCells(checked),
      "\nA cell agrees by construction where its answer was copied or inferred from the printed tables.\n");
}

bool HasDifferences(const CheckPrintedTablesResponse& checked) {
  auto is_wrong = [](const Finding& finding) { return finding.severity() != ranking::v1::SEVERITY_NOTE; };
  auto differs = [](const CellCount& cells) {
    return cells.independent_differing() > 0 || cells.by_construction_differing() > 0;
  };
  return std::any_of(checked.findings().begin(), checked.findings().end(), is_wrong) ||
         std::any_of(checked.cells().begin(), checked.cells().end(), differs);
}

}  // namespace thuocdo::client
