#include "common/base/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

auto IsRejected(const std::string& why) {
  return StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(why));
}

TEST(CheckPlainText, WhatPeopleWriteIsPlain) {
  for (const char* text :
       {"", "Sở Văn hóa, Thể thao và Du lịch", "So\u031b\u0309 Y te\u0302\u0301",
        "79,5 %; 1.280 điểm – \"tốt\"", "dòng một\ndòng hai", "Θεσσαλονίκη", "日本語", "≥ 80 µg/m³", "😀"})
    EXPECT_THAT(CheckPlainText(text), IsOk()) << text;
}

TEST(CheckPlainText, WhatIsNotSeenIsNamedWithItsPlace) {
  EXPECT_THAT(CheckPlainText("Sở Tài chính\u200b"),
              IsRejected("has U+200B ZERO WIDTH SPACE (byte 17), which is not seen; remove it"));
  for (const char* hidden : {"\u200b", "\u200d", "\u202e", "\u2066", "\u00ad", "\u2060", "\u3164", "\u115f",
                             "\ufe0f", "\ufeff", "\U000e0041", "\u180e"})
    EXPECT_THAT(CheckPlainText(std::string("a") + hidden + "b"), IsRejected("which is not seen")) << hidden;
}

TEST(CheckPlainText, WhatMeansNothingToOthersIsRejected) {
  for (const char* nothing : {"\ue000", "\u0378", "\U000f0000", "\uffff"})
    EXPECT_THAT(CheckPlainText(nothing), IsRejected("means nothing to others")) << nothing;
  EXPECT_THAT(CheckPlainText("a\u2028b"), IsRejected("ends a line for some programs only"));
}

TEST(CheckPlainText, AMarkBelongsToALetter) {
  EXPECT_THAT(CheckPlainText("\u0301"),
              IsRejected("has U+0301 COMBINING ACUTE ACCENT (byte 1), a mark without its letter"));
  EXPECT_THAT(CheckPlainText("a \u0323"), IsRejected("a mark without its letter"));
  EXPECT_THAT(CheckPlainText("a\u0323\u0302"), IsOk());
}

TEST(CheckPlainName, IsOneLineThatNoSpreadsheetTakesForAFormula) {
  for (const char* name : {"Sở Tài chính", "2 cấp", "UBND huyện Vân Canh - An Lão", "(tạm)", "1.1"})
    EXPECT_THAT(CheckPlainName(name), IsOk()) << name;
  for (const char* name : {"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)"})
    EXPECT_THAT(CheckPlainName(name), IsRejected("makes a formula of it")) << name;
  for (const char* name : {"a\nb", "a\tb", "a\rb"})
    EXPECT_THAT(CheckPlainName(name), IsRejected("one line")) << name;
  EXPECT_THAT(CheckPlainName("a\u200b"), IsRejected("not seen"));
}

TEST(CheckPlainName, AWordHasOneScript) {
  EXPECT_THAT(CheckPlainName("Sở Tài chính và \u041e\u0442\u0434\u0435\u043b"), IsOk());
  EXPECT_THAT(
      CheckPlainName("S\u043e Tai chinh"),
      IsRejected(
          "has U+043E CYRILLIC SMALL LETTER O (byte 2) in a word of another script; type the word again"));
  EXPECT_THAT(CheckPlainName("\u0391BC"), IsRejected("LATIN CAPITAL LETTER B"));
  EXPECT_THAT(CheckPlainName("Trạm 3\u0431a"), IsRejected("of another script"));
  EXPECT_THAT(CheckPlainName("a1\u0431"),
              IsOk());  // two words for this purpose: the digit stands between them
}

TEST(FoldLook, TheToneMarkMayStandOnEitherVowel) {
  for (const auto& [one, other] : {std::pair("Hòa", "Hoà"),
                                   {"khoẻ", "khỏe"},
                                   {"Tuý", "Túy"},
                                   {"thuỷ", "thủy"},
                                   {"của", "cuả"},
                                   {"UBND xã Mỹ Hòa", "ubnd XÃ mỹ hoà"}})
    EXPECT_EQ(FoldLook(one), FoldLook(other)) << one;
  for (const auto& [one, other] : {std::pair("hoa", "hoà"),
                                   {"hoá", "hoà"},
                                   {"má", "mã"},
                                   {"lan", "lân"},
                                   {"so", "sơ"},
                                   {"dao", "đao"},
                                   {"hòa an", "hoa àn"}})
    EXPECT_NE(FoldLook(one), FoldLook(other)) << one;
}

TEST(FoldLook, WhatIsNotSeenAndTheWidthMakeNoDifference) {
  EXPECT_EQ(FoldLook("Sở\u200b Tài\u00ad chính\ufe0f"), FoldLook("sở tài chính"));
  EXPECT_EQ(FoldLook("Ｓở　Ｙ tế"), FoldLook("Sở Y tế"));
  EXPECT_EQ(FoldLook(" Lao động -TB "), FoldLook("lao động - TB"));
  EXPECT_EQ(FoldLook("\u200b\u200b"), "");
}

TEST(FoldLook, FoldingTwiceChangesNothing) {
  for (const char* name : {"Sở Văn hóa – Thể thao", "Hoà Hòa", "\u0301", "x\u0323\u0301y"})
    EXPECT_EQ(FoldLook(FoldLook(name)), FoldLook(name)) << name;
}

}  // namespace
}  // namespace thuocdo
