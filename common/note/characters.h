// What text is made of.
#pragma once

#include "absl/functional/function_ref.h"
#include "absl/strings/string_view.h"

namespace thuocdo::note {

// Whether `text` is UTF-8 and `holds` of each of its characters.
bool AllCharacters(absl::string_view text, absl::FunctionRef<bool(char32_t)> holds);

// Whether `character` is a space of any kind (Unicode's White_Space).
bool IsSpace(char32_t character);

}  // namespace thuocdo::note
