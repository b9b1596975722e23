#include "common/rules/check/rule_set_check.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::kRuleSetText;
using testing::RuleSetChange;
using testing::RuleSetTextWith;
using testing::StatusIs;

// The violations of `text`, one string each.
std::vector<std::string> ViolationsOf(const std::string& text) {
  std::vector<std::string> violations;
  rpc::v1::ErrorDetail detail = DetailOf(ParseRuleSet(text).status());
  for (const rpc::v1::Violation& violation : detail.violations())
    violations.push_back(absl::StrCat(violation.field(), ": ", violation.message()));
  return violations;
}

// The line, from 1, where `part` first is in `text`.
long LineOf(const std::string& text, const std::string& part) {
  return 1 + std::count(text.begin(), text.begin() + static_cast<long>(text.find(part)), '\n');
}

TEST(RuleSetCheck, AcceptsASoundRuleSet) { EXPECT_THAT(ParseRuleSet(kRuleSetText), IsOk()); }

TEST(RuleSetCheck, NamesTheLineOfASyntaxError) {
  EXPECT_THAT(ViolationsOf("id: \"x\"\n} {"), ElementsAre(HasSubstr("line 2: ")));
}

TEST(RuleSetCheck, NamesTheLineOfAFieldThatIsWrittenTwice) {
  EXPECT_THAT(ViolationsOf("id: \"x\"\nid: \"y\""), ElementsAre(HasSubstr("line 2: ")));
  EXPECT_THAT(ViolationsOf("root {\n component {}\n criterion {} }"), ElementsAre(HasSubstr("line 3: ")));
}

TEST(RuleSetCheck, TakesAByteOrderMarkAndLinesThatEndInCrLf) {
  std::string text = absl::StrCat("\xEF\xBB\xBF", RuleSetTextWith("\n", "\r\n"));
  EXPECT_EQ(ParseRuleSet(text).value().name, ParseRuleSet(kRuleSetText).value().name);
}

TEST(RuleSetCheck, RejectsTextThatIsNotUtf8EvenInComments) {
  EXPECT_THAT(ViolationsOf(absl::StrCat("# \xff\n", kRuleSetText)),
              ElementsAre("rule set: is not UTF-8 text (byte 3)"));
}

TEST(RuleSetCheck, NamesEveryUnknownFieldAndEveryViolationOfMeaningTogether) {
  std::string text =
      absl::StrCat("colour: \"red\"\n", RuleSetTextWith("yes_no {}", "yes_no { weight: 2 }"), "id2: 1");
  EXPECT_THAT(ViolationsOf(text), ElementsAre(HasSubstr("line 1: "),
                                              HasSubstr(absl::StrCat("line ", LineOf(text, "weight"), ": ")),
                                              HasSubstr(absl::StrCat("line ", LineOf(text, "id2"), ": "))));
}

TEST(RuleSetCheck, NamesAllViolationsAtOnceWithTheirLines) {
  std::string text = RuleSetTextWith("\"0.7\"", "\"1.5\"");
  text = absl::StrReplaceAll(text,
                             {{"id: \"use.mail\"", "id: \"Mail\""}, {"percent: \"60\"", "percent: \"85\""}});
  EXPECT_THAT(
      ViolationsOf(text),
      ElementsAre(
          absl::StrCat("line ", LineOf(text, "\"Mail\""),
                       ", node Mail: id \"Mail\" is not an id: 1 to 64 lower-case letters, digits, - and ."),
          absl::StrCat("line ", LineOf(text, "\"1.5\""),
                       ", node online.files: full_marks_from must be above 0 and at most 1"),
          absl::StrCat("line ", LineOf(text, "\"85\""),
                       ", level 2: from_percent is not below the level before it")));
}

TEST(RuleSetCheck, NamesTheLineOfTheNodeWhereSomethingIsMissing) {
  std::string text =
      RuleSetTextWith("criterion { yes_no {} not_applicable: NOT_APPLICABLE_RULE_LEAVE_OUT }", "");
  EXPECT_THAT(ViolationsOf(text),
              ElementsAre(absl::StrCat("line ", LineOf(text, "use.mail") - 1,
                                       ", node use.mail: is neither a component nor a criterion")));
}

class RuleSetCheckOf : public ::testing::TestWithParam<RuleSetChange> {};

TEST_P(RuleSetCheckOf, RejectsTheViolation) {
  EXPECT_THAT(ViolationsOf(RuleSetTextWith(GetParam().from, GetParam().to)),
              ElementsAre(HasSubstr(GetParam().violation)));
}

