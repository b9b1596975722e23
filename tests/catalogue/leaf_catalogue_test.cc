// The decision of 2016 down to its criteria, with made answers: the same tables as from its components.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/rules/methods/scoring_method.h"
#include "services/ranking/core/tables/table_csv.h"
#include "tests/catalogue/catalogue.h"
#include "tools/generate/core/generate.h"
#include "tools/thuocdo/client/local_files.h"

namespace thuocdo {
namespace {

using testing::Catalogue;
using ::testing::ElementsAre;

constexpr char kCampaign[] = "binh-dinh-2016-leaf-generated";
constexpr uint64_t kSeed = 305;  // as the campaign's file says

class LeafCatalogue : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    components_ = new Catalogue(testing::LoadCatalogue());
    leaves_ = new Catalogue(testing::LoadCatalogue(kCampaign));
  }
  static void TearDownTestSuite() {
    delete components_;
    delete leaves_;
  }

  // How many criteria at and below `id` are asked of `group`.
  static int CountCriteria(const std::string& id, const std::string& group) {
    const rules::RuleNode& node = *leaves_->rules.FindNode(id);
    if (node.is_criterion()) return node.max_by_group.contains(group) ? 1 : 0;
    int count = 0;
    for (int child : node.children)
      count += CountCriteria(leaves_->rules.nodes[static_cast<size_t>(child)].id, group);
    return count;
  }

  static std::vector<int> CountsOf(const std::string& group) {
    std::vector<int> counts;
    for (const char* node : {"infrastructure", "internal-use", "portal", "online-services", "security",
                             "policy", "people-investment", "total"}) {
      counts.push_back(CountCriteria(node, group));
    }
    return counts;
  }

  static Catalogue* components_;
  static Catalogue* leaves_;
};
Catalogue* LeafCatalogue::components_ = nullptr;
Catalogue* LeafCatalogue::leaves_ = nullptr;

void ExpectSameCells(const ranking::TableRow& leaf, const ranking::TableRow& component) {
  EXPECT_EQ(leaf.organization, component.organization);
  EXPECT_EQ(leaf.points, component.points);
  EXPECT_EQ(leaf.max_points, component.max_points);
  EXPECT_EQ(leaf.level, component.level);
  EXPECT_EQ(leaf.rank, component.rank);
  EXPECT_EQ(leaf.previous_rank, component.previous_rank);
}

TEST_F(LeafCatalogue, GivesTheSameSixteenTablesCellForCell) {
  const std::vector<ranking::Table> leaves = testing::RankCatalogue(*leaves_);
  const std::vector<ranking::Table> components = testing::RankCatalogue(*components_);
  ASSERT_EQ(leaves.size(), 16u);
  ASSERT_EQ(components.size(), 16u);
  for (size_t i = 0; i < leaves.size(); ++i) {
    SCOPED_TRACE(components[i].definition.id());
    ASSERT_EQ(leaves[i].rows.size(), components[i].rows.size());
    for (size_t row = 0; row < leaves[i].rows.size(); ++row)
      ExpectSameCells(leaves[i].rows[row], components[i].rows[row]);
    EXPECT_EQ(ranking::TableCsv(leaves_->rules, leaves[i]),
              ranking::TableCsv(components_->rules, components[i]));
    EXPECT_EQ(leaves[i].excluded.size(), components[i].excluded.size());
  }
}

TEST_F(LeafCatalogue, HasAsManyCriteriaAsTheDecision) {
  EXPECT_THAT(CountsOf("departments"), ElementsAre(6, 21, 35, 5, 10, 6, 6, 89));
  EXPECT_THAT(CountsOf("districts"), ElementsAre(7, 22, 35, 5, 10, 6, 6, 91));
}

TEST_F(LeafCatalogue, ComponentsHaveTheMaximaOfTheComponentLevelRules) {
  for (const rules::RuleNode& node : components_->rules.nodes) {
    if (node.is_criterion()) continue;
    const rules::RuleNode* leaf = leaves_->rules.FindNode(node.id);
    ASSERT_NE(leaf, nullptr) << node.id;
    EXPECT_EQ(leaf->max_by_group, node.max_by_group) << node.id;
    EXPECT_EQ(leaf->title, node.title) << node.id;
  }
}

TEST_F(LeafCatalogue, EveryScoringMethodOfTheDecisionIsUsed) {
  std::set<rules::v1::Criterion::MethodCase> methods;
  std::set<std::string> first_options;
  for (const rules::RuleNode& node : leaves_->rules.nodes) {
    if (!node.is_criterion()) continue;
    methods.insert(node.criterion.method_kind);
    if (node.criterion.method_kind != rules::v1::Criterion::kChoice) continue;
    first_options.insert(node.criterion.method->SampleAnswers(0).at(0));
  }
  EXPECT_THAT(methods, ElementsAre(rules::v1::Criterion::kAwardedPoints, rules::v1::Criterion::kYesNo,
                                   rules::v1::Criterion::kBands, rules::v1::Criterion::kChoice,
                                   rules::v1::Criterion::kCountRatio));
  EXPECT_THAT(first_options, ElementsAre("done", "everywhere", "timely"));
}

TEST_F(LeafCatalogue, TitlesThatTheDecisionDoesNotPrintSaySo) {
  for (const rules::RuleNode& node : leaves_->rules.nodes) {
    const bool is_printed = !node.is_criterion() || absl::StartsWith(node.id, "online-services.");
    EXPECT_EQ(absl::EndsWith(node.title, "(phục dựng, tên tiêu chí không được công bố)"), !is_printed)
        << node.id;
  }
}

TEST_F(LeafCatalogue, TheRosterIsTheOneOfTheDecision) {
  ASSERT_EQ(leaves_->definition.roster_size(), components_->definition.roster_size());
  for (int i = 0; i < leaves_->definition.roster_size(); ++i) {
    EXPECT_EQ(leaves_->definition.roster(i).SerializeAsString(),
              components_->definition.roster(i).SerializeAsString());
  }
}

TEST_F(LeafCatalogue, TheRecordedSeedMakesTheCommittedAnswers) {
  generate::GenerateInput input;
  input.rules = &leaves_->rules;
  input.definition = &leaves_->definition;
  input.targets = components_->answers;
  input.seed = kSeed;
  const std::string path = absl::StrCat("deploy/catalogue/answers/", kCampaign, ".csv");
  EXPECT_EQ(generate::AnswersCsv(generate::GenerateAnswers(input).value()),
            client::ReadInputFile(path).value());
}

TEST_F(LeafCatalogue, EveryAnswerSaysThatItIsMade) {
  for (const client::OrganizationAnswers& sheet : leaves_->answers) {
    for (const client::AnswerRow& row : sheet.rows) {
      EXPECT_EQ(row.answer.basis(), event::v1::BASIS_GENERATED) << sheet.organization << ":" << row.line;
      EXPECT_EQ(row.answer.note(), "sinh tự động") << sheet.organization << ":" << row.line;
    }
  }
}

TEST_F(LeafCatalogue, TheRuleSetsNameNeverChanges) {
  EXPECT_EQ(leaves_->rules.name + "\n",
            client::ReadInputFile("tests/golden/binh-dinh-2016-leaf/rule_set_name.txt")
                .value_or("there is no such file"));
}

}  // namespace
}  // namespace thuocdo
