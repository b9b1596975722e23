#include "tests/scenarios/scenario.h"

#include <google/protobuf/text_format.h>

#include <fstream>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/rules/read_rule_set.h"
#include "services/ranking/core/tables/table.h"
#include "services/ranking/core/tables/table_csv.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::testing {
namespace {

using Differences = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

std::string Trim(absl::string_view text) { return std::string(absl::StripAsciiWhitespace(text)); }

// `name | a = b | c = d`: the name, then the pairs.
struct Named {
  std::string name;
  Pairs pairs;
};

Pairs PairsOf(const std::vector<std::string>& parts, size_t begin) {
  Pairs pairs;
  for (size_t i = begin; i < parts.size(); ++i) {
    std::vector<std::string> sides = absl::StrSplit(parts[i], absl::MaxSplits('=', 1));
    pairs.emplace_back(Trim(sides.at(0)), Trim(sides.at(1)));
  }
  return pairs;
}

Named ReadNamed(const std::string& value) {
  std::vector<std::string> parts = absl::StrSplit(value, '|');
  return {Trim(parts.at(0)), PairsOf(parts, 1)};
}

// `text` with every `@id/points` written out: a node's id, title and maximum.
std::string WriteOut(const std::string& text) {
  const std::vector<std::string> parts = absl::StrSplit(text, '@');
  std::string written = parts.front();
  for (size_t i = 1; i < parts.size(); ++i) {
    const size_t slash = parts[i].find('/');
    const size_t end = parts[i].find_first_not_of("0123456789.", slash + 1);
    const std::string id = parts[i].substr(0, slash);
    absl::StrAppend(&written, "id: \"", id, "\" title: \"", id, "\" maxima { group: \"all\" points: \"",
                    parts[i].substr(slash + 1, end - slash - 1), "\" }", parts[i].substr(end));
  }
  return written;
}

std::string RulesText(const Scenario& scenario) {
  std::string maximum = scenario.Find("maximum", "100");
  std::string text = absl::StrCat(
      R"(id: "scenario" title: "S" legal_basis: "1" groups { id: "all" title: "All" } root { @total/)",
      maximum, " ", scenario.Find("root", ""), " } ",
      scenario.Find("levels", R"(levels { title: "good" from_percent: "80" }
        levels { title: "fair" from_percent: "50" } levels { title: "weak" from_percent: "0" })"),
      " rank_rule: RANK_RULE_", scenario.Find("rank_rule", "DENSE"), " rank_by: RANK_BY_",
      scenario.Find("rank_by", "POINTS"), " missing_answer: MISSING_ANSWER_RULE_",
      scenario.Find("missing", "ZERO"), " print { ", scenario.Find("print", "points_digits: 2"), " }");
  return WriteOut(text);
}

// The campaign of a scenario: its units, and their sheets.
ScoredCampaign CampaignOf(const Scenario& scenario, const rules::RuleSet& rules) {
  ScoredCampaign campaign(rules);
  AddTable("1", "all", "total", campaign.definition);
  for (const Scenario::Line& line : scenario.lines) {
    if (line.key == "unit" || line.key == "silent") campaign.Enroll(ReadNamed(line.value).name, "all");
  }
  for (const Scenario::Line& line : scenario.lines) {
    if (line.key != "roster") continue;
    const std::vector<std::string> parts = absl::StrSplit(line.value, absl::MaxSplits('|', 1));
    google::protobuf::TextFormat::MergeFromString(parts.at(1), &campaign.EntryOf(Trim(parts.at(0))));
  }
  for (const Scenario::Line& line : scenario.lines) {
    if (line.key != "unit") continue;
    const Named unit = ReadNamed(line.value);
    campaign.Declare(unit.name, {unit.pairs.begin(), unit.pairs.end()});
  }
  return campaign;
}

const scoring::NodeScore& ScoreOf(const std::vector<scoring::ScoreCard>& cards, const std::string& unit,
                                  const std::string& node) {
  for (const scoring::ScoreCard& card : cards) {
    for (const scoring::NodeScore& score : card.nodes) {
      if (card.organization == unit && score.node == node) return score;
    }
  }
  static const scoring::NodeScore kNone;
  return kNone;
}

std::string PointsText(const scoring::NodeScore& score) {
  if (score.state == scoring::NodeState::kNotDeclared) return "?";
  return score.state == scoring::NodeState::kNotAssessed ? "-" : FormatExact(score.points);
}

void Compare(const std::string& what, const std::string& expected, const std::string& got, Differences& all) {
  if (expected != got) all.push_back(absl::StrCat(what, " is ", got, ", not ", expected));
}

void CompareScores(const Scenario::Line& line, const std::vector<scoring::ScoreCard>& cards,
                   Differences& all) {
  const Named named = ReadNamed(line.value);
  for (const auto& [node, expected] : named.pairs) {
    const scoring::NodeScore& score = ScoreOf(cards, named.name, node);
    std::string got = line.key == "level" ? score.level : PointsText(score);
    Compare(absl::StrCat(line.key, " of ", named.name, " on ", node), expected, got, all);
  }
}

void CompareRows(const Scenario::Line& line, const rules::RuleSet& rules, const ranking::Table& table,
                 Differences& all) {
  std::map<std::string, std::string> got;
  for (const ranking::TableRow& row : table.rows) {
    got[row.organization] =
        line.key == "ranks" ? absl::StrCat(row.rank) : ranking::PrintPoints(rules, row.points);
  }
  std::vector<std::string> parts = absl::StrSplit(line.value, '|');
  for (const auto& [unit, expected] : PairsOf(parts, 0)) {
    Compare(absl::StrCat(line.key, " of ", unit), expected, got[unit], all);
  }
}

Differences CompareViolations(const Scenario& scenario, const absl::Status& status) {
  Differences all;
  for (const Scenario::Line& line : scenario.lines) {
    bool found = status.message().find(line.value) != absl::string_view::npos;
    if (line.key == "violation" && !found) all.push_back(absl::StrCat("there is no violation ", line.value));
  }
  bool expected = scenario.Find("violation", "").empty() == status.ok();
  if (!expected || !all.empty()) all.push_back(absl::StrCat("the rule set is: ", status.ToString()));
  return all;
}

}  // namespace

