#include "common/base/text.h"

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using ::testing::HasSubstr;
using testing::IsOkAndHolds;
using testing::StatusIs;

TEST(Text, BecomesNfc) { EXPECT_THAT(NormalizeText("So\xCC\x9B\xCC\x89"), IsOkAndHolds("Sở")); }

TEST(Text, RejectsBadUtf8AndControlCharactersNamingTheByte) {
  EXPECT_THAT(NormalizeText("a\xC3"), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("byte 2")));
  EXPECT_THAT(NormalizeText("a\rb"), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("byte 2")));
  EXPECT_THAT(NormalizeText("a\tb\n"), IsOkAndHolds("a\tb\n"));
}

TEST(Text, NamesFoldCaseSpacesAndHyphens) {
  EXPECT_EQ(FoldName("Sở Lao động -TB và XH"), FoldName("sở lao động - TB  và XH "));
  EXPECT_EQ(FoldName("Sở Công Thương"), FoldName("Sở Công thương"));
  EXPECT_NE(FoldName("Sở Y tế"), FoldName("Sơ Y tế"));
  EXPECT_EQ(FoldName(" a  b "), "a b");
}

TEST(Text, IdsAreLowerCaseLettersDigitsHyphensAndDots) {
  for (const char* id : {"so-y-te", "2016", "internal-use.points", "a"}) EXPECT_TRUE(IsId(id)) << id;
  for (const char* id : {"", "-a", ".a", "A", "sở", "a b", "a/b", "a_b"}) EXPECT_FALSE(IsId(id)) << id;
  EXPECT_TRUE(IsId(std::string(64, 'a')));
  EXPECT_FALSE(IsId(std::string(65, 'a')));
}

TEST(Text, CharactersAreThoseOfUtf8) {
  auto is_letter_or_space = [](char32_t c) { return IsSpace(c) || c == U'ở' || c == U'S'; };
  EXPECT_TRUE(AllCharacters("Sở\u00a0\u2003 S", is_letter_or_space));
  EXPECT_TRUE(AllCharacters("", is_letter_or_space));
  for (const char* text : {"Sơ", "S\xe1\xbb", "\xff"})
    EXPECT_FALSE(AllCharacters(text, is_letter_or_space)) << text;
}

TEST(Text, AWholeNumberHasOneForm) {
  EXPECT_EQ(ParseWholeNumber("0"), 0u);
  EXPECT_EQ(ParseWholeNumber("18446744073709551615"), UINT64_MAX);
  for (const char* text : {"", "00", "01", "+1", "-1", " 1", "1 ", "1.0", "18446744073709551616", "một"})
    EXPECT_EQ(ParseWholeNumber(text), std::nullopt) << text;
}

TEST(Text, WidthIsInColumnsNotBytes) {
  EXPECT_EQ(DisplayWidth("Sở Y tế"), 7);
  EXPECT_EQ(DisplayWidth("So\xCC\x9B\xCC\x89"), 2);
  EXPECT_EQ(DisplayWidth("日本"), 4);
}

TEST(CountedNoun, PutsTheNounInItsNumber) {
  EXPECT_EQ(CountedNoun(1, "organization"), "1 organization");
  EXPECT_EQ(CountedNoun(0, "organization"), "0 organizations");
  EXPECT_EQ(CountedNoun(2, "score card"), "2 score cards");
  EXPECT_EQ(CountedNoun(1, "entry"), "1 entry");
  EXPECT_EQ(CountedNoun(4242, "entry"), "4242 entries");
}

}  // namespace
}  // namespace thuocdo
