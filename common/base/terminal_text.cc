#include "common/base/terminal_text.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace thuocdo {
namespace {

constexpr UChar32 kReplacement = 0xFFFD;

bool MayMislead(UChar32 character) {
  return (U_GET_GC_MASK(character) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0;
}

}  // namespace

std::string SanitizeForTerminal(absl::string_view text) {
  const auto decoded =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  icu::UnicodeString line;
  for (int32_t i = 0; i < decoded.length(); i = decoded.moveIndex32(i, 1)) {
    const UChar32 character = decoded.char32At(i);
    line.append(MayMislead(character) ? kReplacement : character);
  }
  std::string utf8;
  line.toUTF8String(utf8);
  return utf8;
}

}  // namespace thuocdo
