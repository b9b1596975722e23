// Text that is what its readers see, and the comparison of names that look the same.
//
// Characters are those of the Unicode Standard 15 (ICU 72). New text is checked when it enters; text that was
// stored before is shown with what cannot be seen replaced (terminal_text.h) and never rejected.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace thuocdo {

// Returns OK if every character of `text`, in UTF-8, is seen by its readers, and means to them what it means
// to programs. Several lines are allowed.
//
// Returns INVALID_ARGUMENT, naming the first character by its code point and name and the byte at which it
// stands, if there is one that is ignored when it is shown (Default_Ignorable_Code_Point: zero-width,
// direction, variation and tag characters, soft hyphens, fillers), a line or paragraph separator, one that is
// unassigned or for private use, or a combining mark without the letter that it belongs to.
absl::Status CheckPlainText(absl::string_view text);

// Returns OK if `name` is plain text of one line that is safe in lists and tables: no word mixes Latin
// letters with those of another script, which look alike, and the first character does not make a formula of
// it where a spreadsheet program opens what it is exported to (=, +, -, @).
//
// Returns INVALID_ARGUMENT, in one sentence with what to do, otherwise.
absl::Status CheckPlainName(absl::string_view name);

// Returns the form in which names are compared for what they look like: compatibility forms (full width) are
// the usual ones, case is folded, characters that are not seen are left out, spaces are single, none stands
// around hyphens or at the ends, and the tone mark of a Vietnamese syllable stands at its end, so that hòa
// and hoà, túy and tuý are the same. The form is for comparing only. Invalid UTF-8 becomes U+FFFD.
std::string FoldLook(absl::string_view name);

}  // namespace thuocdo
