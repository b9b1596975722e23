#include "tools/thuocdo/text/ranking_text.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/rational.h"
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

constexpr uint32_t kDigitsMax = 12;

uint32_t DecimalsOf(const std::string& printed) {
  const size_t dot = printed.find('.');
  return dot == std::string::npos ? 0 : static_cast<uint32_t>(printed.size() - dot - 1);
}

// Returns `rows`, which are printed alike, with as many decimals of their points as tell different ranks
// apart; as fractions if twelve do not.
std::string ExactPointsOf(const std::vector<const TableRow*>& rows) {
  for (uint32_t digits = DecimalsOf(rows.front()->points()) + 1; digits <= kDigitsMax + 1; ++digits) {
    std::map<std::string, uint32_t> rank_by_text;
    std::vector<std::string> texts;
    bool tell_apart = true;
    for (const TableRow* row : rows) {
      const absl::StatusOr<Rational> points = ParseExact(row->exact_points());
      const bool is_decimal = points.ok() && digits <= kDigitsMax;
      const std::string text =
          is_decimal ? FormatDecimal(*points, digits, rules::v1::ROUNDING_DOWN) : row->exact_points();
      const auto [same, is_new] = rank_by_text.emplace(text, row->rank());
      tell_apart = tell_apart && (is_new || same->second == row->rank());
      texts.push_back(absl::StrCat(row->name(), " ", VietnameseNumber(text), " (hạng ", row->rank(), ")"));
    }
    if (tell_apart || digits > kDigitsMax) return absl::StrJoin(texts, "; ");
  }
  return "";
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

std::vector<std::string> EqualPrintNotes(const Table& table) {
  std::map<std::tuple<std::string, std::string, std::string>, std::vector<const TableRow*>> rows_by_print;
  for (const TableRow& row : table.rows()) {
    if (row.rank() > 0) rows_by_print[{row.points(), row.max_points(), row.percent()}].push_back(&row);
  }
  std::vector<std::string> notes;
  for (const auto& [print, rows] : rows_by_print) {
    const bool ranks_differ = rows.front()->rank() != rows.back()->rank();
    if (ranks_differ)
      notes.push_back(absl::StrCat(
          "Điểm in bằng nhau nhưng khác hạng, vì điểm chính xác khác nhau: ", ExactPointsOf(rows), "."));
  }
  return notes;
}

std::vector<std::string> RankingNotes(const Table& table) {
  std::vector<std::string> notes = EqualPrintNotes(table);
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
