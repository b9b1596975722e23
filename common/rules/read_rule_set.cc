#include "common/rules/read_rule_set.h"

#include <google/protobuf/text_format.h>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/rules/aggregations/aggregation.h"
#include "common/rules/check/rule_set_check.h"
#include "common/rules/methods/scoring_method.h"
#include "common/rules/model/rule_set_text.h"

namespace thuocdo::rules {
namespace {

using google::protobuf::TextFormat;

Rational ValueOf(const std::string& decimal) { return ReadDecimal(decimal).value; }

// Returns the weights of the component's children, in their order; none if they have no weights.
std::vector<Rational> WeightsOf(const rules::v1::Component& component) {
  std::map<std::string, Rational> by_child;
  for (const rules::v1::Weight& weight : component.has_weighted_mean()
                                             ? component.weighted_mean().weights()
                                             : component.geometric_mean().weights()) {
    by_child[weight.child()] = ValueOf(weight.weight());
  }
  std::vector<Rational> weights;
  bool equal = component.has_geometric_mean() && by_child.empty();
  if (by_child.empty() && !equal) return weights;
  for (const rules::v1::Node& child : component.children()) {
    weights.push_back(equal ? Rational(1, component.children_size()) : by_child.at(child.id()));
  }
  return weights;
}

RuleNode MakeNode(const rules::v1::Node& node, int parent) {
  RuleNode made;
  made.id = node.id();
  made.title = node.title();
  made.legal_basis = node.legal_basis();
  for (const rules::v1::Maximum& maximum : node.maxima()) {
    made.max_by_group[maximum.group()] = ValueOf(maximum.points());
  }
  made.parent = parent;
  made.role = node.role();
  if (node.has_criterion()) made.criterion = ReadCriterionRule(node.criterion());
  if (node.has_component()) {
    made.component = ReadComponentRule(node.component());
    made.weights = WeightsOf(node.component());
  }
  return made;
}

void AddNodes(const rules::v1::Node& node, int parent, RuleSet* rules) {
  int number = static_cast<int>(rules->nodes.size());
  rules->nodes.push_back(MakeNode(node, parent));
  rules->node_by_id[node.id()] = number;
  if (parent >= 0) rules->nodes[static_cast<size_t>(parent)].children.push_back(number);
  for (const rules::v1::Node& child : node.component().children()) AddNodes(child, number, rules);
}

// `proto` was checked and is in canonical form.
RuleSet MakeRuleSet(rules::v1::RuleSet proto) {
  RuleSet rules;
  rules.canonical = SerializeDeterministically(proto);
  rules.hash = Sha256(rules.canonical);
  rules.name = absl::StrCat(proto.id(), "@", Hex(rules.hash));
  AddNodes(proto.root(), -1, &rules);
  rules.levels_by_points = !proto.levels(0).from_points().empty();
  for (const rules::v1::Level& level : proto.levels()) {
    Rational from =
        rules.levels_by_points ? ValueOf(level.from_points()) : Rational(ValueOf(level.from_percent()) / 100);
    rules.levels.push_back({level.title(), from});
  }
  rules.proto = std::move(proto);
  return rules;
}

// Returns `stored` in canonical form, if it is valid.
absl::StatusOr<rules::v1::RuleSet> CheckStored(rules::v1::RuleSet stored) {
  if (HasUnknownFields(stored))
    return absl::DataLossError("the stored rule set has fields that this program does not know");
  Violations violations;
  CheckRuleSet(FieldLocation(stored, nullptr, &violations), &stored);
  RETURN_IF_ERROR(violations.ToStatus(absl::StatusCode::kDataLoss, "the stored rule set is invalid"));
  return stored;
}

}  // namespace

CriterionRule ReadCriterionRule(const rules::v1::Criterion& criterion) {
  CriterionRule rule;
  rule.method_kind = criterion.method_case();
  const MethodDefinition* method = FindMethod(criterion.method_case());
  if (method != nullptr) rule.method = method->make(criterion);
  rule.source = criterion.source();
  rule.not_applicable = criterion.not_applicable();
  rule.rounding = ReadRoundingStep(criterion.step(), criterion.rounding());
  return rule;
}

ComponentRule ReadComponentRule(const rules::v1::Component& component) {
  ComponentRule rule;
  rule.aggregation_kind = component.aggregation_case();
  rule.aggregation = FindAggregation(component.aggregation_case())->make(component);
  rule.capped = component.capped();
  rule.not_applicable = component.not_applicable();
  return rule;
}

absl::StatusOr<RuleSet> ParseRuleSet(absl::string_view text) {
  rules::v1::RuleSet proto;
  TextFormat::ParseInfoTree tree;
  Violations violations;
  bool was_read = ReadRuleSetText(text, &proto, &tree, &violations);
  if (was_read) CheckRuleSet(FieldLocation(proto, &tree, &violations), &proto);
  RETURN_IF_ERROR(violations.ToStatus(absl::StatusCode::kInvalidArgument, "the rule set is rejected"));
  return MakeRuleSet(std::move(proto));
}

absl::StatusOr<RuleSet> LoadRuleSet(absl::string_view canonical) {
  rules::v1::RuleSet proto;
  bool was_read = proto.ParseFromArray(canonical.data(), static_cast<int>(canonical.size()));
  if (!was_read) return absl::DataLossError("the stored rule set cannot be read");
  ASSIGN_OR_RETURN(rules::v1::RuleSet checked, CheckStored(std::move(proto)));
  RuleSet rules = MakeRuleSet(std::move(checked));
  if (rules.canonical == canonical) return rules;
  return absl::DataLossError("the stored rule set is not in canonical form");
}

}  // namespace thuocdo::rules
