// What holds of every rule set and every answer: seeded generators, the seed is printed with a failure.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <random>

#include "absl/strings/str_cat.h"
#include "common/rules/read_rule_set.h"
#include "services/ranking/core/tables/table.h"
#include "services/ranking/core/tables/table_csv.h"
#include "services/scoring/core/card/card_csv.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"
#include "tests/scenarios/random_rules.h"

namespace thuocdo {
namespace {

constexpr unsigned kSeeds = 40;

// A rule set, a campaign under it and its sheets, all at random.
class Made {
 public:
  explicit Made(unsigned seed) : random_(seed), campaign_(testing::RandomRulesText(random_)) {
    testing::AddTable("1", "all", "n0", campaign_.definition);
    for (int unit = 0; unit < 7; ++unit) Enroll(absl::StrCat("unit-", unit));
  }

  const rules::RuleSet& rules() const { return campaign_.rules; }
  std::mt19937& random() { return random_; }

  std::vector<scoring::ScoreCard> Score(const rules::RuleSet& rules) const {
    scoring::ScoringInput input = campaign_.Input();
    input.rules = &rules;
    return scoring::ScoreCampaign(input).value();
  }
  ranking::Table Rank(const std::vector<scoring::ScoreCard>& cards) const { return Rank(rules(), cards); }
  // Everything that is known of the campaign under `rules`, as bytes.
  std::string Bytes(const rules::RuleSet& rules) const {
    std::string bytes;
    std::vector<scoring::ScoreCard> cards = Score(rules);
    for (const scoring::ScoreCard& card : cards)
      absl::StrAppend(&bytes, card.organization, "\n", scoring::CardCsv(card));
    return bytes + ranking::TableCsv(rules, Rank(rules, cards));
  }
  void ShuffleRoster() {
    auto& entries = *campaign_.definition.mutable_roster();
    std::vector<campaign::v1::RosterEntry> roster(entries.begin(), entries.end());
    std::shuffle(roster.begin(), roster.end(), random_);
    entries.Assign(roster.begin(), roster.end());
  }

 private:
  ranking::Table Rank(const rules::RuleSet& rules, const std::vector<scoring::ScoreCard>& cards) const {
    return ranking::RankTables(rules, campaign_.definition, cards, {}).value().at(0);
  }

  void Enroll(const std::string& unit) {
    campaign_.Enroll(unit, "all");
    if (testing::Below(8, random_) == 0) return;  // has not declared
    std::map<std::string, std::string> texts;
    for (const rules::RuleNode& node : rules().nodes) {
      if (!node.is_criterion() || testing::Below(8, random_) == 0) continue;
      texts[node.id] = testing::RandomAnswer(node, random_);
    }
    campaign_.Declare(unit, texts);
  }

  std::mt19937 random_;
  testing::ScoredCampaign campaign_;
};

TEST(EveryCampaign, IsTheSameWhateverTheOrderOfItsRoster) {
  for (unsigned seed = 0; seed < testing::SeedCount(kSeeds); ++seed) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    Made made(seed);
    const std::string before = made.Bytes(made.rules());
    made.ShuffleRoster();
    ASSERT_EQ(made.Bytes(made.rules()), before);
  }
}

TEST(EveryCampaign, StaysWithin0And100PercentWhereItRescales) {
  for (unsigned seed = 0; seed < testing::SeedCount(kSeeds); ++seed) {
    Made made(seed);
    for (const scoring::ScoreCard& card : made.Score(made.rules())) {
      for (const scoring::NodeScore& node : card.nodes) {
        if (node.state != scoring::NodeState::kScored) continue;
        ASSERT_GE(node.points, 0) << "seed " << seed << ", " << node.node;
        ASSERT_LE(node.points, *node.max_points) << "seed " << seed << ", " << node.node;
      }
    }
  }
}

TEST(EveryCampaign, GivesTheSameBytesBeforeBetweenAndAfterReplaysUnderOtherRules) {
  for (unsigned seed = 0; seed < testing::SeedCount(kSeeds); ++seed) {
    Made made(seed);
    rules::v1::RuleSet changed = made.rules().proto;
    changed.set_missing_answer(rules::v1::MISSING_ANSWER_RULE_NOT_SUBMITTED);
    const rules::RuleSet revised = rules::LoadRuleSet(changed.SerializeAsString()).value();
    const std::string before = made.Bytes(made.rules());
    const std::string under_revised = made.Bytes(revised);
    ASSERT_EQ(made.Bytes(made.rules()), before) << "seed " << seed;
    ASSERT_EQ(made.Bytes(revised), under_revised) << "seed " << seed;
  }
}

TEST(EveryRanking, NeverLowersTheRankOfWhoseRankingValueIsRaised) {
  for (unsigned seed = 0; seed < testing::SeedCount(kSeeds); ++seed) {
    Made made(seed);
    std::vector<scoring::ScoreCard> cards = made.Score(made.rules());
    const ranking::Table before = made.Rank(cards);
    for (const ranking::TableRow& row : before.rows) {
      if (!row.declared()) continue;
      std::vector<scoring::ScoreCard> raised = cards;
      for (scoring::ScoreCard& card : raised) {
        for (scoring::NodeScore& node : card.nodes) {
          if (card.organization == row.organization) node.points += Rational(1 + made.random()() % 5, 3);
        }
      }
      const ranking::Table after = made.Rank(raised);
      auto same = [&](const ranking::TableRow& other) { return other.organization == row.organization; };
      ASSERT_LE(std::find_if(after.rows.begin(), after.rows.end(), same)->rank, row.rank) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace thuocdo
