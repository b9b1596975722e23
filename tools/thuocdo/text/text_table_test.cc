#include "tools/thuocdo/text/text_table.h"

#include <gtest/gtest.h>

namespace thuocdo::client {
namespace {

TEST(TextTable, AlignsByColumnsOnTheTerminalNotByBytes) {
  TextTable table({{"Hạng", Align::kRight}, {"Đơn vị"}, {"Mức"}});
  table.AddSection("Mức Tốt");
  table.AddRow({"1", "Sở Tài chính", "Tốt"});
  table.AddRow({"12", "Ban", "Khá"});
  EXPECT_EQ(table.Render(),
            "Hạng  Đơn vị        Mức\n"
            "────  ────────────  ───\n"
            "Mức Tốt\n"
            "   1  Sở Tài chính  Tốt\n"
            "  12  Ban           Khá\n");
}

TEST(TextTable, NoCellForgesARowOrControlsTheTerminal) {
  TextTable table({{"position"}, {"reason"}});
  table.AddRow({"1", "đúng\n2         giả"});
  table.AddRow({"3", "\x1b[2J\u202e"});
  table.AddSection("a\nb");
  EXPECT_EQ(table.Render(),
            "position  reason\n────────  ──────\n1         đúng\uFFFD2         giả\n3         "
            "\uFFFD[2J\uFFFD\na\uFFFDb\n");
}

TEST(VietnameseNumber, WritesDotsForThousandsAndACommaForDecimals) {
  EXPECT_EQ(VietnameseNumber("1280"), "1.280");
  EXPECT_EQ(VietnameseNumber("92.75"), "92,75");
  EXPECT_EQ(VietnameseNumber("83.70"), "83,70");
  EXPECT_EQ(VietnameseNumber("1234567.5"), "1.234.567,5");
  EXPECT_EQ(VietnameseNumber("0"), "0");
}

TEST(VietnameseNumber, LeavesWhatIsNoNumberAlone) {
  EXPECT_EQ(VietnameseNumber(""), "");
  EXPECT_EQ(VietnameseNumber("1/3"), "1/3");
}

TEST(CutToWidth, CutsBetweenCharacters) {
  EXPECT_EQ(CutToWidth("chưa khai báo", 40), "chưa khai báo");
  EXPECT_EQ(CutToWidth("chưa khai báo", 5), "chưa…");
}

}  // namespace
}  // namespace thuocdo::client