INSTANTIATE_TEST_SUITE_P(
    Whole, RuleSetCheckOf,
    ::testing::Values(
        RuleSetChange{"Id", "id: \"small\"", "id: \"Small One\"",
                      "line 2, rule set: id \"Small One\" is not an id"},
        RuleSetChange{"MissingId", "id: \"small\"", "", "rule set: id \"\" is not an id"},
        RuleSetChange{"MissingTitle", "title: \"Bộ tiêu chí nhỏ\"", "", "rule set: title is missing"},
        RuleSetChange{"BlankTitle", "Bộ tiêu chí nhỏ", "  ", "rule set: title is missing"},
        RuleSetChange{"TitleOfAFormula", "Bộ tiêu chí nhỏ", "=1+1",
                      "title begins with =, which makes a formula of it"},
        RuleSetChange{"TitleWithAHiddenCharacter", "Bộ tiêu chí nhỏ", "B\\342\\200\\213",
                      "title has U+200B ZERO WIDTH SPACE (byte 2)"},
        RuleSetChange{"LegalBasisThatRunsBackwards", "1/QĐ-UBND", "1\u202e/QĐ",
                      "legal_basis has U+202E RIGHT-TO-LEFT OVERRIDE"},
        RuleSetChange{"TitleOfTwoLines", "Bộ tiêu chí nhỏ", "Bộ\\ntiêu chí", "title must be one line"},
        RuleSetChange{"TitleThatIsNotUtf8", "Bộ tiêu chí nhỏ", "B\\377", "title is not UTF-8"},
        RuleSetChange{"MissingLegalBasis", "legal_basis: \"1/QĐ-UBND\"", "",
                      "rule set: legal_basis is missing"},
        RuleSetChange{"MissingRankRule", "rank_rule: RANK_RULE_DENSE", "", "rank_rule is missing"},
        RuleSetChange{"UnknownRankRule", "RANK_RULE_DENSE", "7", "rank_rule is unknown"},
        RuleSetChange{"UnknownRankRuleName", "RANK_RULE_DENSE", "RANK_RULE_NICE", "RANK_RULE_NICE"},
        RuleSetChange{"MissingMissingAnswerRule", "missing_answer: MISSING_ANSWER_RULE_ZERO", "",
                      "missing_answer is missing"},
        RuleSetChange{"UnknownMissingAnswerRule", "MISSING_ANSWER_RULE_ZERO", "9",
                      "missing_answer is unknown"},
        RuleSetChange{"MissingPrint",
                      "print { points_digits: 0 percent_digits: 2 rounding: ROUNDING_HALF_UP }", "",
                      "print is missing"},
        RuleSetChange{"PointsDigits", "points_digits: 0", "points_digits: 7",
                      "print: points_digits is above 6"},
        RuleSetChange{"PercentDigits", "percent_digits: 2", "percent_digits: 7",
                      "print: percent_digits is above 6"},
        RuleSetChange{"PrintRounding", "percent_digits: 2 rounding: ROUNDING_HALF_UP", "rounding: 8",
                      "print: rounding is unknown"}),
    [](const auto& suite) { return suite.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Groups, RuleSetCheckOf,
    ::testing::Values(RuleSetChange{"Twice", "groups { id: \"districts\"",
                                    "groups { id: \"districts\" title: \"H\" } groups { id: \"districts\"",
                                    "group districts: there is another group with this id"},
                      RuleSetChange{"MissingTitle", "title: \"Sở, ban, ngành\"", "",
                                    "group departments: title is missing"},
                      RuleSetChange{"WithoutARootMaximum", "groups { id: \"districts\"",
                                    "groups { id: \"communes\" title: \"Xã\" } groups { id: \"districts\"",
                                    "node total: has no maximum for communes"}),
    [](const auto& suite) { return suite.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Levels, RuleSetCheckOf,
    ::testing::Values(RuleSetChange{"MissingTitle", "title: \"Khá\"", "", "level 2: title is missing"},
                      RuleSetChange{"TitleTwice", "\"Khá\"", "\"Tốt\"",
                                    "level 2: there is another level with this title"},
                      RuleSetChange{"NoDecimal", "from_percent: \"60\"", "from_percent: \"60%\"",
                                    "level 2: from_percent \"60%\" is not decimal"},
                      RuleSetChange{"Equal", "from_percent: \"60\"", "from_percent: \"80\"",
                                    "level 2: from_percent is not below"},
                      RuleSetChange{"Above100", "from_percent: \"80\"", "from_percent: \"100.01\"",
                                    "level 1: from_percent is above 100"},
                      RuleSetChange{"LastNotFromZero", "from_percent: \"0\"", "from_percent: \"1\"",
                                    "level 3: the last level must be from 0"}),
    [](const auto& suite) { return suite.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Nodes, RuleSetCheckOf,
    ::testing::Values(
        RuleSetChange{"IdTwice", "id: \"use.mail\"", "id: \"online\"",
                      "node online: there is another node with this id"},
        RuleSetChange{"MissingTitle", "title: \"Thư điện tử\"", "", "node use.mail: title is missing"},
        RuleSetChange{"SumOfTheChildren", "group: \"departments\" points: \"105\"",
                      "group: \"departments\" points: \"106\"",
                      "line 9, node total: the maximum for departments is 106, but its children's make 105"},
        RuleSetChange{"MaximumTwice", "maxima { group: \"departments\" points: \"30\" }",
                      "maxima { group: \"departments\" points: \"30\" } maxima { group: "
                      "\"departments\" points: \"30\" }",
                      "node online.services: there is another maximum for departments"}),
    [](const auto& suite) { return suite.param.name; });

TEST(RuleSetCheck, RejectsMaximaThatAreNoPoints) {
  EXPECT_THAT(ViolationsOf(RuleSetTextWith("group: \"districts\" points: \"50\"",
                                           "group: \"districts\" points: \"0\"")),
              ::testing::Contains(HasSubstr("node online.services: a maximum must be more than 0")));
  EXPECT_THAT(ViolationsOf(RuleSetTextWith("group: \"districts\" points: \"50\"",
                                           "group: \"districts\" points: \"-5\"")),
              ::testing::Contains(HasSubstr("node online.services: points \"-5\" is not decimal text")));
}

TEST(RuleSetCheck, RejectsAnUnknownGroup) {
  EXPECT_THAT(ViolationsOf(RuleSetTextWith("maxima { group: \"departments\" points: \"30\" }",
                                           "maxima { group: \"communes\" points: \"30\" }")),
              ::testing::Contains(HasSubstr("node online.services: there is no group \"communes\"")));
}

TEST(RuleSetCheck, RejectsAGroupThatOnlyTheChildHas) {
  EXPECT_THAT(
      ViolationsOf(RuleSetTextWith("maxima { group: \"districts\" points: \"110\" }", "")),
      ::testing::Contains(HasSubstr("node use: has a maximum for districts, but its component has none")));
}

TEST(RuleSetCheck, RejectsANodeWithoutAMaximum) {
  EXPECT_THAT(ViolationsOf(RuleSetTextWith(
                  "maxima { group: \"departments\" points: \"15\" }\n          criterion { count",
                  "criterion { count")),
              ::testing::Contains(HasSubstr("node online.files: has no maximum")));
}

TEST(RuleSetCheck, RejectsNothingAtAll) {
  std::vector<std::string> violations = ViolationsOf("");
  for (const char* violation :
       {"there is no group", "root is missing", "there is no level", "title is missing"}) {
    EXPECT_THAT(violations, ::testing::Contains(absl::StrCat("rule set: ", violation)));
  }
}

TEST(RuleSetCheck, RejectsAComponentWithoutChildren) {
  std::string text = R"(root { id: "total" title: "T" component {} })";
  EXPECT_THAT(ViolationsOf(text), ::testing::Contains("line 1, node total: the component has no children"));
}

TEST(RuleSetCheck, RejectsMoreThan2MiBOfText) {
  std::string fits = absl::StrCat(kRuleSetText, "#");
  fits.resize(2 << 20, '.');

  EXPECT_THAT(ParseRuleSet(fits), IsOk());
  EXPECT_THAT(ViolationsOf(fits + "."), ElementsAre("rule set: has more than 2 MiB of text"));
}

// A rule set whose total has `children`, which make `maximum` points.
std::string TextWithChildren(const std::string& children, int maximum) {
  return absl::StrCat(
      R"(id: "x" title: "X" legal_basis: "1" groups { id: "all" title: "A" } root { id: "total" title: "T"
      maxima { group: "all" points: ")",
      maximum, R"(" } component { )", children, R"( } }
      levels { title: "L" from_percent: "0" } rank_rule: RANK_RULE_DENSE missing_answer: MISSING_ANSWER_RULE_ZERO print {})");
}

std::string Leaves(int count) {
  std::string leaves;
  for (int i = 0; i < count; ++i) {
    absl::StrAppend(&leaves, "children { id: \"c", i,
                    "\" title: \"C\" maxima { group: \"all\" points: \"1\" } criterion { yes_no {} } }\n");
  }
  return leaves;
}

// One leaf, `depth` levels deep where the total is the first.
std::string Chain(int depth) {
  std::string chain = Leaves(1);
  for (int i = 2; i < depth; ++i) {
    chain =
        absl::StrCat("children { id: \"n", i,
                     "\" title: \"N\" maxima { group: \"all\" points: \"1\" } component { ", chain, " } }\n");
  }
  return chain;
}

TEST(RuleSetCheck, RejectsMoreThan10000Nodes) {
  EXPECT_THAT(ParseRuleSet(TextWithChildren(Leaves(9999), 9999)), IsOk());
  EXPECT_THAT(ViolationsOf(TextWithChildren(Leaves(10000), 10000)),
              ElementsAre(HasSubstr("more than 10000 nodes")));
}

TEST(RuleSetCheck, RejectsMoreThan20LevelsOfNodes) {
  EXPECT_THAT(ParseRuleSet(TextWithChildren(Chain(20), 1)), IsOk());
  EXPECT_THAT(ViolationsOf(TextWithChildren(Chain(21), 1)),
              ElementsAre(HasSubstr("node c0: is deeper than 20 levels")));
}

TEST(RuleSetCheck, RejectsTextThatIsNothingButOpeningBrackets) {
  std::string known = "root {";
  for (int i = 0; i < 80000; ++i) known += "component { children {";
  std::string unknown;
  for (int i = 0; i < 400000; ++i) unknown += "a { ";

  EXPECT_THAT(ParseRuleSet(known), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ParseRuleSet(unknown), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ParseRuleSet("a: " + std::string(1 << 20, '[')), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace thuocdo::rules
