#include "common/base/plain_text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/base/text.h"

namespace thuocdo {
namespace {

// A character of a text, and the byte at which it begins.
struct Placed {
  UChar32 character = 0;
  int32_t byte = 0;
};

// Calls `visit` with each character until it returns false.
template <typename Visit>
void VisitCharacters(absl::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto size = static_cast<int32_t>(text.size());
  for (int32_t next = 0; next < size;) {
    Placed placed{0, next};
    U8_NEXT_OR_FFFD(bytes, next, size, placed.character);
    if (!visit(placed)) return;
  }
}

std::string NameOf(UChar32 character) {
  char name[128];
  UErrorCode error = U_ZERO_ERROR;
  u_charName(character, U_EXTENDED_CHAR_NAME, name, sizeof name, &error);
  return absl::StrFormat("U+%04X %s", character, U_SUCCESS(error) ? name : "");
}

absl::Status Hidden(const Placed& placed, absl::string_view why) {
  return absl::InvalidArgumentError(
      absl::StrCat("has ", NameOf(placed.character), " (byte ", placed.byte + 1, "), ", why, "; remove it"));
}

bool IsMark(UChar32 character) { return (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0; }

// Returns why readers do not see `character` as it is, where `before` stands before it; nothing if they do.
std::optional<absl::string_view> WhyHidden(UChar32 character, UChar32 before) {
  if (u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return "which is not seen";
  switch (u_charType(character)) {
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
      return "which means nothing to others";
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return "which ends a line for some programs only";
    default:
      break;
  }
  const bool stands_alone =
      !u_isgraph(before) || u_hasBinaryProperty(before, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  if (IsMark(character) && stands_alone) return "a mark without its letter";
  return std::nullopt;
}

bool IsOfNoScript(UScriptCode script) {
  return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
}

// Finds words in which Latin letters stand beside those of another script.
class MixedScripts {
 public:
  // Reports whether `character` makes the word that it belongs to a mixed one.
  bool Add(UChar32 character) {
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(character, &error);
    if (!u_isalpha(character) && !IsMark(character)) word_ = USCRIPT_COMMON;
    if (U_FAILURE(error) || IsOfNoScript(script)) return false;
    const UScriptCode before = word_;
    word_ = script;
    return before != USCRIPT_COMMON && before != script &&
           (before == USCRIPT_LATIN || script == USCRIPT_LATIN);
  }

 private:
  UScriptCode word_ = USCRIPT_COMMON;
};

absl::Status CheckScripts(absl::string_view name) {
  MixedScripts scripts;
  absl::Status found;
  VisitCharacters(name, [&](const Placed& placed) {
    if (scripts.Add(placed.character))
      found = absl::InvalidArgumentError(absl::StrCat("has ", NameOf(placed.character), " (byte ",
                                                      placed.byte + 1,
                                                      ") in a word of another script; type the word again"));
    return found.ok();
  });
  return found;
}

// The tones of Vietnamese, as combining marks: grave, acute, tilde, hook above, dot below.
bool IsTone(UChar32 character) {
  return character == 0x300 || character == 0x301 || character == 0x303 || character == 0x309 ||
         character == 0x323;
}

icu::UnicodeString Normalized(const icu::UnicodeString& text, const icu::Normalizer2* form,
                              UErrorCode error) {
  if (U_FAILURE(error)) return text;
  icu::UnicodeString normal = form->normalize(text, error);
  return U_SUCCESS(error) ? normal : text;
}

// Returns `decomposed` with the tones of each word behind its last letter.
icu::UnicodeString TonesAtEnds(const icu::UnicodeString& decomposed) {
  icu::UnicodeString moved;
  icu::UnicodeString tones;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 character = decomposed.char32At(i);
    if (IsTone(character)) {
      tones.append(character);
      continue;
    }
    if (!u_isalpha(character) && !IsMark(character)) {
      moved.append(tones);
      tones.remove();
    }
    moved.append(character);
  }
  return moved.append(tones);
}

}  // namespace

absl::Status CheckPlainText(absl::string_view text) {
  absl::Status found;
  UChar32 before = ' ';
  VisitCharacters(text, [&](const Placed& placed) {
    if (const auto why = WhyHidden(placed.character, before)) found = Hidden(placed, *why);
    before = placed.character;
    return found.ok();
  });
  return found;
}

absl::Status CheckPlainName(absl::string_view name) {
  if (const absl::Status plain = CheckPlainText(name); !plain.ok()) return plain;
  if (name.find_first_of("\t\r\n") != absl::string_view::npos)
    return absl::InvalidArgumentError("must be one line without tabs");
  if (!name.empty() && absl::StrContains("=+-@", name.substr(0, 1)))
    return absl::InvalidArgumentError(
        absl::StrCat("begins with ", name.substr(0, 1),
                     ", which makes a formula of it in a spreadsheet; begin otherwise"));
  return CheckScripts(name);
}

std::string FoldLook(absl::string_view name) {
  UErrorCode error = U_ZERO_ERROR;
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  const icu::UnicodeString folded = Normalized(text, icu::Normalizer2::getNFKCCasefoldInstance(error), error);
  std::string tidy;
  folded.toUTF8String(tidy);
  const std::string spaced = FoldName(tidy);
  const icu::UnicodeString decomposed =
      Normalized(icu::UnicodeString::fromUTF8(spaced), icu::Normalizer2::getNFDInstance(error), error);
  std::string look;
  Normalized(TonesAtEnds(decomposed), icu::Normalizer2::getNFCInstance(error), error).toUTF8String(look);
  return look;
}

}  // namespace thuocdo
