#include "tools/thuocdo/files/table_file.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "common/base/plain_text.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo::client {
namespace {

constexpr char kHowToSave[] = "save it as \"CSV UTF-8\" and give that file";

using Heads = std::vector<std::string>;

const std::map<std::string, Heads, std::less<>>& VietnameseHeads() {
  static const auto* const heads = new std::map<std::string, Heads, std::less<>>{
      {"organization", {"Mã đơn vị", "Đơn vị"}},
      {"criterion", {"Mã tiêu chí", "Tiêu chí"}},
      {"title", {"Nội dung", "Tên tiêu chí"}},
      {"answer", {"Trả lời", "Câu trả lời", "Số liệu"}},
      {"evidence_uri", {"Minh chứng"}},
      {"evidence_sha256", {"SHA-256 minh chứng"}},
      {"evidence_page", {"Trang", "Trang minh chứng"}},
      {"note", {"Ghi chú"}},
      {"basis", {"Cơ sở"}},
      {"source_position", {"Số thứ tự nguồn"}},
      {"id", {"Mã"}},
      {"name", {"Tên"}},
      {"aliases", {"Tên khác"}},
  };
  return *heads;
}

// Returns `bytes`, two of which are one unit of UTF-16, as UTF-8.
std::string FromUtf16(absl::string_view bytes, bool is_big_endian) {
  icu::UnicodeString text;
  for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    text.append(static_cast<char16_t>(is_big_endian ? first << 8 | second : second << 8 | first));
  }
  std::string utf8;
  return text.toUTF8String(utf8);
}

// What separates fields where the line `sep=;` of Excel says so. The line becomes empty, so that lines keep
// their numbers.
std::optional<char> TakeSeparator(std::string& text) {
  const size_t begin = absl::StartsWith(text, "\xEF\xBB\xBF") ? 3 : 0;
  const absl::string_view line = absl::string_view(text).substr(begin, text.find_first_of("\r\n") - begin);
  if (line.size() != 5 || !absl::StartsWithIgnoreCase(line, "sep=")) return std::nullopt;
  const char separator = line[4];
  text.erase(begin, line.size());
  return separator;
}

// Trims white space of any kind.
std::string Trimmed(const std::string& field) {
  const auto is_ascii_text = [](char c) { return absl::ascii_isgraph(static_cast<unsigned char>(c)); };
  if (field.empty() || (is_ascii_text(field.front()) && is_ascii_text(field.back()))) return field;
  const icu::UnicodeString trimmed = icu::UnicodeString::fromUTF8(field);
  int32_t begin = 0;
  int32_t end = trimmed.length();
  while (begin < end && IsSpace(static_cast<char32_t>(trimmed.char32At(begin)))) ++begin;
  while (end > begin && IsSpace(static_cast<char32_t>(trimmed.char32At(end - 1)))) --end;
  std::string utf8;
  return trimmed.tempSubStringBetween(begin, end).toUTF8String(utf8);
}

// The header of a file, held against the columns that are known.
class ColumnMap {
 public:
  explicit ColumnMap(const CsvHeader& header) : header_(header), columns_(header.required) {
    columns_.insert(columns_.end(), header.optional.begin(), header.optional.end());
    for (size_t i = 0; i < columns_.size(); ++i) {
      index_by_head_.emplace(FoldLook(columns_[i]), i);
      for (const std::string& head : HeadsOf(columns_[i])) index_by_head_.emplace(FoldLook(head), i);
    }
  }

  // Returns how many of `heads` are known.
  size_t CountKnown(const std::vector<std::string>& heads) const {
    return static_cast<size_t>(std::count_if(heads.begin(), heads.end(), [&](const std::string& head) {
      return index_by_head_.count(FoldLook(head)) > 0;
    }));
  }

  // Reads the header; adds every violation.
  void Read(const CsvRow& heads, LineViolations& violations) {
    std::vector<bool> is_there(columns_.size());
    for (const std::string& head : heads.fields)
      places_.push_back(PlaceOf(heads.line, Trimmed(head), is_there, violations));
    for (size_t i = 0; i < header_.required.size(); ++i) {
      if (!is_there[i]) violations.Add(heads.line, absl::StrCat("column ", Described(i), " is missing"));
    }
  }

  // Returns the fields of `row`, which has as many as the header, in the order of the columns.
  std::vector<std::string> Ordered(const CsvRow& row) const {
    std::vector<std::string> fields(columns_.size());
    for (size_t i = 0; i < places_.size(); ++i) {
      if (places_[i].has_value()) fields[*places_[i]] = Trimmed(row.fields[i]);
    }
    return fields;
  }

 private:
  std::optional<size_t> PlaceOf(int line, const std::string& head, std::vector<bool>& is_there,
                                LineViolations& violations) const {
    const auto found = index_by_head_.find(FoldLook(head));
    if (found == index_by_head_.end()) {
      if (!head.empty())
        violations.Add(line, absl::StrCat("there is no column \"", head, "\"; columns are ",
                                          absl::StrJoin(columns_, ", ")));
      return std::nullopt;
    }
    if (is_there[found->second])
      violations.Add(line, absl::StrCat("column ", Described(found->second), " appears twice"));
    is_there[found->second] = true;
    return found->second;
  }

