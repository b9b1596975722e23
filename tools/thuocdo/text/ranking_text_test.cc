#include "tools/thuocdo/text/ranking_text.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ranking::v1::GetTablesResponse;
using ranking::v1::Table;
using ranking::v1::TableRow;
using ::testing::HasSubstr;
using testing::StatusIs;

Table& AddTable(GetTablesResponse& tables, const std::string& id, const std::string& group,
                const std::string& component) {
  Table& table = *tables.add_tables();
  table.set_id(id);
  table.set_group(group);
  table.set_component(component);
  return table;
}

GetTablesResponse FourTables() {
  GetTablesResponse tables;
  AddTable(tables, "1", "departments", "total");
  AddTable(tables, "1.1", "departments", "portal");
  AddTable(tables, "2", "districts", "total");
  AddTable(tables, "2.1", "districts", "portal");
  return tables;
}

TableRow& AddRow(Table& table, uint32_t rank, const std::string& name, const std::string& level) {
  TableRow& row = *table.add_rows();
  row.set_rank(rank);
  row.set_name(name);
  row.set_level(level);
  row.set_max_points("1380");
  if (rank > 0) row.set_points("1280");
  if (rank > 0) row.set_percent("92.75");
  return row;
}

TEST(ChooseTable, TakesTheTotalUnlessATableIsNamed) {
  ASSERT_OK_AND_ASSIGN(Table total, ChooseTable(FourTables(), "districts", "", "total"));
  EXPECT_EQ(total.id(), "2");
  ASSERT_OK_AND_ASSIGN(Table portal, ChooseTable(FourTables(), "districts", "portal", "total"));
  EXPECT_EQ(portal.id(), "2.1");
}

TEST(ChooseTable, NeedsNoGroupWhereTheNumberSaysIt) {
  ASSERT_OK_AND_ASSIGN(Table portal, ChooseTable(FourTables(), "", "1.1", "total"));
  EXPECT_EQ(portal.group(), "departments");
}

TEST(ChooseTable, ListsTheGroupsWhereThereAreSeveral) {
  EXPECT_THAT(
      ChooseTable(FourTables(), "", "", "total"),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("--group departments | --group districts")));
}

TEST(ChooseTable, ListsTheTablesWhereNoneIsMeant) {
  EXPECT_THAT(ChooseTable(FourTables(), "", "9", "total"),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("2.1 (districts/portal)")));
}

TEST(RenderRankingTable, GroupsRowsUnderLevelsAndWritesNumbersTheVietnameseWay) {
  Table table;
  AddRow(table, 1, "Sở Tài chính", "Tốt").set_previous_rank(2);
  AddRow(table, 2, "Sở Nội vụ", "Khá");
  const std::string text = RenderRankingTable(table);
  EXPECT_THAT(text, HasSubstr("Hạng  Đơn vị         Điểm  Điểm tối đa  Tỷ lệ (%)  Mức  Hạng năm trước\n"));
  EXPECT_THAT(
      text,
      HasSubstr(
          "Mức Tốt\n   1  Sở Tài chính  1.280        1.380      92,75  Tốt               2\nMức Khá\n"));
}

TEST(RenderRankingTable, ListsAUnitThatHasNotDeclaredWithoutPoints) {
  Table table;
  AddRow(table, 0, "Sở Y tế", "");
  const std::string text = RenderRankingTable(table);
  EXPECT_THAT(text, HasSubstr("Sở Y tế  chưa khai báo"));
}

TEST(RenderRankingTable, MarksRowsWithInferredOrGeneratedAnswersAndSaysWhatTheMarkMeans) {
  Table table;
  AddRow(table, 1, "An Nhơn", "Tốt").add_bases(event::v1::BASIS_INFERRED);
  AddRow(table, 2, "Tuy Phước", "Tốt").add_bases(event::v1::BASIS_GENERATED);
  const std::string text = RenderRankingTable(table);
  EXPECT_THAT(text, HasSubstr("An Nhơn* "));
  EXPECT_THAT(text, HasSubstr("Tuy Phước† "));
  EXPECT_THAT(text, HasSubstr("* Điểm có phần dựa trên số liệu suy ra"));
  EXPECT_THAT(text, HasSubstr("† Điểm có phần dựa trên số liệu do công cụ tạo ra"));
}

ranking::v1::TableRow RowOf(const std::string& name, uint32_t rank, const std::string& exact) {
  ranking::v1::TableRow row;
  row.set_name(name);
  row.set_rank(rank);
  row.set_points("20.00");
  row.set_max_points("60.00");
  row.set_percent("33.33");
  row.set_exact_points(exact);
  return row;
}

TEST(EqualPrintNotes, TellApartWhatIsPrintedAlikeButRankedApart) {
  Table table;
  *table.add_rows() = RowOf("Sở A", 1, "20");
  *table.add_rows() = RowOf("Sở B", 2, "99999/5000");
  *table.add_rows() = RowOf("Sở C", 2, "99999/5000");
  EXPECT_THAT(EqualPrintNotes(table),
              ::testing::ElementsAre("Điểm in bằng nhau nhưng khác hạng, vì điểm chính xác khác nhau: Sở A "
                                     "20,000 (hạng 1); Sở B 19,999 (hạng 2); Sở C 19,999 (hạng 2)."));
  *table.mutable_rows(0) = RowOf("Sở A", 1, "199999/10000");
  EXPECT_THAT(EqualPrintNotes(table),
              ::testing::ElementsAre(::testing::HasSubstr("Sở A 19,9999 (hạng 1); Sở B 19,9998 (hạng 2)")));
}

TEST(EqualPrintNotes, AreNoneWhereRanksOrPrintsAgree) {
  Table table;
  *table.add_rows() = RowOf("Sở A", 1, "20");
  *table.add_rows() = RowOf("Sở B", 1, "20");
  *table.add_rows() = RowOf("Sở C", 0, "");
  EXPECT_THAT(EqualPrintNotes(table), ::testing::IsEmpty());
  *table.add_rows() = RowOf("Sở D", 3, "19");
  table.mutable_rows(3)->set_points("19.00");
  EXPECT_THAT(EqualPrintNotes(table), ::testing::IsEmpty());
}

TEST(RenderRankingTable, SaysWhoHasNoPlaceAndWhy) {
  Table table;
  table.add_excluded()->set_name("Ban Dân tộc");
  table.mutable_excluded(0)->set_reason("không có thủ tục hành chính");
  EXPECT_THAT(RenderRankingTable(table),
              HasSubstr("Không xếp hạng: Ban Dân tộc (không có thủ tục hành chính)."));
}

}  // namespace
}  // namespace thuocdo::client
