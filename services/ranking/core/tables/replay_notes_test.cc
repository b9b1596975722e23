#include "services/ranking/core/tables/replay_notes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/rules/read_rule_set.h"

namespace thuocdo::ranking {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string Criterion(const std::string& id) {
  return absl::StrCat("children { id: \"", id, "\" title: \"About ", id,
                      "\" maxima { group: \"a\" points: \"1\" } maxima { group: \"b\" points: \"1\" } ",
                      "criterion { yes_no {} } }\n");
}

// `total` = `left` + `right`, each with criteria worth 1 point.
rules::RuleSet Rules(const std::string& id, const std::vector<std::string>& left,
                     const std::vector<std::string>& right, const std::string& rest = "") {
  auto component = [](const std::string& name, const std::vector<std::string>& criteria) {
    std::string text;
    for (const std::string& criterion : criteria) text += Criterion(criterion);
    return absl::StrCat("children { id: \"", name, "\" title: \"T\" maxima { group: \"a\" points: \"",
                        criteria.size(), "\" } maxima { group: \"b\" points: \"", criteria.size(),
                        "\" } component {\n", text, "} }\n");
  };
  const size_t all = left.size() + right.size();
  return rules::ParseRuleSet(
             absl::StrCat(
                 "id: \"", id,
                 "\" title: \"T\" legal_basis: \"1\" groups { id: \"a\" title: \"A\" } groups { id: "
                 "\"b\" title: \"B\" } root { id: \"total\" title: \"T\" maxima { group: \"a\" points: \"",
                 all, "\" } maxima { group: \"b\" points: \"", all, "\" } component {\n",
                 component("left", left), component("right", right),
                 "} }\nlevels { title: \"L\" from_percent: \"0\" } rank_rule: RANK_RULE_DENSE "
                 "missing_answer: MISSING_ANSWER_RULE_ZERO print {}\n",
                 rest))
      .value();
}

// A replay under rules that drop `left.2` and add `right.2`.
class ReplayNotesTest : public ::testing::Test {
 protected:
  ReplayNotesTest() {
    view_.rules = Rules("new", {"left.1"}, {"right.1", "right.2"}, R"(amends: "old"
        changes { kind: CHANGE_KIND_DROPPED from: "left.2" } changes { kind: CHANGE_KIND_NEW to: "right.2" })");
    view_.amended = {Rules("old", {"left.1", "left.2"}, {"right.1"})};
    view_.campaign.definition.set_rule_set(view_.amended.front().name);
  }

  scoring::ScoreCard& AddCard(const std::string& organization, const std::string& group,
                              const std::vector<std::string>& criteria) {
    scoring::ScoreCard& card = cards_.emplace_back();
    card.organization = organization;
    card.group = group;
    card.declared = true;
    for (const std::string& criterion : criteria)
      card.replay_notes.push_back(
          {criterion, absl::StrCat("About ", criterion), {scoring::UnansweredReason::kMerged, std::nullopt}});
    return card;
  }

  std::vector<GroupReplayNote> Summarize(const std::string& group, const std::string& component) {
    campaign::v1::TableDefinition table;
    table.set_group(group);
    table.set_component(component);
    return SummarizeReplayNotes(view_, cards_, {table});
  }

  static std::vector<std::string> CriteriaOf(const std::vector<GroupReplayNote>& notes) {
    std::vector<std::string> criteria;
    for (const GroupReplayNote& note : notes) criteria.push_back(note.criterion);
    return criteria;
  }

  scoring::CampaignView view_;
  std::vector<scoring::ScoreCard> cards_;
};

TEST_F(ReplayNotesTest, CountsUnitsByGroupAndCriterionInTheOrderOfTheRules) {
  AddCard("x", "a", {"right.2", "left.2"});
  AddCard("y", "a", {"left.1", "right.2"});
  AddCard("z", "b", {"right.2"});
  const std::vector<GroupReplayNote> notes = Summarize("a", "total");

  ASSERT_THAT(CriteriaOf(notes), ElementsAre("left.1", "right.2", "left.2"));
  EXPECT_EQ(notes[1].units, 2u);
  EXPECT_EQ(notes[1].declared_units, 2u);
  EXPECT_EQ(notes[1].title, "About right.2");
  EXPECT_EQ(notes[1].unanswered.reason, scoring::UnansweredReason::kMerged);
  EXPECT_THAT(notes[1].organizations, ElementsAre("x", "y"));
  EXPECT_EQ(notes[2].units, 1u);
}

TEST_F(ReplayNotesTest, KeepsToTheComponentsAskedForDroppedCriteriaIncluded) {
  AddCard("x", "a", {"right.2", "left.2"});

  EXPECT_THAT(CriteriaOf(Summarize("a", "left")), ElementsAre("left.2"));
  EXPECT_THAT(CriteriaOf(Summarize("a", "right")), ElementsAre("right.2"));
  EXPECT_THAT(Summarize("b", "total"), IsEmpty());
}

TEST_F(ReplayNotesTest, OneCriterionHasANoteForEachReason) {
  AddCard("x", "a", {"right.2"});
  AddCard("y", "a", {"right.2"}).replay_notes[0].unanswered.reason = scoring::UnansweredReason::kNoAnswer;

  const std::vector<GroupReplayNote> notes = Summarize("a", "total");
  ASSERT_THAT(notes, SizeIs(2));
  EXPECT_EQ(notes[0].unanswered.reason, scoring::UnansweredReason::kNoAnswer);
  EXPECT_EQ(notes[1].units, 1u);
}

TEST_F(ReplayNotesTest, SaysWhatIsAnsweredButNotAskedByRulesThatAmendOthers) {
  view_.amended.clear();
  AddCard("x", "a", {}).unknown_criteria = {"left.2"};

  const std::vector<GroupReplayNote> notes = Summarize("a", "total");
  ASSERT_THAT(CriteriaOf(notes), ElementsAre("left.2"));
  EXPECT_EQ(notes[0].unanswered.reason, scoring::UnansweredReason::kNotAsked);
  EXPECT_EQ(notes[0].title, "");
  EXPECT_THAT(Summarize("a", "left"), IsEmpty());
}

TEST_F(ReplayNotesTest, NamesAtMostTwentyUnits) {
  for (int i = 0; i < 21; ++i) AddCard(absl::StrCat("unit-", 100 + i), "a", {"right.2"});

  const std::vector<GroupReplayNote> notes = Summarize("a", "total");
  EXPECT_EQ(notes.at(0).units, 21u);
  EXPECT_THAT(notes.at(0).organizations, SizeIs(kReplayNoteNamesMax));
}

TEST_F(ReplayNotesTest, CountsOnlyWhoHasDeclared) {
  AddCard("x", "a", {"right.2"});
  AddCard("y", "a", {}).declared = false;

  EXPECT_EQ(Summarize("a", "total").at(0).declared_units, 1u);
}

TEST_F(ReplayNotesTest, ThereAreNoneUnderTheCampaignsOwnRules) {
  view_.campaign.definition.set_rule_set(view_.rules.name);
  AddCard("x", "a", {"right.2"}).unknown_criteria = {"u"};

  EXPECT_THAT(Summarize("a", "total"), IsEmpty());
}

}  // namespace
}  // namespace thuocdo::ranking
