#include "tools/thuocdo/text/ranking_text.h"

#include <algorithm>
#include <set>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using ranking::v1::Excluded;
using ranking::v1::GetTablesResponse;
using ranking::v1::Table;
using ranking::v1::TableRow;

constexpr char kNotDeclared[] = "chưa khai báo";
constexpr char kInferredMark[] = "*";
constexpr char kGeneratedMark[] = "†";

bool HasBasis(const TableRow& row, event::v1::Basis basis) {
  return std::find(row.bases().begin(), row.bases().end(), basis) != row.bases().end();
}

std::string RankCell(uint32_t rank) { return rank == 0 ? "" : absl::StrCat(rank); }

std::vector<std::string> Cells(const TableRow& row) {
  return {RankCell(row.rank()),
          MarkedName(row),
          row.rank() == 0 ? kNotDeclared : VietnameseNumber(row.points()),
          VietnameseNumber(row.max_points()),
          VietnameseNumber(row.percent()),
          row.level(),
          RankCell(row.previous_rank())};
}

std::string RenderRows(const Table& table) {
  std::vector<TextColumn> columns;
  for (const std::string& heading : RankingHeadings()) columns.push_back({heading, Align::kRight});
  columns[1].align = columns[5].align = Align::kRemoved;
  TextTable text(columns);
  std::string level;
  bool is_first = true;
  for (const TableRow& row : table.rows()) {
    if (is_first || row.level() != level) text.AddSection(LevelHeading(row.level()));
    is_first = false;
    level = row.level();
    text.AddRow(Cells(row));
  }
  return text.Render();
}

bool AnyBasis(const Table& table, event::v1::Basis basis) {
  return std::any_of(table.rows().begin(), table.rows().end(),
                     [&](const TableRow& row) { return HasBasis(row, basis); });
}

absl::Status SeveralGroups(const std::set<std::string>& groups) {
  return absl::InvalidArgumentError(absl::StrCat("the campaign has several groups; choose one: --group ",
                                                 absl::StrJoin(groups, " | --group ")));
}

absl::Status NoSuchTable(const GetTablesResponse& tables, absl::string_view wanted) {
  auto append = [](std::string* out, const Table& table) {
    absl::StrAppend(out, table.id(), " (", table.group(), "/", table.component(), ")");
  };
  return absl::NotFoundError(absl::StrCat("no table ", wanted, " there; choose one with --table: ",
                                          absl::StrJoin(tables.tables(), ", ", append)));
}

}  // namespace

std::vector<std::string> RankingHeadings() {
  return {"Hạng", "Đơn vị", "Điểm", "Điểm tối đa", "Tỷ lệ (%)", "Mức", "Hạng năm trước"};
}

std::string LevelHeading(absl::string_view level) {
  return level.empty() ? "Chưa khai báo" : absl::StrCat("Mức ", level);
}

std::string MarkedName(const TableRow& row) {
  return absl::StrCat(row.name(), HasBasis(row, event::v1::BASIS_INFERRED) ? kInferredMark : "",
                      HasBasis(row, event::v1::BASIS_GENERATED) ? kGeneratedMark : "");
}

std::vector<std::string> RankingNotes(const Table& table) {
  std::vector<std::string> notes;
  if (AnyBasis(table, event::v1::BASIS_INFERRED)) {
    notes.push_back(
        absl::StrCat(kInferredMark, " Điểm có phần dựa trên số liệu suy ra từ số liệu khác (inferred)."));
  }
  if (AnyBasis(table, event::v1::BASIS_GENERATED)) {
    notes.push_back(
        absl::StrCat(kGeneratedMark, " Điểm có phần dựa trên số liệu do công cụ tạo ra (generated)."));
  }
  for (const Excluded& unit : table.excluded()) {
    notes.push_back(absl::StrCat("Không xếp hạng: ", unit.name(), " (", unit.reason(), ")."));
  }
  return notes;
}

absl::StatusOr<Table> ChooseTable(const GetTablesResponse& tables, absl::string_view group,
                                  absl::string_view table, absl::string_view root) {
  const absl::string_view wanted = table.empty() ? root : table;
  std::vector<const Table*> meant;
  std::set<std::string> groups;
  for (const Table& candidate : tables.tables()) {
    if (!group.empty() && candidate.group() != group) continue;
    if (candidate.id() != wanted && candidate.component() != wanted) continue;
    meant.push_back(&candidate);
    groups.insert(candidate.group());
  }
  if (meant.empty()) return NoSuchTable(tables, wanted);
  if (groups.size() > 1) return SeveralGroups(groups);
  return *meant.front();
}

std::string RenderRankingTable(const Table& table) {
  std::string text = absl::StrCat("Bảng ", table.id(), ". ", table.title(), "\nNhóm: ", table.group_title(),
                                  "\n\n", RenderRows(table), "\n");
  for (const std::string& note : RankingNotes(table)) absl::StrAppend(&text, note, "\n");
  return text;
}

}  // namespace thuocdo::client
