#include "tests/scenarios/random_rules.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <vector>

#include "absl/strings/str_cat.h"

namespace thuocdo::testing {
namespace {

class RulesMaker {
 public:
  explicit RulesMaker(std::mt19937* random) : random_(*random) {}

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

 private:
  int Below(int end) { return testing::Below(end, random_); }

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
    const std::string& method = kMethods[static_cast<size_t>(Below(static_cast<int>(kMethods.size())))];
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

  std::mt19937& random_;
  int nodes_ = 0;
};

}  // namespace

int Below(int end, std::mt19937& random) { return static_cast<int>(random() % static_cast<unsigned>(end)); }

std::string RandomRulesText(std::mt19937& random) { return RulesMaker(&random).RulesText(); }

std::string RandomAnswer(const rules::RuleNode& criterion, std::mt19937& random) {
  const rules::v1::Criterion::MethodCase kind = criterion.criterion.method_kind;
  auto below = [&random](int end) { return Below(end, random); };
  if (below(6) == 0) return "n/a";
  if (kind == rules::v1::Criterion::kYesNo) return below(2) == 0 ? "yes" : "no";
  if (kind == rules::v1::Criterion::kAwardedPoints) {
    return absl::StrCat(below(1 + static_cast<int>(criterion.max_by_group.at("all").get_num().get_si())));
  }
  if (kind != rules::v1::Criterion::kCountRatio) return absl::StrCat(below(5), ".", below(10));
  const int whole = below(8);
  return absl::StrCat(below(whole + 1), "/", whole);
}

unsigned ChosenSeed() {
  const char* given = std::getenv("THUOCDO_SEED");
  const unsigned seed = given == nullptr ? std::random_device()() : static_cast<unsigned>(std::stoul(given));
  std::cout << "to repeat: THUOCDO_SEED=" << seed << std::endl;
  return seed;
}

unsigned SeedCount(unsigned usual) {
  const char* rounds = std::getenv("THUOCDO_ROUNDS");
  return rounds == nullptr ? usual : usual * static_cast<unsigned>(std::stoul(rounds));
}

}  // namespace thuocdo::testing