  std::string Described(size_t index) const {
    const Heads heads = HeadsOf(columns_[index]);
    return heads.empty() ? columns_[index] : absl::StrCat(columns_[index], " (", heads.front(), ")");
  }

  const CsvHeader header_;
  Heads columns_;
  std::map<std::string, size_t> index_by_head_;
  std::vector<std::optional<size_t>> places_;  // by column of the file
};

// Returns what separates the fields of the first line that has text: what makes most of its heads known.
char FindSeparator(absl::string_view text, const ColumnMap& columns) {
  absl::ConsumePrefix(&text, "\xEF\xBB\xBF");
  text = absl::StripLeadingAsciiWhitespace(text);
  const absl::string_view line = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  size_t known = 0;
  for (const char separator : {',', ';', '\t'}) {
    const absl::StatusOr<std::vector<CsvRow>> rows = ParseCsv(line, separator);
    const size_t count = rows.ok() && !rows->empty() ? columns.CountKnown(rows->front().fields) : 0;
    if (count <= known) continue;
    known = count;
    best = separator;
  }
  return best;
}

// Reports whether `text`, after apostrophes, begins like a formula.
bool LooksLikeFormula(absl::string_view text) {
  const size_t begin = text.find_first_not_of('\'');
  return begin != absl::string_view::npos &&
         absl::string_view("=+-@").find(text[begin]) != absl::string_view::npos;
}

bool IsBlank(const std::string& field) { return Trimmed(field).empty(); }

// Makes `row` as wide as the header where it differs by empty fields only. Adds a violation otherwise.
void FitWidth(size_t width, CsvRow& row, LineViolations& violations) {
  while (row.fields.size() > width && IsBlank(row.fields.back())) row.fields.pop_back();
  if (row.fields.size() == width) return;
  violations.Add(row.line,
                 absl::StrCat("has ", CountedNoun(row.fields.size(), "field"), ", the header has ", width));
  row.fields.resize(width);
}

}  // namespace

std::vector<std::string> HeadsOf(absl::string_view column) {
  const auto found = VietnameseHeads().find(column);
  return found == VietnameseHeads().end() ? Heads() : found->second;
}

absl::StatusOr<std::string> DecodeFile(absl::string_view bytes) {
  if (absl::StartsWith(bytes, absl::string_view("PK\x03\x04", 4)) ||
      absl::StartsWith(bytes, "\xD0\xCF\x11\xE0"))
    return absl::InvalidArgumentError(absl::StrCat("is a workbook, not CSV: ", kHowToSave));
  if (absl::ConsumePrefix(&bytes, "\xFF\xFE")) return FromUtf16(bytes, /*is_big_endian=*/false);
  if (absl::ConsumePrefix(&bytes, "\xFE\xFF")) return FromUtf16(bytes, /*is_big_endian=*/true);
  if (AllCharacters(bytes, [](char32_t) { return true; })) return std::string(bytes);
  return absl::InvalidArgumentError(absl::StrCat(
      "is not UTF-8 text but perhaps Windows-1258 (CP1258) or another older encoding: ", kHowToSave));
}

std::string GuardFormula(absl::string_view text) {
  return LooksLikeFormula(text) ? absl::StrCat("'", text) : std::string(text);
}

std::string UnguardFormula(absl::string_view text) {
  absl::string_view rest = text;
  return std::string(absl::ConsumePrefix(&rest, "'") && LooksLikeFormula(rest) ? rest : text);
}

absl::StatusOr<std::vector<CsvRow>> ReadCsvRows(const InputText& input, const CsvHeader& header) {
  absl::StatusOr<std::string> text = DecodeFile(input.text);
  if (!text.ok()) return Annotate(text.status(), input.file);
  ColumnMap columns(header);
  const std::optional<char> stated = TakeSeparator(*text);
  absl::StatusOr<std::vector<CsvRow>> rows = ParseCsv(*text, stated.value_or(FindSeparator(*text, columns)));
  if (!rows.ok()) return Annotate(rows.status(), input.file);
  LineViolations violations(input.file);
  if (rows->empty()) rows->emplace_back().line = 1;
  const size_t width = rows->front().fields.size();
  columns.Read(rows->front(), violations);
  rows->erase(rows->begin());
  std::erase_if(*rows,
                [](const CsvRow& row) { return std::all_of(row.fields.begin(), row.fields.end(), IsBlank); });
  if (rows->empty()) violations.Add(0, "has no rows below its header");
  for (CsvRow& row : *rows) FitWidth(width, row, violations);
  RETURN_IF_ERROR(violations.ToStatus());
  for (CsvRow& row : *rows) row.fields = columns.Ordered(row);
  return rows;
}

}  // namespace thuocdo::client
