#include "common/rules/read_rule_set.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/status.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/files.h"
#include "common/testing/matchers.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::kRuleSetText;
using testing::ReadFile;
using testing::RuleSetTextWith;
using testing::StatusIs;

// The worked example of FORMAT.md.
constexpr char kOneCriterion[] = R"(
  # Comments and layout mean nothing.
  id: "one" title: "Một" legal_basis: "1/QĐ"
  groups { id: "all" title: "Tất cả" }
  root { id: "total" title: "Tổng" maxima { group: "all" points: "15.0" } criterion { yes_no {} } }
  levels { title: "Đạt" from_percent: "0" }
  rank_rule: RANK_RULE_DENSE missing_answer: MISSING_ANSWER_RULE_ZERO print {}
)";

TEST(RuleSet, NumbersItsNodesInTheOrderOfTheDecisionParentsFirst) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));

  std::vector<std::string> ids;
  for (const RuleNode& node : rules.nodes) ids.push_back(node.id);
  EXPECT_THAT(ids, ElementsAre("total", "use", "use.points", "use.mail", "use.staff", "use.roll-out",
                               "online", "online.services", "online.files"));
  EXPECT_THAT(rules.nodes[0].children, ElementsAre(1, 6));
  EXPECT_EQ(rules.nodes[0].parent, -1);
  EXPECT_EQ(rules.nodes[7].parent, 6);
}

TEST(RuleSet, HasExactMaximaByGroup) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));

  EXPECT_EQ(rules.FindNode("online.services")->max_by_group.at("districts"), 50);
  EXPECT_EQ(rules.FindNode("online.files")->max_by_group.count("districts"), 0u);
  EXPECT_EQ(rules.FindNode("nothing"), nullptr);
  EXPECT_TRUE(rules.HasGroup("districts"));
  EXPECT_FALSE(rules.HasGroup("communes"));
}

TEST(RuleSet, IsNamedByTheHashOfItsCanonicalBytes) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));

  EXPECT_EQ(rules.hash, Sha256(rules.canonical));
  EXPECT_EQ(rules.name, absl::StrCat("small@", Hex(rules.hash)));
}

TEST(RuleSet, HasTheBytesAndTheHashOfTheWorkedExample) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kOneCriterion));

  EXPECT_EQ(Hex(rules.canonical),
            "0a036f6e6512054de1bb99741a05312f51c49022110a03616c6c120a54e1baa5742063e1baa3"
            "2a1e0a05746f74616c120654e1bb956e6722090a03616c6c1202313532021200"
            "320b0a06c490e1baa174120130380140014a00");
  EXPECT_EQ(Hex(rules.hash), "8030bd6e0b9ec264cc241355a473e3017e2069b311e22176f38b52cc91fdee29");
}

TEST(RuleSet, KeepsItsHashWhateverTheCommentsTheLayoutAndTheZeros) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));

  for (const std::string& text :
       {absl::StrCat("# Law\n\n", kRuleSetText), RuleSetTextWith("\n", "  \n\n"),
        RuleSetTextWith("points: \"15\"", "points: \"15.0\""), RuleSetTextWith("\"0.3\"", "\"0.300\""),
        RuleSetTextWith("Tốt", "To\u0302\u0301t")}) {
    ASSERT_OK_AND_ASSIGN(RuleSet other, ParseRuleSet(text));
    EXPECT_EQ(other.name, rules.name);
    EXPECT_EQ(other.canonical, rules.canonical);
  }
}

TEST(RuleSet, HasAnotherHashWhereItMeansSomethingElse) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));
  ASSERT_OK_AND_ASSIGN(RuleSet other, ParseRuleSet(RuleSetTextWith("\"0.3\"", "\"0.31\"")));

  EXPECT_NE(other.hash, rules.hash);
}

TEST(RuleSet, IsTheSameFromItsCanonicalBytes) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));
  ASSERT_OK_AND_ASSIGN(RuleSet loaded, LoadRuleSet(rules.canonical));

  EXPECT_EQ(loaded.name, rules.name);
  EXPECT_EQ(loaded.nodes.size(), rules.nodes.size());
  EXPECT_EQ(loaded.FindNode("online.services")->max_by_group,
            rules.FindNode("online.services")->max_by_group);
}

TEST(RuleSet, IsNotLoadedFromBytesThatAreNoRuleSet) {
  EXPECT_THAT(LoadRuleSet("\x0a\xff"), StatusIs(absl::StatusCode::kDataLoss));
}

TEST(RuleSet, IsNotLoadedFromARuleSetThatIsNotSound) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));
  rules.proto.mutable_root()->set_id("");

  EXPECT_THAT(LoadRuleSet(rules.proto.SerializeAsString()),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("is not an id")));
}

TEST(RuleSet, IsNotLoadedFromBytesThatAreNotCanonical) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));
  rules.proto.mutable_levels(0)->set_from_percent("80.0");

  EXPECT_THAT(LoadRuleSet(rules.proto.SerializeAsString()),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("canonical form")));
}

TEST(RuleSet, IsNotLoadedWithFieldsThatAreNotKnown) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));
  rules.proto.GetReflection()->MutableUnknownFields(&rules.proto)->AddVarint(1000, 1);

  EXPECT_THAT(LoadRuleSet(rules.proto.SerializeAsString()),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("does not know")));
}

TEST(RuleSet, FindsLevelsExactlyAtTheirThresholds) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules, ParseRuleSet(kRuleSetText));

  EXPECT_EQ(LevelOf(rules, 84, 105), "Tốt");
  EXPECT_EQ(LevelOf(rules, Rational("8399999999/100000000"), 105), "Khá");
  EXPECT_EQ(LevelOf(rules, 63, 105), "Khá");
  EXPECT_EQ(LevelOf(rules, Rational("62999/1000"), 105), "Trung bình");
  EXPECT_EQ(LevelOf(rules, 0, 105), "Trung bình");
}

TEST(RuleSetOfBinhDinh2016, IsSoundAndHasItsHash) {
  ASSERT_OK_AND_ASSIGN(RuleSet rules,
                       ParseRuleSet(ReadFile("deploy/catalogue/rule-sets/binh-dinh-2016.txtpb")));

  EXPECT_EQ(rules.name, "binh-dinh-2016@35ad438277baa4f436cf3abdaa07125d1310837d3eea3e0a4468565dccabad2d");
  EXPECT_EQ(rules.nodes[0].max_by_group.at("departments"), 1380);
  EXPECT_EQ(rules.nodes[0].max_by_group.at("districts"), 1450);
}

}  // namespace
}  // namespace thuocdo::rules
