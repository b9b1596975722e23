#include "tools/api_reference/core/comment_text.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace thuocdo::api_reference {
namespace {

std::string EscapeTags(absl::string_view line) {
  std::string escaped;
  bool is_code = false;
  for (const char c : line) {
    if (c == '`') is_code = !is_code;
    if (c == '<' && !is_code) {
      escaped += "&lt;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

}  // namespace

std::string CommentParagraphs(absl::string_view comment) {
  std::string text;
  bool is_new = true;  // the next line begins a paragraph
  for (const absl::string_view raw : absl::StrSplit(comment, '\n')) {
    const absl::string_view line = absl::StripAsciiWhitespace(raw);
    if (line.empty()) {
      is_new = true;
      continue;
    }
    if (!text.empty()) text += is_new ? "\n\n" : " ";
    text += EscapeTags(line);
    is_new = false;
  }
  return text;
}

std::string CommentCell(absl::string_view comment) {
  return absl::StrReplaceAll(CommentParagraphs(comment), {{"\n\n", "<br>"}, {"|", "\\|"}});
}

}  // namespace thuocdo::api_reference
