#include "common/base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace thuocdo {
namespace {

icu::UnicodeString FromUtf8(absl::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::UnicodeString ToNfc(const icu::UnicodeString& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  icu::UnicodeString normal = nfc->normalize(text, error);
  return U_SUCCESS(error) ? normal : text;
}

// Returns the character at `*at` and advances `*at` behind it; negative if it is not UTF-8.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // within ICU's macro
UChar32 NextCharacter(const char* bytes, int32_t* at, int32_t size) {
  UChar32 c;
  U8_NEXT(bytes, *at, size, c);
  return c;
}
#pragma GCC diagnostic pop

bool IsForbidden(UChar32 c) { return u_charType(c) == U_CONTROL_CHAR && c != '\t' && c != '\n'; }

bool IsHyphen(UChar32 c) { return c == '-' || c == 0x2010 || c == 0x2013; }

}  // namespace

absl::StatusOr<std::string> NormalizeText(absl::string_view text) {
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    int32_t start = i;
    UChar32 c = NextCharacter(text.data(), &i, size);
    if (c < 0) return absl::InvalidArgumentError(absl::StrCat("is not UTF-8 text (byte ", start + 1, ")"));
    if (IsForbidden(c))
      return absl::InvalidArgumentError(
          absl::StrCat("has a control character (byte ", start + 1, "); remove it"));
  }
  return ToUtf8(ToNfc(FromUtf8(text)));
}

bool AllCharacters(absl::string_view text, absl::FunctionRef<bool(char32_t)> holds) {
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    const UChar32 c = NextCharacter(text.data(), &i, size);
    if (c < 0 || !holds(static_cast<char32_t>(c))) return false;
  }
  return true;
}

bool IsSpace(char32_t character) { return u_isUWhiteSpace(static_cast<UChar32>(character)) != 0; }

std::optional<uint64_t> ParseWholeNumber(absl::string_view text) {
  uint64_t number = 0;
  if (!absl::SimpleAtoi(text, &number) || absl::StrCat(number) != text) return std::nullopt;
  return number;
}

std::string FoldName(absl::string_view name) {
  icu::UnicodeString folded = ToNfc(ToNfc(FromUtf8(name)).foldCase());
  icu::UnicodeString tidy;
  bool space = false;  // whether a space precedes the next character
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    UChar32 c = folded.char32At(i);
    if (u_isUWhiteSpace(c)) {
      space = true;
      continue;
    }
    bool after_hyphen = !tidy.isEmpty() && tidy.char32At(tidy.length() - 1) == '-';
    if (space && !tidy.isEmpty() && !IsHyphen(c) && !after_hyphen) tidy.append(' ');
    tidy.append(IsHyphen(c) ? UChar32{'-'} : c);
    space = false;
  }
  return ToUtf8(tidy);
}

bool IsId(absl::string_view text) {
  if (text.empty() || text.size() > 64 || text[0] == '-' || text[0] == '.') return false;
  for (char c : text) {
    auto byte = static_cast<unsigned char>(c);
    if (!absl::ascii_islower(byte) && !absl::ascii_isdigit(byte) && c != '-' && c != '.') return false;
  }
  return true;
}

std::string CountedNoun(const absl::AlphaNum& count, absl::string_view noun) {
  if (count.Piece() == "1") return absl::StrCat(count, " ", noun);
  const bool changes_y = absl::ConsumeSuffix(&noun, "y");
  return absl::StrCat(count, " ", noun, changes_y ? "ies" : "s");
}

int DisplayWidth(absl::string_view text) {
  icu::UnicodeString decoded = FromUtf8(text);
  int width = 0;
  for (int32_t i = 0; i < decoded.length(); i = decoded.moveIndex32(i, 1)) {
    UChar32 c = decoded.char32At(i);
    int32_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) continue;
    int32_t east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

}  // namespace thuocdo
