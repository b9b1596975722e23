// A rule set that was checked: the criterion tree with exact numbers.
//
// common/rules/read_rule_set.h makes it from an author's text or from canonical bytes. Both are checked
// whole, so code that is given a RuleSet need not check it again.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/base/rational.h"
#include "common/rules/model/rule_model.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::rules {

// A node of the tree. Nodes are numbered in the order of the decision, parents before children; the root is
// 0.
struct RuleNode {
  std::string id;
  std::string title;
  std::string legal_basis;
  std::map<std::string, Rational> max_by_group;  // no entry: the group is not assessed on this node
  int parent = -1;                               // -1: the root
  std::vector<int> children;                     // empty: a criterion
  rules::v1::Role role = rules::v1::ROLE_UNSPECIFIED;
  CriterionRule criterion;        // only of a criterion
  ComponentRule component;        // only of a component
  std::vector<Rational> weights;  // of the children; empty if they have none

  bool is_criterion() const { return children.empty(); }
  rules::v1::NotApplicableRule not_applicable() const {
    return is_criterion() ? criterion.not_applicable : component.not_applicable;
  }
};

// A named level: from this part (0..1) of the maximum on, or from these points (RuleSet::levels_by_points).
struct RuleLevel {
  std::string title;
  Rational from;
};

// A whole rule set.
struct RuleSet {
  std::string name;       // `<id>@<hash>`
  std::string hash;       // SHA-256 of `canonical`, 32 bytes
  std::string canonical;  // the canonical bytes (FORMAT.md)
  rules::v1::RuleSet proto;
  std::vector<RuleNode> nodes;
  std::map<std::string, int> node_by_id;
  std::vector<RuleLevel> levels;  // highest first
  bool levels_by_points = false;  // RuleLevel::from are points, else parts of the maximum

  const RuleNode* FindNode(absl::string_view id) const;
  bool HasGroup(absl::string_view group) const;
};

// Returns the title of the level of `points` out of `maximum` (more than 0), compared exactly.
const std::string& LevelOf(const RuleSet& rules, const Rational& points, const Rational& maximum);

}  // namespace thuocdo::rules
