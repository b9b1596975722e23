#include "common/rules/check/node_check.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rules/check/aggregation_check.h"
#include "common/rules/methods/scoring_method.h"

namespace thuocdo {
namespace {

constexpr size_t kNodesMax = 10000;
constexpr int kDepthMax = 20;

// Walks the tree. Knows what nodes share: the groups, and the ids that are taken.
class TreeCheck {
 public:
  explicit TreeCheck(const rules::v1::RuleSet& rules) {
    for (const rules::v1::Group& group : rules.groups()) groups_.insert(group.id());
  }

  // Checks `*node`, `depth` levels down from 1, and all below it.
  CheckedNode CheckNode(const Passage& passage, int depth, rules::v1::Node* node);

  void CheckRoot(const Passage& passage, const MaximaByGroup& maxima) const;
  void CheckSize(const Passage& passage) const;

 private:
  void CheckId(const Passage& passage, const std::string& id);
  MaximaByGroup CheckMaxima(const Passage& passage, rules::v1::Node* node) const;
  void CheckMaximum(const Passage& passage, rules::v1::Maximum* maximum, MaximaByGroup* maxima) const;
  // Returns whether there is a z-score below.
  bool CheckComponent(const Passage& passage, int depth, const MaximaByGroup& maxima,
                      rules::v1::Component* component);

  std::set<std::string> groups_;
  std::set<std::string> ids_;
  size_t nodes_ = 0;
};

void CheckChildGroups(const Passage& child, const MaximaByGroup& own, const MaximaByGroup& parents) {
  for (const auto& [group, points] : own) {
    if (parents.count(group) > 0) continue;
    child.Fault("maxima", absl::StrCat("has a maximum for ", group, ", but its component has none"));
  }
}

std::vector<Rational> PointsOf(const MaximaByGroup& maxima) {
  std::vector<Rational> points;
  for (const auto& [group, maximum] : maxima) points.push_back(maximum);
  return points;
}

CheckedNode TreeCheck::CheckNode(const Passage& passage, int depth, rules::v1::Node* node) {
  ++nodes_;
  CheckId(passage, node->id());
  passage.CheckTextPresent("title", node->mutable_title());
  passage.CheckText("legal_basis", node->mutable_legal_basis());
  if (depth > kDepthMax) passage.Fault("", absl::StrCat("is deeper than ", kDepthMax, " levels"));
  if (!IsKnownEnum(rules::v1::Role_descriptor(), node->role())) passage.Fault("role", "role is unknown");
  CheckedNode checked{node->id(), node->role(), CheckMaxima(passage, node)};
  if (node->has_component()) {
    checked.may_be_negative = CheckComponent(passage, depth, checked.maxima, node->mutable_component());
  } else if (node->has_criterion()) {
    CheckCriterion(passage.Inside("criterion", -1, ""), PointsOf(checked.maxima), node->mutable_criterion());
    checked.may_be_negative = TraitsOf(node->criterion()).is_unbounded;
  } else {
    passage.Fault("", "is neither a component nor a criterion");
  }
  return checked;
}

void TreeCheck::CheckId(const Passage& passage, const std::string& id) {
  passage.CheckId("id", id);
  if (!ids_.insert(id).second) passage.Fault("id", "there is another node with this id");
}

MaximaByGroup TreeCheck::CheckMaxima(const Passage& passage, rules::v1::Node* node) const {
  if (node->maxima().empty()) passage.Fault("", "has no maximum, so no group is assessed on it");
  MaximaByGroup maxima;
  for (int i = 0; i < node->maxima_size(); ++i) {
    CheckMaximum(passage.Inside("maxima", i, ""), node->mutable_maxima(i), &maxima);
  }
  return maxima;
}

void TreeCheck::CheckMaximum(const Passage& passage, rules::v1::Maximum* maximum,
                             MaximaByGroup* maxima) const {
  if (groups_.count(maximum->group()) == 0) {
    passage.Fault("group", absl::StrCat("there is no group \"", maximum->group(), "\""));
  }
  std::optional<Rational> points = passage.CheckDecimal("points", maximum->mutable_points());
  if (!points) return;
  if (*points == 0) passage.Fault("points", "a maximum must be more than 0");
  bool is_new = maxima->emplace(maximum->group(), *points).second;
  if (!is_new) passage.Fault("group", absl::StrCat("there is another maximum for ", maximum->group()));
}

bool TreeCheck::CheckComponent(const Passage& passage, int depth, const MaximaByGroup& maxima,
                               rules::v1::Component* component) {
  if (component->children().empty()) passage.Fault("", "the component has no children");
  if (component->children().empty()) return false;
  Passage children = passage.Inside("component", -1, "");
  std::vector<CheckedNode> checked;
  bool may_be_negative = false;
  for (int i = 0; i < component->children_size(); ++i) {
    rules::v1::Node& child = *component->mutable_children(i);
    Passage inside = children.Inside("children", i, absl::StrCat("node ", child.id()));
    checked.push_back(CheckNode(inside, depth + 1, &child));
    CheckChildGroups(inside, checked.back().maxima, maxima);
    may_be_negative = may_be_negative || checked.back().may_be_negative;
  }
  CheckAggregation(passage, maxima, checked, component);
  return may_be_negative;
}

void TreeCheck::CheckRoot(const Passage& passage, const MaximaByGroup& maxima) const {
  for (const std::string& group : groups_) {
    if (maxima.count(group) > 0) continue;
    passage.Fault("", absl::StrCat("has no maximum for ", group, ", so nothing of it would be assessed"));
  }
}

void TreeCheck::CheckSize(const Passage& passage) const {
  if (nodes_ > kNodesMax) passage.Fault("", absl::StrCat("there are more than ", kNodesMax, " nodes"));
}

}  // namespace

void CheckTree(const Passage& passage, rules::v1::RuleSet* rules) {
  if (!rules->has_root()) return passage.Fault("", "root is missing");
  Passage root = passage.Inside("root", -1, absl::StrCat("node ", rules->root().id()));
  TreeCheck check(*rules);
  CheckedNode checked = check.CheckNode(root, 1, rules->mutable_root());
  check.CheckRoot(root, checked.maxima);
  bool has_role = checked.role != rules::v1::ROLE_UNSPECIFIED;
  if (has_role) root.Fault("role", "the total is no bonus or penalty: there is nothing above it");
  check.CheckSize(root);
}

}  // namespace thuocdo
