#include "services/ranking/core/printed_check/printed_rows.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/base/status.h"

namespace thuocdo::ranking {
namespace {

using ranking::v1::PublishedTableRow;

// Reports whether the parts between dots are one to three digits long, then three each; or there are no dots.
bool AreThousands(const std::vector<absl::string_view>& parts) {
  if (parts.size() == 1) return true;
  if (parts[0].empty() || parts[0].size() > 3) return false;
  return std::all_of(parts.begin() + 1, parts.end(), [](absl::string_view part) { return part.size() == 3; });
}

absl::Status NotANumber(absl::string_view text) {
  return absl::InvalidArgumentError(
      absl::StrCat("\"", text, "\" is not a number in Vietnamese notation, such as 1.280 or 92,75"));
}

// Reads the cells of one row and records violations.
class CellReader {
 public:
  CellReader(const PublishedTableRow& row, std::string field, Violations* violations)
      : place_(absl::StrCat("table ", row.table(), " row ", row.row(), ": ")),
        field_(std::move(field)),
        violations_(violations) {}

  std::optional<Rational> Number(absl::string_view column, absl::string_view text) {
    if (text.empty()) return std::nullopt;
    absl::StatusOr<Rational> number = ParsePrintedNumber(text);
    if (number.ok()) return *number;
    AddViolation(column, number.status().message());
    return std::nullopt;
  }

  uint32_t Rank(absl::string_view column, absl::string_view text) {
    const std::optional<Rational> number = Number(column, text);
    if (!number.has_value()) return 0;
    const bool whole =
        number->get_den() == 1 && *number >= 1 && *number <= std::numeric_limits<uint32_t>::max();
    if (whole) return static_cast<uint32_t>(number->get_num().get_ui());
    AddViolation(column, absl::StrCat("\"", text, "\" is not a rank, such as 1"));
    return 0;
  }

 private:
  void AddViolation(absl::string_view column, absl::string_view message) {
    violations_->Add(absl::StrCat(field_, ".", column), absl::StrCat(place_, message));
  }

  std::string place_;
  std::string field_;
  Violations* violations_;
};

PrintedLine ReadLine(const PublishedTableRow& row, const std::string& field, Violations* violations) {
  CellReader reader(row, field, violations);
  PrintedLine line;
  line.row = row;
  line.points = reader.Number("points", row.points());
  line.max_points = reader.Number("max_points", row.max_points());
  line.percent = reader.Number("percent", row.percent());
  line.rank = reader.Rank("rank", row.rank());
  line.previous_rank = reader.Rank("previous_rank", row.previous_rank());
  return line;
}

void SortByPlace(std::vector<PrintedLine>& lines) {
  std::sort(lines.begin(), lines.end(), [](const PrintedLine& left, const PrintedLine& right) {
    return std::forward_as_tuple(left.row.table(), left.row.row()) <
           std::forward_as_tuple(right.row.table(), right.row.row());
  });
}

}  // namespace

absl::StatusOr<Rational> ParsePrintedNumber(absl::string_view text) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(text, absl::MaxSplits(',', 1));
  const bool has_decimals = parts.first.size() < text.size();
  const std::vector<absl::string_view> thousands = absl::StrSplit(parts.first, '.');
  if (!AreThousands(thousands)) return NotANumber(text);
  const std::string whole = absl::StrJoin(thousands, "");
  absl::StatusOr<Rational> number =
      ParseDecimal(has_decimals ? absl::StrCat(whole, ".", parts.second) : whole);
  if (!number.ok()) return NotANumber(text);
  return number;
}

absl::StatusOr<std::vector<PrintedLine>> ReadPrintedRows(const std::vector<PublishedTableRow>& rows) {
  if (rows.size() > kPrintedRowsMax) {
    return absl::InvalidArgumentError(
        absl::StrCat(rows.size(), " printed rows exceed the limit of ", kPrintedRowsMax, " per check"));
  }
  Violations violations;
  std::vector<PrintedLine> lines;
  std::set<std::pair<std::string, uint32_t>> places;
  for (size_t i = 0; i < rows.size(); ++i) {
    const PublishedTableRow& row = rows[i];
    const std::string field = absl::StrCat("rows[", i, "]");
    if (row.table().empty()) violations.Add(absl::StrCat(field, ".table"), "is missing");
    if (row.row() == 0) violations.Add(absl::StrCat(field, ".row"), "is missing: rows are counted from 1");
    if (!places.emplace(row.table(), row.row()).second) {
      violations.Add(field, absl::StrCat("table ", row.table(), " row ", row.row(), " appears twice"));
    }
    lines.push_back(ReadLine(row, field, &violations));
  }
  RETURN_IF_ERROR(violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot read the printed tables"));
  SortByPlace(lines);
  return lines;
}

}  // namespace thuocdo::ranking
