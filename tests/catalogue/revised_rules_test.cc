// The year 2016 of Bình Định, down to its criteria, replayed under the made rules for 2017.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rules/answer.h"
#include "services/ranking/core/tables/table_csv.h"
#include "tests/catalogue/catalogue.h"
#include "tests/catalogue/revised_rules_model.h"
#include "tools/thuocdo/client/local_files.h"

namespace thuocdo {
namespace {

using testing::Catalogue;
using ::testing::ElementsAre;
using testing::ModelUnit;
using ::testing::Pair;
using testing::WorkOutPoints;

constexpr char kCampaign[] = "binh-dinh-2016-leaf-generated";
constexpr char kRevised[] = "binh-dinh-2017-mau";

class RevisedRules : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    catalogue_ = new Catalogue(testing::LoadCatalogue(kCampaign));
    revised_ = new rules::RuleSet(testing::LoadRules(kRevised));
    cards_ = new std::vector<scoring::ScoreCard>(testing::ScoreReplay(*catalogue_, *revised_));
    tables_ = new std::vector<ranking::Table>(testing::RankReplay(*catalogue_, *revised_));
  }
  static void TearDownTestSuite() {
    delete tables_;
    delete cards_;
    delete revised_;
    delete catalogue_;
  }

  static const scoring::ScoreCard& CardOf(const std::string& organization) {
    auto is_it = [&](const scoring::ScoreCard& card) { return card.organization == organization; };
    return *std::find_if(cards_->begin(), cards_->end(), is_it);
  }

  static const scoring::NodeScore& NodeOf(const std::string& organization, const std::string& node) {
    const scoring::ScoreCard& card = CardOf(organization);
    return card.nodes.at(static_cast<size_t>(revised_->node_by_id.at(node)));
  }

  static std::string PointsOf(const std::string& organization, const std::string& node) {
    return FormatExact(NodeOf(organization, node).points);
  }

  static const ranking::Table& TableOf(const std::string& id) {
    auto is_it = [&](const ranking::Table& table) { return table.definition.id() == id; };
    return *std::find_if(tables_->begin(), tables_->end(), is_it);
  }

  // The declarations, as the model takes them: the file's text, nothing that a program has read.
  static std::vector<ModelUnit> Units() {
    std::map<std::string, std::string> names;
    for (const intake::v1::OrganizationSpec& spec : catalogue_->organizations) names[spec.id()] = spec.name();
    std::vector<ModelUnit> units;
    for (const client::OrganizationAnswers& sheet : catalogue_->answers) {
      const bool is_district = sheet.organization.starts_with("ubnd-");
      ModelUnit unit{
          sheet.organization, is_district ? "districts" : "departments", names.at(sheet.organization), {}};
      for (const client::AnswerRow& row : sheet.rows)
        unit.answers[row.answer.criterion()] = row.answer.text();
      units.push_back(std::move(unit));
    }
    return units;
  }

  static std::map<std::string, uint32_t> PreviousRanksOf(const campaign::v1::TableDefinition& table) {
    std::map<std::string, uint32_t> ranks;
    for (const auto& [place, rank] : catalogue_->previous) {
      const auto& [group, component, organization] = place;
      if (group == table.group() && component == table.component()) ranks[organization] = rank;
    }
    return ranks;
  }

  static Catalogue* catalogue_;
  static rules::RuleSet* revised_;
  static std::vector<scoring::ScoreCard>* cards_;
  static std::vector<ranking::Table>* tables_;
};
Catalogue* RevisedRules::catalogue_ = nullptr;
rules::RuleSet* RevisedRules::revised_ = nullptr;
std::vector<scoring::ScoreCard>* RevisedRules::cards_ = nullptr;
std::vector<ranking::Table>* RevisedRules::tables_ = nullptr;

