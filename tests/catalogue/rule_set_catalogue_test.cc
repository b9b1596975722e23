// Every rule set of the catalogue: sound, named after its file, and complete in what it says of the one that
// it amends.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/rules/check/amendment_check.h"
#include "common/rules/read_rule_set.h"
#include "common/testing/matchers.h"
#include "tests/catalogue/catalogue.h"
#include "tools/thuocdo/client/local_files.h"

namespace thuocdo {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::LoadRules;

constexpr char kRuleSets[] = "deploy/catalogue/rule-sets";
constexpr char kRevised[] = "binh-dinh-2017-mau";

std::vector<std::string> RuleSetIds() {
  std::vector<std::string> ids;
  for (const auto& file : std::filesystem::directory_iterator(kRuleSets)) ids.push_back(file.path().stem());
  return ids;
}

std::string TextOf(const std::string& id) {
  return client::ReadInputFile(absl::StrCat(kRuleSets, "/", id, ".txtpb")).value();
}

std::string IdIn(const std::string& name) { return name.substr(0, name.find('@')); }

TEST(RuleSetCatalogue, EveryRuleSetIsSoundAndNamedAfterItsFile) {
  EXPECT_GE(RuleSetIds().size(), 4u);
  for (const std::string& id : RuleSetIds()) {
    ASSERT_OK_AND_ASSIGN(const rules::RuleSet rules, rules::ParseRuleSet(TextOf(id)));
    EXPECT_EQ(rules.proto.id(), id);
  }
}

TEST(RuleSetCatalogue, EveryAmendmentNamesAnotherByItsHashAndSaysWhatBecameOfEveryCriterion) {
  int amendments = 0;
  for (const std::string& id : RuleSetIds()) {
    const std::string amends = LoadRules(id).proto.amends();
    if (amends.empty()) continue;
    ++amendments;
    const rules::RuleSet amended = LoadRules(IdIn(amends));
    EXPECT_EQ(amended.name, amends) << id;
    EXPECT_THAT(rules::CheckAmendment(TextOf(id), amended), IsOk()) << id;
  }
  EXPECT_GE(amendments, 1);
}

TEST(RuleSetCatalogue, ARuleSetThatIsMadeUpSaysSoFirst) {
  for (const std::string& id : RuleSetIds()) {
    if (!absl::EndsWith(id, "-mau")) continue;
    EXPECT_THAT(LoadRules(id).proto.title(), HasSubstr("mẫu")) << id;
  }
  EXPECT_THAT(TextOf(kRevised), HasSubstr("# A made example, and no decision of any authority"));
  EXPECT_THAT(LoadRules(kRevised).proto.title(), HasSubstr("không do cơ quan nào ban hành"));
}

TEST(RuleSetCatalogue, TitlesThatTheRevisedSetAddsSayThatTheyAreMade) {
  const rules::RuleSet revised = LoadRules(kRevised);
  const rules::RuleSet before = LoadRules("binh-dinh-2016-leaf");
  std::set<std::string> added;
  for (const rules::RuleNode& node : revised.nodes) {
    const rules::RuleNode* old = before.FindNode(node.id);
    if (old != nullptr) {
      EXPECT_EQ(node.title, old->title) << node.id;
    } else {
      EXPECT_TRUE(absl::EndsWith(node.title, "(mẫu)")) << node.id;
      added.insert(node.id);
    }
  }
  EXPECT_THAT(added, ::testing::ElementsAre("internal-use.3a", "internal-use.3b", "security.11"));
}

TEST(RuleSetCatalogue, TheRevisedRuleSetsNameNeverChanges) {
  EXPECT_EQ(LoadRules(kRevised).name + "\n",
            client::ReadInputFile("tests/golden/binh-dinh-2017-mau/rule_set_name.txt")
                .value_or("there is no such file"));
}

}  // namespace
}  // namespace thuocdo
