// Text: Unicode in UTF-8, normalization form C (Unicode Standard Annex 15), by ICU.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// `text` in NFC. Returns INVALID_ARGUMENT if it is not valid UTF-8 or has control characters
// other than tab and line feed.
absl::StatusOr<std::string> NormalizeText(absl::string_view text);

// What two names must share to be the same name: NFC, case folded, hyphens freed of spaces,
// runs of spaces made one, ends trimmed. Invalid UTF-8 becomes U+FFFD.
std::string FoldName(absl::string_view name);

// Whether `text` is an id: 1 to 64 lower-case letters, digits, `-` and `.`, beginning with a letter or digit.
bool IsId(absl::string_view text);

// Columns that `text` takes on a terminal.
int DisplayWidth(absl::string_view text);

}  // namespace thuocdo
