#include "tools/thuocdo/client/ranking_xlsx.h"

#include <xlsxwriter.h>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "tools/thuocdo/text/exit_status.h"
#include "tools/thuocdo/text/ranking_text.h"
#include "tools/thuocdo/text/replay_text.h"

namespace thuocdo::client {
namespace {

using ranking::v1::GetTablesResponse;
using ranking::v1::Table;
using ranking::v1::TableRow;

constexpr lxw_col_t kLastColumn = 6;
constexpr int kSheetColumns = 7 + 44 + 5 * 12;  // characters in a line over all columns
constexpr int kLineHeight = 15;                 // points
constexpr uint8_t kPaperA4 = 9;

// A workbook's formats. The cells are numbers, which a spreadsheet shows as its reader's language writes
// them.
struct Formats {
  explicit Formats(lxw_workbook* workbook)
      : title(workbook_add_format(workbook)),
        heading(workbook_add_format(workbook)),
        section(workbook_add_format(workbook)),
        text(workbook_add_format(workbook)),
        note(workbook_add_format(workbook)) {
    format_set_bold(title);
    format_set_font_size(title, 14);
    for (lxw_format* format : {heading, section, text}) format_set_border(format, LXW_BORDER_THIN);
    format_set_bold(heading);
    format_set_text_wrap(heading);
    format_set_align(heading, LXW_ALIGN_CENTER);
    format_set_bold(section);
    format_set_italic(section);
    for (lxw_format* format : {text, note}) {
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
  }
  lxw_format* title;
  lxw_format* heading;
  lxw_format* section;
  lxw_format* text;
  lxw_format* note;
};

// The format of a number with as many decimals as `decimal` has.
lxw_format* NumberFormat(lxw_workbook* workbook, const std::string& decimal) {
  const size_t dot = decimal.find('.');
  std::string pattern = "#,##0";
  if (dot != std::string::npos) absl::StrAppend(&pattern, ".", std::string(decimal.size() - dot - 1, '0'));
  lxw_format* format = workbook_add_format(workbook);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_num_format(format, pattern.c_str());
  return format;
}

// One sheet in the making.
class SheetWriter {
 public:
  SheetWriter(lxw_workbook* workbook, lxw_worksheet* sheet, const Formats& formats)
      : workbook_(workbook), sheet_(sheet), formats_(formats) {}

  void Write(const Table& table, const GetTablesResponse& tables) {
    worksheet_set_column(sheet_, 0, 0, 7, nullptr);
    worksheet_set_column(sheet_, 1, 1, 44, nullptr);
    worksheet_set_column(sheet_, 2, kLastColumn, 12, nullptr);
    worksheet_set_paper(sheet_, kPaperA4);
    worksheet_fit_to_pages(sheet_, 1, 0);  // as wide as a page, as long as it takes
    Text(0, absl::StrCat("Bảng ", table.id(), ". ", table.title()), formats_.title);
    line_ = 2;
    WriteHeadings();
    WriteRows(table);
    WriteNotes(RankingNotes(table));
    WriteNotes(ReplayHead(tables));
    WriteNotes(ReplayNoteLines(tables, table.group()));
  }

 private:
  void Text(lxw_col_t column, const std::string& text, lxw_format* format) {
    worksheet_write_string(sheet_, line_, column, text.c_str(), format);
  }

  void Number(lxw_col_t column, const std::string& decimal) {
    double value = 0;
    if (!absl::SimpleAtod(decimal, &value)) return Text(column, decimal, formats_.text);
    worksheet_write_number(sheet_, line_, column, value, NumberFormat(workbook_, decimal));
  }

  void WriteHeadings() {
    lxw_col_t column = 0;
    for (const std::string& heading : RankingHeadings()) Text(column++, heading, formats_.heading);
    worksheet_repeat_rows(sheet_, line_, line_);
    worksheet_freeze_panes(sheet_, ++line_, 0);
  }

  void WriteRows(const Table& table) {
    const std::string* level = nullptr;
    for (const TableRow& row : table.rows()) {
      if (level == nullptr || *level != row.level()) {
        worksheet_merge_range(sheet_, line_, 0, line_, kLastColumn, LevelHeading(row.level()).c_str(),
                              formats_.section);
        ++line_;
      }
      level = &row.level();
      WriteRow(row);
    }
  }

  void WriteRow(const TableRow& row) {
    const bool is_ranked = row.rank() > 0;
    Number(0, is_ranked ? absl::StrCat(row.rank()) : "");
    Text(1, MarkedName(row), formats_.text);
    Number(2, is_ranked ? row.points() : "chưa khai báo");
    Number(3, row.max_points());
    Number(4, row.percent());
    Text(5, row.level(), formats_.text);
    Number(6, row.previous_rank() > 0 ? absl::StrCat(row.previous_rank()) : "");
    ++line_;
  }

  void WriteNotes(const std::vector<std::string>& notes) {
    ++line_;
    for (const std::string& note : notes) WriteAcross(note, formats_.note);
  }

  // Writes `text` over all columns, in as many lines as it takes: a merged cell does not grow by itself.
  void WriteAcross(const std::string& text, lxw_format* format) {
    const int lines = DisplayWidth(text) / kSheetColumns + 1;
    worksheet_set_row(sheet_, line_, kLineHeight * lines, nullptr);
    worksheet_merge_range(sheet_, line_, 0, line_, kLastColumn, text.c_str(), format);
    ++line_;
  }

  lxw_workbook* workbook_;
  lxw_worksheet* sheet_;
  const Formats& formats_;
  lxw_row_t line_ = 0;
};

// "Bảng 1.3a", or the first number from `number` on where a spreadsheet does not allow that name, or has it
// already.
lxw_worksheet* AddSheet(lxw_workbook* workbook, const Table& table, int number) {
  std::string name = absl::StrCat("Bảng ", table.id());
  while (workbook_validate_sheet_name(workbook, name.c_str()) != LXW_NO_ERROR)
    name = absl::StrCat("Bảng số ", number++);
  return workbook_add_worksheet(workbook, name.c_str());
}

}  // namespace

absl::Status WriteRankingXlsx(const std::string& path, const GetTablesResponse& tables) {
  lxw_workbook* workbook = workbook_new(path.c_str());
  const Formats formats(workbook);
  int number = 0;
  for (const Table& table : tables.tables()) {
    SheetWriter(workbook, AddSheet(workbook, table, ++number), formats).Write(table, tables);
  }
  const lxw_error error = workbook_close(workbook);
  if (error == LXW_NO_ERROR) return absl::OkStatus();
  return UsageError(
      absl::InvalidArgumentError(absl::StrCat(path, ": cannot be written: ", lxw_strerror(error))));
}

}  // namespace thuocdo::client
