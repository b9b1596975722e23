#include "common/note/characters.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace thuocdo::note {
namespace {

// The character at `*at`, which moves on; negative if it is not UTF-8.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // within ICU's macro
UChar32 NextCharacter(const char* bytes, int32_t* at, int32_t size) {
  UChar32 character;
  U8_NEXT(bytes, *at, size, character);
  return character;
}
#pragma GCC diagnostic pop

}  // namespace

bool AllCharacters(absl::string_view text, absl::FunctionRef<bool(char32_t)> holds) {
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < size;) {
    const UChar32 character = NextCharacter(text.data(), &at, size);
    if (character < 0 || !holds(static_cast<char32_t>(character))) return false;
  }
  return true;
}

bool IsSpace(char32_t character) { return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0; }

}  // namespace thuocdo::note
