// Text: Unicode in UTF-8, normalization form C (Unicode Standard Annex 15), by ICU.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// Returns `text` in NFC. Returns INVALID_ARGUMENT if it is not valid UTF-8, or has control characters other
// than tab and line feed.
absl::StatusOr<std::string> NormalizeText(absl::string_view text);

// Returns the form in which the log's registry keeps names: NFC, case folded, without spaces around hyphens
// and at the ends, and with single spaces elsewhere. Invalid UTF-8 becomes U+FFFD. It never changes, since
// past events are folded with it; what looks the same is compared by FoldLook (plain_text.h).
std::string FoldName(absl::string_view name);

// Reports whether `text` is an id: 1 to 64 lower-case letters, digits, `-` and `.`, beginning with a letter
// or digit.
bool IsId(absl::string_view text);

// Reports whether `text` is valid UTF-8 and `holds` returns true for each of its characters.
bool AllCharacters(absl::string_view text, absl::FunctionRef<bool(char32_t)> holds);

// Reports whether `character` is white space (Unicode's White_Space).
bool IsSpace(char32_t character);

// Reads a whole number: digits only, without a leading zero. Returns nothing for other text.
std::optional<uint64_t> ParseWholeNumber(absl::string_view text);

// Returns `count`, a whole number, and the English `noun` in its number: "1 entry", "2 entries", "0 units".
std::string CountedNoun(const absl::AlphaNum& count, absl::string_view noun);

// Returns the number of columns that `text` takes on a terminal.
int DisplayWidth(absl::string_view text);

}  // namespace thuocdo
