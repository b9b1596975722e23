#include "services/ranking/core/printed_check/printed_table_check_codec.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace thuocdo::ranking {
namespace {

constexpr std::array<const char*, kPrintedColumns> kColumnNames = {"points", "max_points", "percent",
                                                                   "level",  "rank",       "previous_rank"};

std::string Quoted(const std::string& text) {
  return text.empty() ? "nothing" : absl::StrCat("\"", text, "\"");
}

// A cell of `title` that differs from what `source` gives.
std::string CellSentence(const PrintedFinding& finding, absl::string_view title,
                         absl::string_view source = "rules give") {
  return absl::StrCat("The ", title, " of ", finding.name, " is printed as ", Quoted(finding.printed),
                      ", but the ", source, " ", Quoted(finding.computed), ".");
}

std::string EqualPointsSentence(const PrintedFinding& finding) {
  return absl::StrCat("\"", finding.unit, "\" is printed with rank \"", finding.printed, "\", but \"",
                      finding.other_unit, "\" with the same ", finding.points, " points with rank \"",
                      finding.computed, "\".");
}

std::string RowPercentSentence(const PrintedFinding& finding) {
  return absl::StrCat("\"", finding.printed, "\" percent is not what the row's own \"", finding.points,
                      "\" out of \"", finding.max_points, "\" give: ", finding.computed, ".");
}

std::string ComponentSumSentence(const PrintedFinding& finding) {
  return absl::StrCat("\"", finding.unit, "\" is printed with \"", finding.printed,
                      "\" points, but its points in tables ", absl::StrJoin(finding.parts, ", "),
                      " add up to ", finding.computed, ".");
}

std::string UnexpectedUnitSentence(const PrintedFinding& finding) {
  return absl::StrCat("\"", finding.unit, "\" is printed, but has no place in table ", finding.table, ": ",
                      finding.why.value_or("it is not in the table's group"), ".");
}

std::string UnitSentence(const PrintedFinding& finding) {
  const std::string unit = absl::StrCat("\"", finding.unit, "\"");
  switch (finding.kind) {
    case FindingKind::kUnitMissing:
      return absl::StrCat(unit, " has a place in table ", finding.table, ", but is not printed.");
    case FindingKind::kUnitNotDeclared:
      return absl::StrCat(unit, " is printed with \"", finding.printed, "\" points, but has not declared.");
    case FindingKind::kUnitSpelling:
      return absl::StrCat("\"", finding.computed, "\" is printed as ", unit, ".");
    case FindingKind::kUnitTwice:
      return absl::StrCat(unit, " is printed in row ", finding.other_row,
                          " already; one of them may be another unit.");
    case FindingKind::kUnitUnexpected:
      return UnexpectedUnitSentence(finding);
    default:
      return absl::StrCat(unit, " is not a name or alias of anyone on the roster.");
  }
}

std::string SentenceOf(const PrintedFinding& finding) {
  switch (finding.kind) {
    case FindingKind::kPoints:
      return CellSentence(finding, "points");
    case FindingKind::kMaxPoints:
      return CellSentence(finding, "maximum");
    case FindingKind::kPercent:
      return CellSentence(finding, "percentage");
    case FindingKind::kLevel:
      return CellSentence(finding, "level");
    case FindingKind::kRank:
      return CellSentence(finding, "rank");
    case FindingKind::kPreviousRank:
      return CellSentence(finding, "previous rank", "earlier ranking gives");
    case FindingKind::kOrder:
      return absl::StrCat("Row ", finding.row, " bears the order number \"", finding.printed, "\".");
    case FindingKind::kEqualPoints:
      return EqualPointsSentence(finding);
    case FindingKind::kRankGap:
      return absl::StrCat("Rank \"", finding.printed, "\" is printed, but nobody has rank ", finding.computed,
                          ".");
    case FindingKind::kRowPercent:
      return RowPercentSentence(finding);
    case FindingKind::kComponentSum:
      return ComponentSumSentence(finding);
    case FindingKind::kTableMissing:
      return absl::StrCat("The campaign's table ", finding.table, " is not printed.");
    case FindingKind::kTableUnknown:
      return absl::StrCat("Table \"", finding.table, "\" is printed, but is none of the campaign's.");
    default:
      return UnitSentence(finding);
  }
}

void FindingToProto(const PrintedFinding& finding, ranking::v1::Finding& message) {
  message.set_table(finding.table);
  message.set_row(finding.row);
  message.set_unit(finding.unit);
  message.set_kind(std::string(FindingKindWord(finding.kind)));
  message.set_severity(SeverityOf(finding.kind));
  message.set_printed(finding.printed);
  message.set_computed(finding.computed);
  message.set_message(SentenceOf(finding));
}

}  // namespace

ranking::v1::CheckPrintedTablesResponse PrintedTableReportToProto(const PrintedTableReport& report) {
  ranking::v1::CheckPrintedTablesResponse response;
  for (const PrintedFinding& finding : report.findings) FindingToProto(finding, *response.add_findings());
  for (size_t i = 0; i < kPrintedColumns; ++i) {
    ranking::v1::CellCount& count = *response.add_cells();
    count.set_column(kColumnNames[i]);
    count.set_independent(report.cells[i].independent);
    count.set_independent_differing(report.cells[i].independent_differing);
    count.set_by_construction(report.cells[i].by_construction);
    count.set_by_construction_differing(report.cells[i].by_construction_differing);
  }
  response.set_rows(report.rows);
  response.set_tables(report.tables);
  return response;
}

}  // namespace thuocdo::ranking
