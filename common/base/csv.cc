#include "common/base/csv.h"

#include <csv.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo {
namespace {

// libcsv finds fields and row ends. It does not count lines, so that it is given one line at a time.
class Reader {
 public:
  explicit Reader(char separator) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    csv_set_space_func(&parser_, [](unsigned char) { return 0; });  // RFC 4180: spaces are part of a field
  }
  ~Reader() { csv_free(&parser_); }
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  absl::StatusOr<std::vector<CsvRow>> Read(absl::string_view text) {
    while (!text.empty()) {
      ++line_;
      size_t end = text.find('\n');
      absl::string_view line = text.substr(0, end == absl::string_view::npos ? end : end + 1);
      text.remove_prefix(line.size());
      RETURN_IF_ERROR(Feed(line));
    }
    if (csv_fini(&parser_, OnField, OnRow, this) != 0)
      return Violation("a quote is not closed; close it, or double it if it belongs to the text", row_.line);
    if (!violation_.ok()) return violation_;
    return std::move(rows_);
  }

 private:
  absl::Status Feed(absl::string_view line) {
    if (!inside_ && (line == "\n" || line == "\r\n")) return absl::OkStatus();
    if (!inside_) row_.line = line_;
    inside_ = true;
    if (csv_parse(&parser_, line.data(), line.size(), OnField, OnRow, this) != line.size()) {
      return Violation(
          "a quote is in the wrong place; quote the whole field, and double the quotes inside it", line_);
    }
    return violation_;
  }

  static absl::Status Violation(absl::string_view what, int line) {
    return absl::InvalidArgumentError(absl::StrCat("line ", line, ": ", what));
  }

  static void OnField(void* bytes, size_t size, void* self) {
    static_cast<Reader*>(self)->AddField({static_cast<const char*>(bytes), size});
  }
  static void OnRow(int, void* self) { static_cast<Reader*>(self)->EndRow(); }

  void AddField(absl::string_view bytes) {
    absl::StatusOr<std::string> text = NormalizeText(absl::StrReplaceAll(bytes, {{"\r\n", "\n"}}));
    if (!text.ok() && violation_.ok()) violation_ = Violation(text.status().message(), row_.line);
    row_.fields.push_back(text.ok() ? *std::move(text) : "");
  }

  void EndRow() {
    rows_.push_back(std::move(row_));
    row_ = {};
    inside_ = false;
  }

  csv_parser parser_;
  int line_ = 0;
  bool inside_ = false;  // a row has begun
  CsvRow row_;
  std::vector<CsvRow> rows_;
  absl::Status violation_;
};

bool NeedsQuotes(absl::string_view field) {
  return field.find_first_of(",\"\r\n") != absl::string_view::npos;
}

}  // namespace

absl::StatusOr<std::vector<CsvRow>> ParseCsv(absl::string_view text, char separator) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  return Reader(separator).Read(text);
}

std::string FormatCsvRow(const std::vector<std::string>& fields) {
  if (fields.size() == 1 && fields.front().empty()) return "\"\"\n";  // an empty line is not a row
  std::string row;
  for (const std::string& field : fields) {
    if (&field != &fields.front()) row += ',';
    row +=
        NeedsQuotes(field) ? absl::StrCat("\"", absl::StrReplaceAll(field, {{"\"", "\"\""}}), "\"") : field;
  }
  return row + '\n';
}

}  // namespace thuocdo
