#include "tools/thuocdo/text/text_table.h"

#include <unicode/locid.h>
#include <unicode/numberformatter.h>

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "common/base/terminal_text.h"
#include "common/base/text.h"

namespace thuocdo::client {
namespace {

std::string Padded(const std::string& text, int width, Align align) {
  const std::string spaces(static_cast<size_t>(std::max(0, width - DisplayWidth(text))), ' ');
  return align == Align::kRemoved ? absl::StrCat(text, spaces) : absl::StrCat(spaces, text);
}

void StripTrailingSpaces(std::string& line) { line.erase(line.find_last_not_of(' ') + 1); }

std::string Rule(const std::vector<int>& widths) {
  std::string rule;
  for (int width : widths) {
    if (!rule.empty()) rule += "  ";
    for (int column = 0; column < width; ++column) rule += "─";
  }
  return rule;
}

// Bytes of the UTF-8 character that begins `text`.
size_t CharacterBytes(absl::string_view text) {
  size_t bytes = 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) ++bytes;
  return bytes;
}

int FractionDigits(absl::string_view decimal) {
  const size_t dot = decimal.find('.');
  return dot == absl::string_view::npos ? 0 : static_cast<int>(decimal.size() - dot - 1);
}

}  // namespace

std::vector<std::string> TextTable::Sanitized(const std::vector<std::string>& cells) {
  std::vector<std::string> sanitized;
  for (const std::string& cell : cells) sanitized.push_back(SanitizeForTerminal(cell));
  return sanitized;
}

std::vector<int> TextTable::Widths() const {
  std::vector<int> widths;
  for (const TextColumn& column : columns_) widths.push_back(DisplayWidth(column.heading));
  for (const Line& line : lines_) {
    if (line.is_section) continue;
    for (size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], DisplayWidth(line.cells[i]));
  }
  return widths;
}

std::string TextTable::RenderRow(const std::vector<std::string>& cells,
                                 const std::vector<int>& widths) const {
  std::string row;
  for (size_t i = 0; i < cells.size(); ++i) {
    absl::StrAppend(&row, i == 0 ? "" : "  ", Padded(cells[i], widths[i], columns_[i].align));
  }
  StripTrailingSpaces(row);
  return row;
}

std::string TextTable::Render() const {
  const std::vector<int> widths = Widths();
  std::vector<std::string> headings;
  for (const TextColumn& column : columns_) headings.push_back(column.heading);
  std::vector<int> ruled = widths;
  // The last column may hold sentences; a rule as long as the longest would only wrap.
  if (columns_.back().align == Align::kRemoved) ruled.back() = DisplayWidth(columns_.back().heading);
  std::string text = absl::StrCat(RenderRow(headings, widths), "\n", Rule(ruled), "\n");
  for (const Line& line : lines_) {
    absl::StrAppend(&text, line.is_section ? line.cells.front() : RenderRow(line.cells, widths), "\n");
  }
  return text;
}

std::string VietnameseNumber(absl::string_view decimal) {
  const bool is_decimal =
      !decimal.empty() && decimal.find_first_not_of("0123456789.") == absl::string_view::npos;
  if (!is_decimal) return std::string(decimal);
  UErrorCode error = U_ZERO_ERROR;
  std::string text;
  icu::number::NumberFormatter::withLocale(icu::Locale("vi"))
      .precision(icu::number::Precision::fixedFraction(FractionDigits(decimal)))
      .formatDecimal({decimal.data(), static_cast<int32_t>(decimal.size())}, error)
      .toString(error)
      .toUTF8String(text);
  return U_SUCCESS(error) ? text : std::string(decimal);
}

std::string CutToWidth(absl::string_view text, int width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  std::string cut;
  while (!text.empty()) {
    const absl::string_view character = text.substr(0, CharacterBytes(text));
    if (DisplayWidth(absl::StrCat(cut, character)) > width - 1) break;
    cut.append(character.data(), character.size());
    text.remove_prefix(character.size());
  }
  return cut + "…";
}

}  // namespace thuocdo::client
