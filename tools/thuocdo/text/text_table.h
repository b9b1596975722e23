// Tables and numbers for terminals.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace thuocdo::client {

// Where a column's cells are put.
enum class Align { kRemoved, kRight };

// A heading and where the cells below it are put.
struct TextColumn {
  std::string heading;
  Align align = Align::kRemoved;
};

// A table of text with columns as wide as their widest cell on a terminal.
//
// Example:
//
//   TextTable table({{"Hạng", Align::kRight}, {"Đơn vị"}});
//   table.AddSection("Mức Tốt");
//   table.AddRow({"1", "Sở Tài chính"});
//   fmt::print("{}", table.Render());
class TextTable {
 public:
  explicit TextTable(std::vector<TextColumn> columns) : columns_(std::move(columns)) {}

  // Adds a row; `cells` has one cell for each column. What stands in a cell cannot end its line or control
  // the terminal (SanitizeForTerminal): no text forges a row.
  void AddRow(const std::vector<std::string>& cells) { lines_.push_back({false, Sanitized(cells)}); }
  // Adds a line across all columns.
  void AddSection(const std::string& heading) { lines_.push_back({true, Sanitized({heading})}); }

  // Headings, a rule, rows; two spaces between columns, none at the end of a line.
  std::string Render() const;

 private:
  struct Line {
    bool is_section = false;
    std::vector<std::string> cells;
  };
  static std::vector<std::string> Sanitized(const std::vector<std::string>& cells);
  std::vector<int> Widths() const;
  std::string RenderRow(const std::vector<std::string>& cells, const std::vector<int>& widths) const;

  std::vector<TextColumn> columns_;
  std::vector<Line> lines_;
};

// Decimal text ("1280", "92.75") as Vietnamese write it ("1.280", "92,75"), with its own number of decimals.
// Text that is no decimal stays as it is.
std::string VietnameseNumber(absl::string_view decimal);

// `text` cut to `width` columns, ending in `…` if it was cut.
std::string CutToWidth(absl::string_view text, int width);

}  // namespace thuocdo::client