std::string Scenario::Find(const std::string& key, const std::string& otherwise) const {
  for (const Line& line : lines) {
    if (line.key == key) return line.value;
  }
  return otherwise;
}

std::vector<Scenario> ReadScenarios(const std::string& file) {
  std::vector<Scenario> scenarios(1);
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    if (Trim(line).empty() || line[0] == '#') continue;
    if (line == "---") {
      scenarios.emplace_back();
    } else if (line[0] == ' ') {
      absl::StrAppend(&scenarios.back().lines.back().value, "\n", Trim(line));
    } else {
      std::vector<std::string> sides = absl::StrSplit(line, absl::MaxSplits(':', 1));
      scenarios.back().lines.push_back({sides.at(0), Trim(sides.at(1))});
    }
  }
  return scenarios;
}

absl::StatusOr<ScoredScenario> ScoreScenario(const Scenario& scenario) {
  ScoredScenario scored;
  ASSIGN_OR_RETURN(scored.rules, rules::ParseRuleSet(RulesText(scenario)));
  ASSIGN_OR_RETURN(scored.cards, CampaignOf(scenario, scored.rules).Cards());
  return scored;
}

std::vector<std::string> DifferencesOf(const Scenario& scenario) {
  absl::StatusOr<rules::RuleSet> rules = rules::ParseRuleSet(RulesText(scenario));
  Differences all = CompareViolations(scenario, rules.status());
  if (!rules.ok()) return all;
  const ScoredCampaign campaign = CampaignOf(scenario, *rules);
  absl::StatusOr<std::vector<scoring::ScoreCard>> cards = campaign.Cards();
  if (!cards.ok()) return {std::string(cards.status().message())};
  const ranking::Table table = ranking::RankTables(*rules, campaign.definition, *cards, {}).value().at(0);
  for (const Scenario::Line& line : scenario.lines) {
    if (line.key == "points" || line.key == "level") CompareScores(line, *cards, all);
    if (line.key == "ranks" || line.key == "printed") CompareRows(line, *rules, table, all);
  }
  return all;
}

}  // namespace thuocdo::testing
