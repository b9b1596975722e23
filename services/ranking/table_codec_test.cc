#include "services/ranking/table_codec.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace thuocdo::ranking {
namespace {

using ::testing::ElementsAre;

GroupReplayNote NoteOf(const scoring::UnansweredCriterion& unanswered) {
  GroupReplayNote note;
  note.group = "departments";
  note.criterion = "use.mail";
  note.title = "Mail";
  note.unanswered = unanswered;
  note.units = 2;
  note.declared_units = 3;
  note.organizations = {"so-a", "so-b"};
  return note;
}

TEST(ReplayToProtoTest, WritesEveryFieldOfANote) {
  scoring::CampaignView view;
  view.campaign.definition.set_rule_set("own@00");
  view.amended.resize(1);
  view.amended[0].name = "own@00";
  const ranking::v1::Replay replay = ReplayToProto(
      view, {NoteOf({scoring::UnansweredReason::kMerged, scoring::MissingAnswerConsequence::kNoPoints})});
  EXPECT_EQ(replay.own_rule_set(), "own@00");
  EXPECT_THAT(replay.amended_rule_sets(), ElementsAre("own@00"));
  ASSERT_EQ(replay.notes_size(), 1);
  EXPECT_EQ(replay.notes(0).group(), "departments");
  EXPECT_EQ(replay.notes(0).criterion(), "use.mail");
  EXPECT_EQ(replay.notes(0).title(), "Mail");
  EXPECT_EQ(replay.notes(0).what(), "tiêu chí được gộp, số liệu cũ không cộng được; được 0 điểm");
  EXPECT_EQ(replay.notes(0).units(), 2u);
  EXPECT_EQ(replay.notes(0).declared_units(), 3u);
  EXPECT_THAT(replay.notes(0).organizations(), ElementsAre("so-a", "so-b"));
}

TEST(ReplayToProtoTest, SaysThatACriterionIsNotInTheRuleSet) {
  const ranking::v1::Replay replay =
      ReplayToProto(scoring::CampaignView(), {NoteOf({scoring::UnansweredReason::kNotAsked, std::nullopt})});
  ASSERT_EQ(replay.notes_size(), 1);
  EXPECT_EQ(replay.notes(0).what(), "bộ tiêu chí này không có, số liệu không được tính");
}

}  // namespace
}  // namespace thuocdo::ranking
