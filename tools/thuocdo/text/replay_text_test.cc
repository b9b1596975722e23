#include "tools/thuocdo/text/replay_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thuocdo::client {
namespace {

using ranking::v1::GetTablesResponse;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

GetTablesResponse ReplayOf2016() {
  GetTablesResponse tables;
  tables.mutable_axes()->set_rule_set("rules-2018@22");
  tables.mutable_replay()->set_own_rule_set("rules-2016@00");
  tables.mutable_replay()->add_amended_rule_sets("rules-2016@00");
  tables.mutable_replay()->add_amended_rule_sets("rules-2017@11");
  return tables;
}

ranking::v1::ReplayNote& AddNote(GetTablesResponse& tables, const std::string& criterion, uint32_t units) {
  ranking::v1::ReplayNote& note = *tables.mutable_replay()->add_notes();
  note.set_group("departments");
  note.set_criterion(criterion);
  note.set_title("Sao lưu");
  note.set_what("tiêu chí mới; được 0 điểm");
  note.set_units(units);
  note.set_declared_units(19);
  return note;
}

TEST(RenderReplay, SaysNothingUnderTheCampaignsOwnRules) {
  EXPECT_EQ(RenderReplay(GetTablesResponse(), "departments"), "");
  EXPECT_THAT(ReplayHead(GetTablesResponse()), IsEmpty());
  EXPECT_THAT(ReplayNoteLines(GetTablesResponse(), "departments"), IsEmpty());
}

TEST(RenderReplay, SaysUnderWhichRulesAndHowAnswersCameThere) {
  EXPECT_THAT(ReplayHead(ReplayOf2016()),
              ElementsAre("Tính lại theo bộ tiêu chí rules-2018; bộ tiêu chí của kỳ đánh giá là rules-2016.",
                          "Số liệu được chuyển theo các lần sửa đổi: rules-2016 → rules-2017 → rules-2018."));
  EXPECT_THAT(RenderReplay(ReplayOf2016(), "departments"),
              HasSubstr("Mọi tiêu chí được chấm đều có số liệu."));
}

TEST(RenderReplay, SaysWhereTheRulesHaveNothingToDoWithTheCampaigns) {
  GetTablesResponse tables = ReplayOf2016();
  tables.mutable_replay()->clear_amended_rule_sets();
  EXPECT_THAT(
      RenderReplay(tables, "departments"),
      HasSubstr("không sửa đổi bộ tiêu chí của kỳ đánh giá: số liệu được lấy theo mã tiêu chí trùng"));
}

TEST(RenderReplay, ListsTheNotesOfTheGroupByCriterion) {
  GetTablesResponse tables = ReplayOf2016();
  AddNote(tables, "security.11", 19);
  AddNote(tables, "security.12", 19).set_group("districts");
  const std::string text = RenderReplay(tables, "departments");
  EXPECT_THAT(text, HasSubstr("\nsecurity.11  Sao lưu       19/19  tiêu chí mới; được 0 điểm\n"));
  EXPECT_THAT(text, Not(HasSubstr("security.12")));
  EXPECT_THAT(text, Not(HasSubstr("gồm")));
  EXPECT_THAT(ReplayNoteLines(tables, "districts"),
              ElementsAre("security.12 (Sao lưu): 19/19 đơn vị: tiêu chí mới; được 0 điểm"));
}

TEST(RenderReplay, NamesTheUnitsWhereItIsNotAllOfThem) {
  GetTablesResponse tables = ReplayOf2016();
  ranking::v1::ReplayNote& note = AddNote(tables, "a", 3);
  note.clear_title();
  note.add_organizations("so-a");
  note.add_organizations("so-b");
  EXPECT_THAT(RenderReplay(tables, "departments"), HasSubstr("  gồm so-a, so-b, …\n"));
  EXPECT_THAT(ReplayNoteLines(tables, "departments"),
              ElementsAre("a: 3/19 đơn vị: tiêu chí mới; được 0 điểm; gồm so-a, so-b, …"));
}

TEST(RenderReplay, NamesAtMostFiveUnits) {
  GetTablesResponse tables = ReplayOf2016();
  ranking::v1::ReplayNote& note = AddNote(tables, "a", 6);
  for (const char* unit : {"u1", "u2", "u3", "u4", "u5", "u6"}) note.add_organizations(unit);
  EXPECT_THAT(RenderReplay(tables, "departments"), HasSubstr("  gồm u1, u2, u3, u4, u5, …\n"));
}

TEST(RenderReplayNotes, ListsWhatOneCardDoesNotAnswer) {
  scoring::v1::ScoreCard card;
  EXPECT_EQ(RenderReplayNotes(card), "");
  scoring::v1::ReplayNote& note = *card.add_replay_notes();
  note.set_criterion("security.11");
  note.set_title("Sao lưu");
  note.set_what("tiêu chí mới; được 0 điểm");
  EXPECT_THAT(RenderReplayNotes(card), HasSubstr("\nsecurity.11  Sao lưu   tiêu chí mới; được 0 điểm\n"));
}

}  // namespace
}  // namespace thuocdo::client
