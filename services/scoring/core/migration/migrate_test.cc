#include "services/scoring/core/migration/migrate.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/rules/answer.h"
#include "common/rules/read_rule_set.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::scoring {
namespace {

using testing::AnswerOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::NodeOf;
using ::testing::Pair;
using testing::Sourced;

// A rule set of count ratios and yes/no criteria, 10 points each, under one total.
std::string RulesText(const std::string& id, const std::vector<std::string>& criteria,
                      const std::string& rest = "") {
  std::string children;
  for (const std::string& criterion : criteria) {
    const bool yes_no = criterion[0] == 'y';
    absl::StrAppend(&children, "children { id: \"", criterion, "\" title: \"C\" ",
                    "maxima { group: \"all\" points: \"10\" } criterion { ",
                    yes_no ? "yes_no {}" : "count_ratio { full_marks_from: \"1\" }", " } }\n");
  }
  return absl::StrCat("id: \"", id, "\" title: \"T\" legal_basis: \"1\" groups { id: \"all\" title: \"A\" } ",
                      "root { id: \"total\" title: \"T\" maxima { group: \"all\" points: \"",
                      10 * criteria.size(), "\" } component { ", children,
                      "} } levels { title: \"L\" from_percent: \"0\" } ",
                      "rank_rule: RANK_RULE_DENSE missing_answer: MISSING_ANSWER_RULE_ZERO print {} ", rest);
}

class MigrationTest : public ::testing::Test {
 protected:
  static rules::RuleSet Revised(const std::vector<std::string>& criteria, const std::string& changes) {
    return rules::ParseRuleSet(RulesText("new", criteria, "amends: \"old\" " + changes)).value();
  }

  // The roster entry of a unit of the only group.
  static campaign::v1::RosterEntry OfAll() {
    campaign::v1::RosterEntry entry;
    entry.set_group("all");
    return entry;
  }

  streams::SheetState Migrate(const rules::RuleSet& to) { return MigrateSheet(old_, to, sheet_, &lost_); }

  // The card of the sheet under `to`, for a campaign whose own rules are the old ones.
  ScoreCard Replay(const rules::RuleSet& to, std::vector<const rules::RuleSet*> amended) {
    testing::ScoredCampaign campaign(to);
    campaign.Enroll("a", "all");
    campaign.input.sheets["a"] = sheet_;
    campaign.input.replay = true;
    campaign.input.amended = std::move(amended);
    return campaign.Cards().value().at(0);
  }

  static std::vector<std::pair<std::string, std::string>> NotesOf(const ScoreCard& card) {
    std::vector<std::pair<std::string, std::string>> notes;
    for (const ReplayNote& note : card.replay_notes)
      notes.emplace_back(note.criterion, UnansweredText(note.unanswered));
    return notes;
  }

