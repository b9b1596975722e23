#include "common/base/terminal_text.h"

#include <gtest/gtest.h>

namespace thuocdo {
namespace {

TEST(OneLine, TextForPeopleStaysAsItIs) {
  for (const char* text : {"", "Sở Văn hóa, Thể thao và Du lịch", "\"a\" – 1.280,5", "So\xCC\x9B\xCC\x89"})
    EXPECT_EQ(OneLine(text), text);
}

TEST(OneLine, NothingEndsTheLineOrControlsTheTerminal) {
  EXPECT_EQ(OneLine("a\n  ✓ b"), "a\uFFFD  ✓ b");
  EXPECT_EQ(OneLine("\x1b[2Ja\r\t\x7f"), "\uFFFD[2Ja\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(OneLine("\u0085\u2028\u2029"), "\uFFFD\uFFFD\uFFFD");
}

TEST(OneLine, NothingIsInvisibleOrTurnsTheDirection) {
  EXPECT_EQ(OneLine("a\u202Eb\u200Bc\uFEFF"), "a\uFFFDb\uFFFDc\uFFFD");
}

TEST(OneLine, BytesThatAreNoTextAreReplaced) { EXPECT_EQ(OneLine("a\xC3(\xff"), "a\uFFFD(\uFFFD"); }

}  // namespace
}  // namespace thuocdo
