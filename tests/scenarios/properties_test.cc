// What holds of every rule set and every answer: seeded generators, the seed is printed with a failure.
#include <gmock/gmock.h>

#include <algorithm>
#include <random>

#include "absl/strings/str_cat.h"
#include "common/rules/answer.h"
#include "services/ranking/core/table.h"
#include "services/scoring/core/score.h"

namespace thuocdo {
namespace {

constexpr unsigned kSeeds = 40;

// A rule set, a campaign under it and its sheets, all at random.
class Made {
 public:
  explicit Made(unsigned seed) : random_(seed) {
    rules_ = ParseRuleSet(RulesText()).value();
    campaign::v1::TableDefinition& table = *definition_.add_tables();
    table.set_group("all");
    table.set_component("n0");
    for (int unit = 0; unit < 7; ++unit) Enroll(absl::StrCat("unit-", unit));
  }

  const RuleSet& rules() const { return rules_; }
  std::mt19937& random() { return random_; }

  std::vector<ScoreCard> Score(const RuleSet& rules) const {
    return ScoreCampaign({&rules, &definition_, sheets_, {}, false, {}}).value();
  }
  Table Rank(const std::vector<ScoreCard>& cards) const {
    return RankTables(rules_, definition_, cards, {}).value().at(0);
  }
  // Everything that is known of the campaign under `rules`, as bytes.
  std::string Bytes(const RuleSet& rules) const {
    std::string bytes;
    std::vector<ScoreCard> cards = Score(rules);
    for (const ScoreCard& card : cards) absl::StrAppend(&bytes, card.organization, "\n", CardCsv(card));
    return bytes + TableCsv(rules, RankTables(rules, definition_, cards, {}).value().at(0));
  }
  void ShuffleRoster() {
    std::vector<campaign::v1::RosterEntry> roster(definition_.roster().begin(), definition_.roster().end());
    std::shuffle(roster.begin(), roster.end(), random_);
    definition_.mutable_roster()->Assign(roster.begin(), roster.end());
  }

 private:
  int Below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

  // A node's text, and its maximum.
  struct Node {
    std::string text;
    int maximum = 0;
  };

  Node Leaf() {
    static const std::vector<std::string> kMethods = {
        "awarded_points {}",
        "yes_no {}",
        "number_factor { factor: \"0.7\" }",
        "count_ratio { full_marks_from: \"0.3\" zero_of_zero_points: \"0\" }",
        "count_ratio { full_marks_from: \"0.7\" zero_of_zero_points: \"1\" step: \"3\" }",
        "relative_to_best { points_if_best_is_zero: \"1\" }",
        "min_max { points_if_equal: \"0.5\" }",
        "min_max { points_if_equal: \"0.5\" lower_is_better: true }"};
    const std::string& method = kMethods[static_cast<size_t>(Below(8))];
    return {absl::StrCat("criterion { ", method, " not_applicable: NOT_APPLICABLE_RULE_RESCALE }"),
            1 + Below(30)};
  }

  Node Component(int depth) {
    std::string children;
    int sum = 0;
    int largest = 0;
    const int count = 1 + Below(4);
    std::vector<std::string> ids;
    for (int i = 0; i < count; ++i) {
      ids.push_back(absl::StrCat("n", ++nodes_));
      const Node child = depth > 0 && Below(2) == 0 ? Component(depth - 1) : Leaf();
      absl::StrAppend(&children, "children { ", Head(ids.back(), child), " }\n");
      sum += child.maximum;
      largest = std::max(largest, child.maximum);
    }
    switch (Below(5)) {
      case 0:
        return {Text(Weights("weighted_mean", ids, ""), children), 1 + Below(100)};
      case 1:
        return {Text(Weights("geometric_mean", ids, "quantum: \"0.01\""), children), 1 + Below(100)};
      case 2:
        return {Text("best_of {}", children), largest};
      case 3:
        return {Text("capped: true", children), 1 + Below(sum)};
      default:
        return {Text("", children), sum};
    }
  }

  static std::string Text(const std::string& aggregation, const std::string& children) {
    return absl::StrCat("component { not_applicable: NOT_APPLICABLE_RULE_RESCALE ", aggregation, " ",
                        children, " }");
  }

  static std::string Weights(const std::string& mean, const std::vector<std::string>& ids,
                             const std::string& rest) {
    std::string text = absl::StrCat(mean, " { ", rest);
    const std::vector<std::vector<std::string>> kWeights = {
        {"1"}, {"0.3", "0.7"}, {"0.25", "0.5", "0.25"}, {"0.1", "0.2", "0.3", "0.4"}};
    for (size_t i = 0; i < ids.size(); ++i) {
      absl::StrAppend(&text, " weights { child: \"", ids[i], "\" weight: \"", kWeights[ids.size() - 1][i],
                      "\" }");
    }
    return text + " }";
  }

