#include "common/base/text.h"

#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using ::testing::HasSubstr;
using testing::IsOkAndHolds;
using testing::StatusIs;

TEST(Text, BecomesNfc) { EXPECT_THAT(NormalizeText("So\xCC\x9B\xCC\x89"), IsOkAndHolds("Sở")); }

TEST(Text, RefusesBadUtf8AndControlCharactersNamingTheByte) {
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

TEST(Text, WidthIsInColumnsNotBytes) {
  EXPECT_EQ(DisplayWidth("Sở Y tế"), 7);
  EXPECT_EQ(DisplayWidth("So\xCC\x9B\xCC\x89"), 2);
  EXPECT_EQ(DisplayWidth("日本"), 4);
}

}  // namespace
}  // namespace thuocdo
