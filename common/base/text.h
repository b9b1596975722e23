// Text: Unicode in UTF-8, normalization form C (Unicode Standard Annex 15), by ICU.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
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

// Whether `text` is UTF-8 and `holds` of each of its characters.
bool AllCharacters(absl::string_view text, absl::FunctionRef<bool(char32_t)> holds);

// Whether `character` is a space of any kind (Unicode's White_Space).
bool IsSpace(char32_t character);

// The number that `text` is in its one decimal form: digits only, no leading zero. Nothing otherwise.
std::optional<uint64_t> ParseWholeNumber(absl::string_view text);

// Columns that `text` takes on a terminal.
int DisplayWidth(absl::string_view text);

}  // namespace thuocdo