  rules::RuleSet old_ = rules::ParseRuleSet(RulesText("old", {"a", "b", "yes"})).value();
  streams::SheetState sheet_ =
      testing::DeclaredSheet(old_, OfAll(), {{"a", "1/2"}, {"b", "3/8"}, {"yes", "yes"}});
  UnmigratedAnswers lost_;
};

TEST_F(MigrationTest, KeptAndRenamedCriteriaCarryEveryKindOfAnswer) {
  sheet_.corrected["a"].answer =
      Sourced(streams::AnswerKind::kCorrected, 12, AnswerOf(old_, "a", "all", "0/2"));
  sheet_.observed["a"] = Sourced(streams::AnswerKind::kObserved, 11, AnswerOf(old_, "a", "all", "1/3"));
  streams::SheetState migrated =
      Migrate(Revised({"c", "b", "yes"}, R"(changes { kind: CHANGE_KIND_RENAMED from: "a" to: "c" }
                            changes { kind: CHANGE_KIND_KEPT from: "yes" to: "yes" })"));

  EXPECT_EQ(rules::AnswerText(migrated.declared.at("c").answer), "1/2");
  EXPECT_EQ(rules::AnswerText(migrated.observed.at("c").answer), "1/3");
  EXPECT_EQ(rules::AnswerText(migrated.corrected.at("c").answer.answer), "0/2");
  EXPECT_EQ(rules::AnswerText(migrated.declared.at("b").answer), "3/8");
  EXPECT_EQ(rules::AnswerText(migrated.declared.at("yes").answer), "yes");
  EXPECT_FALSE(migrated.declared.contains("a"));
  EXPECT_THAT(lost_.missing, IsEmpty());
}

TEST_F(MigrationTest, IdsThatAreSwappedAreSwapped) {
  streams::SheetState migrated = Migrate(Revised({"a", "b", "yes"}, R"(
      changes { kind: CHANGE_KIND_RENAMED from: "a" to: "b" }
      changes { kind: CHANGE_KIND_RENAMED from: "b" to: "a" })"));

  EXPECT_EQ(rules::AnswerText(migrated.declared.at("a").answer), "3/8");
  EXPECT_EQ(rules::AnswerText(migrated.declared.at("b").answer), "1/2");
}

TEST_F(MigrationTest, ASplitCarriesOnlyWhereTheMapSaysSo) {
  std::string split = R"(changes { kind: CHANGE_KIND_SPLIT from: "a" to: "a1" to: "a2")";
  streams::SheetState with = Migrate(Revised({"a1", "a2", "b", "yes"}, split + " carry: true }"));
  EXPECT_EQ(rules::AnswerText(with.declared.at("a1").answer), "1/2");
  EXPECT_EQ(rules::AnswerText(with.declared.at("a2").answer), "1/2");
  EXPECT_THAT(lost_.missing, IsEmpty());

  streams::SheetState without = Migrate(Revised({"a1", "a2", "b", "yes"}, split + " }"));
  EXPECT_FALSE(without.declared.contains("a1"));
  EXPECT_EQ(lost_.missing.size(), 2u);
}

TEST_F(MigrationTest, MergedCountsAddUpWithTheirCorrections) {
  sheet_.corrected["b"].answer =
      Sourced(streams::AnswerKind::kCorrected, 12, AnswerOf(old_, "b", "all", "2/8"));
  streams::SheetState migrated =
      Migrate(Revised({"m", "yes"}, R"(changes { kind: CHANGE_KIND_MERGED from: "a" from: "b" to: "m" })"));

  EXPECT_EQ(rules::AnswerText(migrated.corrected.at("m").answer.answer), "3/10");
  EXPECT_EQ(migrated.corrected.at("m").answer.position, Position{12});
  EXPECT_FALSE(migrated.declared.contains("m"));
}

TEST_F(MigrationTest, OtherMergedAnswersAreMissing) {
  std::string merged = R"(changes { kind: CHANGE_KIND_MERGED from: "a" from: "yes" to: "m" })";
  EXPECT_FALSE(Migrate(Revised({"m", "b"}, merged)).declared.contains("m"));
  EXPECT_TRUE(lost_.missing.contains("m"));

  sheet_.declared.erase("a");
  lost_ = {};
  std::string counts = R"(changes { kind: CHANGE_KIND_MERGED from: "a" from: "b" to: "m" })";
  EXPECT_FALSE(Migrate(Revised({"m", "yes"}, counts)).declared.contains("m"));
  EXPECT_TRUE(lost_.missing.contains("m"));
}

TEST_F(MigrationTest, ACardSaysWhatHadNoAnswerAndWhatWasDoneAboutIt) {
  rules::RuleSet revised = Revised({"a1", "a2", "yb", "new"}, R"(
      changes { kind: CHANGE_KIND_SPLIT from: "a" to: "a1" to: "a2" }
      changes { kind: CHANGE_KIND_RENAMED from: "b" to: "yb" }
      changes { kind: CHANGE_KIND_DROPPED from: "yes" }
      changes { kind: CHANGE_KIND_NEW to: "new" })");
  ScoreCard card = Replay(revised, {&old_});

  EXPECT_THAT(NotesOf(card),
              ElementsAre(Pair("a1", "tiêu chí được tách, số liệu cũ không chuyển sang; được 0 điểm"),
                          Pair("a2", "tiêu chí được tách, số liệu cũ không chuyển sang; được 0 điểm"),
                          Pair("yb", "số liệu cũ không hợp với cách chấm mới; được 0 điểm"),
                          Pair("new", "tiêu chí mới, chưa có số liệu; được 0 điểm"),
                          Pair("yes", "tiêu chí đã bỏ, số liệu không được tính")));
  EXPECT_THAT(card.unknown_criteria, IsEmpty());
}

TEST_F(MigrationTest, AmendmentsOfAmendmentsCarryStepByStep) {
  rules::RuleSet second =
      Revised({"c", "b", "yes"}, R"(changes { kind: CHANGE_KIND_RENAMED from: "a" to: "c" })");
  rules::RuleSet third =
      Revised({"m", "yes"}, R"(changes { kind: CHANGE_KIND_MERGED from: "c" from: "b" to: "m" })");

  EXPECT_EQ(NodeOf(Replay(third, {&old_, &second}), "m").points, 4);
}

TEST_F(MigrationTest, WhatIsMissingGoesTheWayOfItsCriterionThroughLaterAmendments) {
  rules::RuleSet second =
      Revised({"b", "yes", "n1", "n2", "n3"}, R"(changes { kind: CHANGE_KIND_DROPPED from: "a" }
      changes { kind: CHANGE_KIND_NEW to: "n1" } changes { kind: CHANGE_KIND_NEW to: "n2" }
      changes { kind: CHANGE_KIND_NEW to: "n3" })");
  rules::RuleSet third =
      Revised({"b", "yes", "r1", "n3", "a"}, R"(changes { kind: CHANGE_KIND_RENAMED from: "n1" to: "r1" }
      changes { kind: CHANGE_KIND_DROPPED from: "n2" } changes { kind: CHANGE_KIND_NEW to: "a" })");
  ScoreCard card = Replay(third, {&old_, &second});

  EXPECT_THAT(NotesOf(card), ElementsAre(Pair("r1", "tiêu chí mới, chưa có số liệu; được 0 điểm"),
                                         Pair("n3", "tiêu chí mới, chưa có số liệu; được 0 điểm"),
                                         Pair("a", "tiêu chí mới, chưa có số liệu; được 0 điểm"),
                                         Pair("a", "tiêu chí đã bỏ, số liệu không được tính")));
}

TEST_F(MigrationTest, ANoteBearsTheTitleOfItsCriterionAlsoOfADroppedOne) {
  rules::RuleSet revised = Revised({"b", "yes", "new"}, R"(changes { kind: CHANGE_KIND_DROPPED from: "a" }
                            changes { kind: CHANGE_KIND_NEW to: "new" })");
  for (const ReplayNote& note : Replay(revised, {&old_}).replay_notes) EXPECT_EQ(note.title, "C");
}

TEST_F(MigrationTest, AnAnswerOfTheWrongSourceIsNotSaidToBeOfTheWrongKind) {
  rules::RuleSet revised =
      rules::ParseRuleSet(absl::StrReplaceAll(RulesText("new", {"a", "b", "yes"}, "amends: \"old\""),
                                              {{"yes_no {}", "yes_no {} source: SOURCE_OBSERVED"}}))
          .value();

  EXPECT_THAT(NotesOf(Replay(revised, {&old_})),
              ElementsAre(Pair("yes", "không có số liệu từ hệ thống dùng chung; được 0 điểm")));
}

TEST_F(MigrationTest, RulesThatAmendOthersTakeTheAnswersToEqualIds) {
  rules::RuleSet other = rules::ParseRuleSet(RulesText("other", {"a", "x"})).value();
  ScoreCard card = Replay(other, {});

  EXPECT_EQ(NodeOf(card, "a").points, 5);
  EXPECT_THAT(NotesOf(card), ElementsAre(Pair("x", "không có số liệu; được 0 điểm")));
  EXPECT_THAT(card.unknown_criteria, ElementsAre("b", "yes"));
}

TEST_F(MigrationTest, TheRostersCriteriaAreCarriedToo) {
  campaign::v1::RosterEntry entry;
  for (const char* node : {"a", "b", "yes"}) {
    entry.add_not_assessed()->set_node(node);
    entry.mutable_not_assessed(entry.not_assessed_size() - 1)->set_reason("why");
  }
  entry = MigrateEntry(Revised({"m", "y1", "y2"}, R"(
      changes { kind: CHANGE_KIND_MERGED from: "a" from: "b" to: "m" }
      changes { kind: CHANGE_KIND_SPLIT from: "yes" to: "y1" to: "y2" })"),
                       entry);

  std::vector<std::string> nodes;
  for (const campaign::v1::NotAssessed& left : entry.not_assessed()) nodes.push_back(left.node());
  EXPECT_THAT(nodes, ElementsAre("m", "y1", "y2"));
}

}  // namespace
}  // namespace thuocdo::scoring
