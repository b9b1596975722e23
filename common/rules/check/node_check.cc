#include "common/rules/check/node_check.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rules/check/aggregation_check.h"
#include "common/rules/methods/scoring_method.h"

namespace thuocdo::rules {
namespace {

constexpr size_t kNodesMax = 10000;
constexpr int kDepthMax = 20;

// Walks the tree. Keeps what the nodes share: the groups, and the ids in use.
class TreeCheck {
 public:
  explicit TreeCheck(const rules::v1::RuleSet& rules) {
    for (const rules::v1::Group& group : rules.groups()) groups_.insert(group.id());
  }

  // Checks `*node`, which is on level `depth` (the root's is 1), and all nodes below it.
  CheckedNode CheckNode(const FieldLocation& location, int depth, rules::v1::Node* node);

  void CheckRoot(const FieldLocation& location, const MaximaByGroup& maxima) const;
  void CheckSize(const FieldLocation& location) const;

 private:
  void CheckId(const FieldLocation& location, const std::string& id);
  MaximaByGroup CheckMaxima(const FieldLocation& location, rules::v1::Node* node) const;
  void CheckMaximum(const FieldLocation& location, rules::v1::Maximum* maximum, MaximaByGroup* maxima) const;
  // Returns whether a z-score is below.
  bool CheckComponent(const FieldLocation& location, int depth, const MaximaByGroup& maxima,
                      rules::v1::Component* component);

  std::set<std::string> groups_;
  std::set<std::string> ids_;
  size_t nodes_ = 0;
};

void CheckChildGroups(const FieldLocation& child, const MaximaByGroup& own, const MaximaByGroup& parents) {
  for (const auto& [group, points] : own) {
    if (parents.count(group) > 0) continue;
    child.Violation("maxima", absl::StrCat("has a maximum for ", group, ", but its component has none"));
  }
}

std::vector<Rational> PointsOf(const MaximaByGroup& maxima) {
  std::vector<Rational> points;
  for (const auto& [group, maximum] : maxima) points.push_back(maximum);
  return points;
}

CheckedNode TreeCheck::CheckNode(const FieldLocation& location, int depth, rules::v1::Node* node) {
  ++nodes_;
  CheckId(location, node->id());
  location.CheckTextPresent("title", node->mutable_title());
  location.CheckText("legal_basis", node->mutable_legal_basis());
  if (depth > kDepthMax) location.Violation("", absl::StrCat("is deeper than ", kDepthMax, " levels"));
  if (!IsKnownEnum(rules::v1::Role_descriptor(), node->role())) location.Violation("role", "role is unknown");
  CheckedNode checked{node->id(), node->role(), CheckMaxima(location, node)};
  if (node->has_component()) {
    checked.may_be_negative = CheckComponent(location, depth, checked.maxima, node->mutable_component());
  } else if (node->has_criterion()) {
    CheckCriterion(location.Inside("criterion", -1, ""), PointsOf(checked.maxima), node->mutable_criterion());
    checked.may_be_negative = TraitsOf(node->criterion()).is_unbounded;
  } else {
    location.Violation("", "is neither a component nor a criterion");
  }
  return checked;
}

void TreeCheck::CheckId(const FieldLocation& location, const std::string& id) {
  location.CheckId("id", id);
  if (!ids_.insert(id).second) location.Violation("id", "there is another node with this id");
}

MaximaByGroup TreeCheck::CheckMaxima(const FieldLocation& location, rules::v1::Node* node) const {
  if (node->maxima().empty()) location.Violation("", "has no maximum, so no group is assessed on it");
  MaximaByGroup maxima;
  for (int i = 0; i < node->maxima_size(); ++i) {
    CheckMaximum(location.Inside("maxima", i, ""), node->mutable_maxima(i), &maxima);
  }
  return maxima;
}

void TreeCheck::CheckMaximum(const FieldLocation& location, rules::v1::Maximum* maximum,
                             MaximaByGroup* maxima) const {
  if (groups_.count(maximum->group()) == 0) {
    location.Violation("group", absl::StrCat("there is no group \"", maximum->group(), "\""));
  }
  std::optional<Rational> points = location.CheckDecimal("points", maximum->mutable_points());
  if (!points) return;
  // Shares, percentages and levels divide by it.
  if (*points == 0) location.Violation("points", "a maximum must be more than 0");
  bool is_new = maxima->emplace(maximum->group(), *points).second;
  if (!is_new) location.Violation("group", absl::StrCat("there is another maximum for ", maximum->group()));
}

bool TreeCheck::CheckComponent(const FieldLocation& location, int depth, const MaximaByGroup& maxima,
                               rules::v1::Component* component) {
  if (component->children().empty()) location.Violation("", "the component has no children");
  if (component->children().empty()) return false;
  FieldLocation children = location.Inside("component", -1, "");
  std::vector<CheckedNode> checked;
  bool may_be_negative = false;
  for (int i = 0; i < component->children_size(); ++i) {
    rules::v1::Node& child = *component->mutable_children(i);
    FieldLocation inside = children.Inside("children", i, absl::StrCat("node ", child.id()));
    checked.push_back(CheckNode(inside, depth + 1, &child));
    CheckChildGroups(inside, checked.back().maxima, maxima);
    may_be_negative = may_be_negative || checked.back().may_be_negative;
  }
  CheckAggregation(location, maxima, checked, component);
  return may_be_negative;
}

void TreeCheck::CheckRoot(const FieldLocation& location, const MaximaByGroup& maxima) const {
  for (const std::string& group : groups_) {
    if (maxima.count(group) > 0) continue;
    location.Violation(
        "", absl::StrCat("has no maximum for ", group, ", so the group would not be assessed at all"));
  }
}

void TreeCheck::CheckSize(const FieldLocation& location) const {
  if (nodes_ > kNodesMax) location.Violation("", absl::StrCat("there are more than ", kNodesMax, " nodes"));
}

}  // namespace

void CheckTree(const FieldLocation& location, rules::v1::RuleSet* rules) {
  if (!rules->has_root()) return location.Violation("", "root is missing");
  FieldLocation root = location.Inside("root", -1, absl::StrCat("node ", rules->root().id()));
  TreeCheck check(*rules);
  CheckedNode checked = check.CheckNode(root, 1, rules->mutable_root());
  check.CheckRoot(root, checked.maxima);
  bool has_role = checked.role != rules::v1::ROLE_UNSPECIFIED;
  if (has_role) root.Violation("role", "the total cannot be a bonus or penalty: nothing is above it");
  check.CheckSize(root);
}

}  // namespace thuocdo::rules