// Compares with a golden file; writes it instead if THUOCDO_UPDATE_GOLDEN is set (target update_golden).
void ExpectGolden(const std::string& name, const std::string& content) {
  const std::string path = "tests/golden/binh-dinh-2017-mau/" + name;
  if (std::getenv("THUOCDO_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << content;
  EXPECT_EQ(client::ReadInputFile(path).value_or("there is no such file"), content) << path;
}

TEST_F(RevisedRules, EveryTableIsTheGoldenOneByteForByte) {
  ASSERT_EQ(tables_->size(), 16u);
  for (const ranking::Table& table : *tables_)
    ExpectGolden(table.definition.id() + ".csv", ranking::TableCsv(*revised_, table));
}

TEST_F(RevisedRules, EveryTableIsWhatAPersonWorksOut) {
  for (const ranking::Table& table : *tables_) {
    const campaign::v1::TableDefinition& definition = table.definition;
    EXPECT_EQ(ranking::TableCsv(*revised_, table),
              testing::WorkOutTable(Units(), definition.group(), definition.component(),
                                    PreviousRanksOf(definition)))
        << definition.id();
  }
}

TEST_F(RevisedRules, EveryAnswerThatIsCarriedCountsByTheNewBands) {
  for (const ModelUnit& unit : Units()) {
    for (const auto& [criterion, text] : unit.answers) {
      if (revised_->FindNode(criterion) == nullptr) continue;
      EXPECT_EQ(NodeOf(unit.id, criterion).points,
                static_cast<long>(testing::WorkOutAnswer(unit.group, criterion, text)))
          << unit.id << " " << criterion << " " << text;
    }
  }
}

TEST_F(RevisedRules, OtherBandsGiveOtherPointsForTheSameAnswer) {
  const std::vector<scoring::ScoreCard> before = testing::ScoreCatalogue(*catalogue_);
  const auto place = static_cast<size_t>(catalogue_->rules.node_by_id.at("internal-use.2"));
  std::map<std::string, std::pair<std::string, std::string>> points;  // by answer: of 2016, of 2017
  for (const scoring::ScoreCard& card : before) {
    const scoring::NodeScore& old = card.nodes.at(place);
    if (!old.answers.effective) continue;
    points[rules::AnswerText(old.answers.effective->answer)] = {
        FormatExact(old.points), PointsOf(card.organization, "internal-use.2")};
  }
  EXPECT_THAT(points, ::testing::IsSupersetOf({Pair("7", Pair("5", "5")), Pair("83", Pair("15", "10")),
                                               Pair("97", Pair("15", "15"))}));
}

// internal-use of so-tai-chinh, from the file of answers: 15 (everywhere) + 10 (83) + 2 × 10 (72, split)
// + 15 (94) + 10 (84) + 10 (in-part) + 10 (85) + 5 (54) + 15 (everywhere) + 10 (80) + 10 (in-part) + 15 (94)
// + 3 × 15 (yes) + 0 (the 16th, dropped) + 15 (done) + 0 (none) + 15 (yes) + 15 (98) + 15 (yes) = 250.
TEST_F(RevisedRules, AUnitsPointsAreThoseWorkedOutByHand) {
  EXPECT_EQ(PointsOf("so-tai-chinh", "internal-use"), "250");
  EXPECT_EQ(PointsOf("so-tai-chinh", "security"), "150");  // of 165: the new criterion has no answer
  EXPECT_EQ(PointsOf("so-tai-chinh", "total"), "1235");
}

TEST_F(RevisedRules, TheSplitCriterionCountsTwiceWithTheSameAnswer) {
  for (const ModelUnit& unit : Units()) {
    const scoring::NodeScore& first = NodeOf(unit.id, "internal-use.3a");
    const scoring::NodeScore& second = NodeOf(unit.id, "internal-use.3b");
    ASSERT_TRUE(first.answers.effective && second.answers.effective) << unit.id;
    EXPECT_EQ(rules::AnswerText(first.answers.effective->answer), unit.answers.at("internal-use.3"));
    EXPECT_EQ(rules::AnswerText(second.answers.effective->answer), unit.answers.at("internal-use.3"));
    EXPECT_EQ(first.answers.effective->position, second.answers.effective->position);
    EXPECT_EQ(first.points, second.points);
  }
}

TEST_F(RevisedRules, TheDroppedCriterionMovesNothingAndTheNewOneGivesNothing) {
  Catalogue flipped = *catalogue_;
  for (client::OrganizationAnswers& sheet : flipped.answers) {
    for (client::AnswerRow& row : sheet.rows) {
      if (row.answer.criterion() != "internal-use.16") continue;
      row.answer.set_text(row.answer.text() == "có" ? "không" : "có");
    }
  }
  const std::vector<ranking::Table> tables = testing::RankReplay(flipped, *revised_);
  for (size_t i = 0; i < tables.size(); ++i)
    EXPECT_EQ(ranking::TableCsv(*revised_, tables[i]), ranking::TableCsv(*revised_, tables_->at(i)));
  for (const ModelUnit& unit : Units()) EXPECT_EQ(PointsOf(unit.id, "security.11"), "0") << unit.id;
}

TEST_F(RevisedRules, EveryCardListsTheDroppedAndTheNewCriterionAndNothingElse) {
  for (const ModelUnit& unit : Units()) {
    std::vector<std::pair<std::string, std::string>> notes;
    for (const scoring::ReplayNote& note : CardOf(unit.id).replay_notes)
      notes.emplace_back(note.criterion, scoring::UnansweredText(note.unanswered));
    EXPECT_THAT(notes, ElementsAre(Pair("security.11", "tiêu chí mới, chưa có số liệu; được 0 điểm"),
                                   Pair("internal-use.16", "tiêu chí đã bỏ, số liệu không được tính")))
        << unit.id;
    EXPECT_TRUE(CardOf(unit.id).unknown_criteria.empty());
  }
}

// 60 + 145 + 225 × 645/525 + 45 + 75 + 45 points: the portal's counts for the online services, too.
TEST_F(RevisedRules, AUnitWithoutOnlineServicesIsRescaledAndHasAPlaceInTheTotal) {
  EXPECT_EQ(PointsOf("ban-dan-toc", "portal"), "225");
  EXPECT_EQ(NodeOf("ban-dan-toc", "online-services").state, scoring::NodeState::kNotAssessed);
  EXPECT_EQ(PointsOf("ban-dan-toc", "serving"), "1935/7");
  EXPECT_EQ(PointsOf("ban-dan-toc", "total"), "4525/7");
  EXPECT_EQ(TableOf("1").rows.size(), 19u);  // 17 under the rules of 2016
  EXPECT_EQ(TableOf("1").excluded.size(), 2u);
  EXPECT_EQ(TableOf("1.3b").rows.size(), 17u);
  EXPECT_THAT(ranking::TableCsv(*revised_, TableOf("1")),
              ::testing::HasSubstr("\n18,ban-dan-toc,Ban Dân tộc,646.43,1395.00,46.34,Trung bình,"));
}

TEST_F(RevisedRules, RanksAfterATieAreExcluded) {
  std::vector<uint32_t> ranks;
  for (const ranking::TableRow& row : TableOf("2").rows) ranks.push_back(row.rank);
  EXPECT_THAT(ranks, ElementsAre(1, 2, 2, 4, 5, 6, 7, 7, 9, 10, 11));
}

// The tables of 2016 as the decision's golden ones: the leaf rules give the same.
std::string TablesOf2016(const Catalogue& catalogue) {
  std::string csv;
  for (const ranking::Table& table : testing::RankCatalogue(catalogue))
    csv += ranking::TableCsv(catalogue.rules, table);
  return csv;
}

TEST_F(RevisedRules, AReplayBeforeBetweenAndAfterLeavesEveryByteAlone) {
  std::string golden;
  for (const ranking::Table& table : *tables_)
    golden +=
        client::ReadInputFile(absl::StrCat("tests/golden/binh-dinh-2016/", table.definition.id(), ".csv"))
            .value();
  std::string replay;
  for (const ranking::Table& table : *tables_) replay += ranking::TableCsv(*revised_, table);

  for (int round = 0; round < 2; ++round) {
    std::string again;
    for (const ranking::Table& table : testing::RankReplay(*catalogue_, *revised_))
      again += ranking::TableCsv(*revised_, table);
    EXPECT_EQ(again, replay);
    EXPECT_EQ(TablesOf2016(*catalogue_), golden);
  }
}

}  // namespace
}  // namespace thuocdo
