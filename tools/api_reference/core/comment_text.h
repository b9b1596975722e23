// Comments of protos as Markdown.
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo::api_reference {

// Returns `comment`, as protoc gives it, as paragraphs of one line each, with an empty line between two. What
// Markdown would take for a tag is escaped, except in code.
std::string CommentParagraphs(absl::string_view comment);

// Returns the same for a cell of a table, which has one line.
std::string CommentCell(absl::string_view comment);

}  // namespace thuocdo::api_reference
