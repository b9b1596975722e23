#include "tests/scenarios/random_scenario.h"

#include <algorithm>
#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/rules/unit_maxima.h"
#include "tests/scenarios/random_rules.h"

namespace thuocdo::testing {
namespace {

using campaign::v1::RosterEntry;

const std::vector<std::string>& Methods() {
  static const auto* const methods = new std::vector<std::string>{
      "awarded_points {}",
      "yes_no {}",
      "bands { bands { lower: \"0\" upper: \"50\" upper_open: true points: \"0.5\" } "
      "bands { lower: \"50\" upper: \"100\" points: \"1\" } }",
      "choice { options { id: \"a\" title: \"A\" points: \"1\" } options { id: \"b\" title: \"B\" points: "
      "\"0\" } }",
      "count_ratio { full_marks_from: \"0.3\" zero_of_zero_points: \"0\" }",
      "count_ratio { full_marks_from: \"0.7\" zero_of_zero_points: \"1\" step: \"3\" }",
      "item_list { items { id: \"a\" title: \"A\" points: \"1\" } items { id: \"b\" title: \"B\" points: "
      "\"0.7\" } }",
      "number_factor { factor: \"0.7\" }",
      "number_factor { factor: \"1.3\" } step: \"0.5\" rounding: ROUNDING_HALF_EVEN",
      "relative_to_best { points_if_best_is_zero: \"1\" }",
      "relative_to_best { points_if_best_is_zero: \"1\" } step: \"2\" rounding: ROUNDING_DOWN",
      "min_max { points_if_equal: \"0.5\" }",
      "min_max { points_if_equal: \"0.5\" lower_is_better: true }",
      "min_max { low: \"1\" high: \"3.5\" }",
      "min_max { low: \"1\" high: \"3.5\" lower_is_better: true } step: \"0.3\"",
      "z_score { center: \"1\" points_per_deviation: \"2\" quantum: \"0.01\" }",
      "z_score { mean: \"2\" deviation: \"1.5\" center: \"1\" points_per_deviation: \"0.7\" quantum: \"0.1\" "
      "rounding: ROUNDING_DOWN lower_is_better: true }"};
  return *methods;
}

std::string Weights(const std::string& mean, const std::vector<std::string>& ids, const std::string& rest) {
  std::string text = absl::StrCat(mean, " { ", rest);
  const std::vector<std::vector<std::string>> kWeights = {
      {"1"}, {"0.3", "0.7"}, {"0.25", "0.5", "0.25"}, {"0.1", "0.2", "0.3", "0.4"}};
  for (size_t i = 0; i < ids.size(); ++i) {
    absl::StrAppend(&text, " weights { child: \"", ids[i], "\" weight: \"", kWeights[ids.size() - 1][i],
                    "\" }");
  }
  return text + " }";
}

std::string Head(const std::string& id, int maximum, const std::string& text) {
  return absl::StrCat("id: \"", id, "\" title: \"N\" maxima { group: \"all\" points: \"", maximum, "\" } ",
                      text);
}

}  // namespace

RandomScenario::RandomScenario(unsigned seed) : random_(seed), all_zero_(OneOf(8)), campaign_(RulesText()) {
  for (int unit = 0; unit < 7; ++unit) Enroll(absl::StrCat("unit-", unit));
}

int RandomScenario::Below(int end) { return testing::Below(end, random_); }

std::string RandomScenario::RulesText() {
  const Node root = Component(2);
  const std::string rank = OneOf(2) ? "DENSE" : "COMPETITION";
  const std::string by = OneOf(2) ? "POINTS" : "PERCENT";
  const bool submits = OneOf(4);
  return absl::StrCat(
      "id: \"made\" title: \"M\" legal_basis: \"1\" groups { id: \"all\" title: \"A\" } root { ",
      Head("n0", root.maximum, root.text), " } levels { title: \"L\" from_percent: \"0\" } ",
      "rank_rule: RANK_RULE_", rank, " rank_by: RANK_BY_", by, " missing_answer: MISSING_ANSWER_RULE_",
      submits ? "NOT_SUBMITTED" : "ZERO", " print { points_digits: 3 percent_digits: 3 }");
}

std::string RandomScenario::NotApplicable() {
  const bool leaves_out = OneOf(8);
  return absl::StrCat("not_applicable: NOT_APPLICABLE_RULE_", leaves_out ? "LEAVE_OUT" : "RESCALE");
}

RandomScenario::Node RandomScenario::Leaf() {
  const std::vector<std::string>& methods = Methods();
  const std::string& method = methods[static_cast<size_t>(Below(static_cast<int>(methods.size())))];
  return {absl::StrCat("criterion { ", method, " ", NotApplicable(), " }"), 1 + Below(30)};
}

RandomScenario::Node RandomScenario::Component(int depth) {
  std::vector<std::string> ids;
  std::vector<Node> children;
  for (int left = 1 + Below(4); left > 0; --left) {
    ids.push_back(absl::StrCat("n", ++nodes_));
    children.push_back(depth > 0 && OneOf(2) ? Component(depth - 1) : Leaf());
  }
  Node made = Aggregate(ids, children);
  made.text = absl::StrCat("component { ", NotApplicable(), " ", made.text, " }");
  return made;
}

RandomScenario::Node RandomScenario::Aggregate(const std::vector<std::string>& ids,
                                               const std::vector<Node>& children) {
  std::string text;
  int largest = 0;
  for (size_t i = 0; i < ids.size(); ++i) {
    absl::StrAppend(&text, " children { ", Head(ids[i], children[i].maximum, children[i].text), " }\n");
    largest = std::max(largest, children[i].maximum);
  }
  const int kind = Below(5);
  if (kind == 0) return {Weights("weighted_mean", ids, "") + text, 1 + Below(100)};
  if (kind == 2) return {"best_of {}" + text, largest};
  const bool may_be_negative = absl::StrContains(text, "z_score");
  if (kind == 1 && !may_be_negative)
    return {Weights("geometric_mean", ids, "quantum: \"0.01\"") + text, 1 + Below(100)};
  Node sum = Sum(ids, children);
  if (kind != 3) return sum;
  return {"capped: true " + sum.text, 1 + Below(sum.maximum)};
}

// Children after the first may be a bonus or a penalty.
RandomScenario::Node RandomScenario::Sum(const std::vector<std::string>& ids,
                                         const std::vector<Node>& children) {
  Node sum;
  for (size_t i = 0; i < ids.size(); ++i) {
    std::string role;
    const bool is_outside = i > 0 && OneOf(3);
    if (is_outside) role = OneOf(2) ? "role: ROLE_BONUS " : "role: ROLE_PENALTY ";
    if (!is_outside) sum.maximum += children[i].maximum;
    absl::StrAppend(&sum.text, " children { ", role, Head(ids[i], children[i].maximum, children[i].text),
                    " }\n");
  }
  return sum;
}

std::string RandomScenario::AnswerTo(const rules::RuleNode& node, int maximum) {
  if (OneOf(6)) return "n/a";
  switch (node.criterion.method_kind) {
    case rules::v1::Criterion::kYesNo:
      return OneOf(2) ? "yes" : "no";
    case rules::v1::Criterion::kAwardedPoints:
      return absl::StrCat(Below(1 + maximum));
    case rules::v1::Criterion::kBands:
      return absl::StrCat(Below(101));
    case rules::v1::Criterion::kChoice:
      return OneOf(2) ? "a" : "b";
    case rules::v1::Criterion::kItemList:
      return OneOf(3) ? "no" : OneOf(2) ? "a;b" : "b";
    case rules::v1::Criterion::kCountRatio:
      break;
    default:  // a number, compared with others' or not
      return all_zero_ ? "0" : absl::StrCat(Below(5), ".", Below(10));
  }
  const int whole = Below(8);
  return absl::StrCat(Below(whole + 1), "/", whole);
}

void RandomScenario::Enroll(const std::string& unit) {
  RosterEntry& entry = campaign_.Enroll(unit, "all");
  GiveOwnMaxima(&entry);
  if (!OneOf(8)) Declare(entry);
}

// Twice the group's on every node: the tree still adds up.
void RandomScenario::GiveOwnMaxima(RosterEntry* entry) {
  if (!OneOf(3)) return;
  for (const rules::RuleNode& node : rules().nodes) {
    campaign::v1::UnitMaximum& own = *entry->add_maxima();
    own.set_node(node.id);
    own.set_points(FormatExact(node.max_by_group.at("all") * 2));
  }
}

void RandomScenario::Declare(const RosterEntry& entry) {
  std::map<std::string, std::string> texts;
  for (const rules::RuleNode& node : rules().nodes) {
    if (!node.is_criterion() || OneOf(8)) continue;
    const Rational maximum = *rules::MaximumOf(node, entry);
    texts[node.id] = AnswerTo(node, static_cast<int>(maximum.get_num().get_si()));
  }
  campaign_.Declare(entry.organization(), texts);
}

}  // namespace thuocdo::testing