  static std::string Head(const std::string& id, const Node& node) {
    return absl::StrCat("id: \"", id, "\" title: \"N\" maxima { group: \"all\" points: \"", node.maximum,
                        "\" } ", node.text);
  }

  std::string RulesText() {
    const Node root = Component(2);
    const std::string rank = Below(2) == 0 ? "DENSE" : "COMPETITION";
    const std::string by = Below(2) == 0 ? "POINTS" : "PERCENT";
    return absl::StrCat(
        "id: \"made\" title: \"M\" legal_basis: \"1\" groups { id: \"all\" title: \"A\" } root { ",
        Head("n0", root), " } levels { title: \"L\" from_percent: \"0\" } rank_rule: RANK_RULE_", rank,
        " rank_by: RANK_BY_", by,
        " missing_answer: MISSING_ANSWER_RULE_ZERO print { points_digits: 3 percent_digits: 3 }");
  }

  std::string AnswerTo(const RuleNode& node) {
    if (Below(6) == 0) return "n/a";
    if (node.criterion.has_yes_no()) return Below(2) == 0 ? "yes" : "no";
    if (node.criterion.has_awarded_points())
      return absl::StrCat(Below(1 + static_cast<int>(node.max_by_group.at("all").get_num().get_si())));
    if (!node.criterion.has_count_ratio()) return absl::StrCat(Below(5), ".", Below(10));
    const int whole = Below(8);
    return absl::StrCat(Below(whole + 1), "/", whole);
  }

  void Enroll(const std::string& unit) {
    campaign::v1::RosterEntry& entry = *definition_.add_roster();
    entry.set_organization(unit);
    entry.set_group("all");
    entry.set_participation(campaign::v1::PARTICIPATION_FULL);
    if (Below(8) == 0) return;  // has not declared
    SheetState& sheet = sheets_[unit];
    sheet.declaration = Position{1};
    for (const RuleNode& node : rules_.nodes) {
      if (!node.is_criterion() || Below(8) == 0) continue;
      intake::v1::AnswerInput input;
      input.set_text(AnswerTo(node));
      input.set_note("why");
      sheet.declared[node.id].answer = ReadAnswer(rules_, node, entry, input).value();
    }
  }

  std::mt19937 random_;
  int nodes_ = 0;
  RuleSet rules_;
  campaign::v1::CampaignDefinition definition_;
  std::map<std::string, SheetState> sheets_;
};

TEST(EveryCampaign, IsTheSameWhateverTheOrderOfItsRoster) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    Made made(seed);
    const std::string before = made.Bytes(made.rules());
    made.ShuffleRoster();
    ASSERT_EQ(made.Bytes(made.rules()), before);
  }
}

TEST(EveryCampaign, StaysWithin0And100PercentWhereItRescales) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    Made made(seed);
    for (const ScoreCard& card : made.Score(made.rules())) {
      for (const NodeScore& node : card.nodes) {
        if (node.state != NodeState::kScored) continue;
        ASSERT_GE(node.points, 0) << "seed " << seed << ", " << node.node;
        ASSERT_LE(node.points, *node.max_points) << "seed " << seed << ", " << node.node;
      }
    }
  }
}

TEST(EveryCampaign, GivesTheSameBytesBeforeBetweenAndAfterReplaysUnderOtherRules) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    Made made(seed);
    rules::v1::RuleSet changed = made.rules().proto;
    changed.set_missing_answer(rules::v1::MISSING_ANSWER_RULE_NOT_SUBMITTED);
    const RuleSet revised = LoadRuleSet(changed.SerializeAsString()).value();
    const std::string before = made.Bytes(made.rules());
    const std::string under_revised = made.Bytes(revised);
    ASSERT_EQ(made.Bytes(made.rules()), before) << "seed " << seed;
    ASSERT_EQ(made.Bytes(revised), under_revised) << "seed " << seed;
  }
}

TEST(EveryRanking, NeverLowersTheRankOfWhoseRankingValueIsRaised) {
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    Made made(seed);
    std::vector<ScoreCard> cards = made.Score(made.rules());
    const Table before = made.Rank(cards);
    for (const TableRow& row : before.rows) {
      if (!row.declared()) continue;
      std::vector<ScoreCard> raised = cards;
      for (ScoreCard& card : raised) {
        for (NodeScore& node : card.nodes) {
          if (card.organization == row.organization) node.points += Rational(1 + made.random()() % 5, 3);
        }
      }
      const Table after = made.Rank(raised);
      auto same = [&](const TableRow& other) { return other.organization == row.organization; };
      ASSERT_LE(std::find_if(after.rows.begin(), after.rows.end(), same)->rank, row.rank) << "seed " << seed;
    }
  }
}

}  // namespace
}  // namespace thuocdo
