#include "common/base/terminal_text.h"

#include <gtest/gtest.h>

namespace thuocdo {
namespace {

TEST(SanitizeForTerminal, TextForPeopleStaysAsItIs) {
  for (const char* text : {"", "Sở Văn hóa, Thể thao và Du lịch", "\"a\" – 1.280,5", "So\xCC\x9B\xCC\x89"})
    EXPECT_EQ(SanitizeForTerminal(text), text);
}

TEST(SanitizeForTerminal, NothingEndsTheLineOrControlsTheTerminal) {
  EXPECT_EQ(SanitizeForTerminal("a\n  ✓ b"), "a\uFFFD  ✓ b");
  EXPECT_EQ(SanitizeForTerminal("\x1b[2Ja\r\t\x7f"), "\uFFFD[2Ja\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(SanitizeForTerminal("\u0085\u2028\u2029"), "\uFFFD\uFFFD\uFFFD");
}

TEST(SanitizeForTerminal, NothingIsInvisibleOrTurnsTheDirection) {
  EXPECT_EQ(SanitizeForTerminal("a\u202Eb\u200Bc\uFEFF"), "a\uFFFDb\uFFFDc\uFFFD");
}

TEST(SanitizeForTerminal, BytesThatAreNoTextAreReplaced) {
  EXPECT_EQ(SanitizeForTerminal("a\xC3(\xff"), "a\uFFFD(\uFFFD");
}

}  // namespace
}  // namespace thuocdo
