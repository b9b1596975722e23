#include "common/rules/check/aggregation_check.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/rules/model/method_parts.h"

namespace thuocdo::rules {
namespace {

using Children = std::vector<CheckedNode>;
using Weights = google::protobuf::RepeatedPtrField<rules::v1::Weight>;

constexpr size_t kWeightedMax = 20;
constexpr int kWeightDenominator = 10000;  // 4 decimals

bool IsPart(const CheckedNode& child) { return child.role == rules::v1::ROLE_UNSPECIFIED; }

void CheckSum(const FieldLocation& location, const MaximaByGroup& maxima, const Children& children,
              bool capped) {
  MaximaByGroup sums;
  for (const CheckedNode& child : children) {
    if (!IsPart(child)) continue;
    for (const auto& [group, points] : child.maxima) sums[group] += points;
  }
  for (const auto& [group, points] : maxima) {
    if (points == sums[group] || (capped && points < sums[group])) continue;
    location.Violation("maxima", absl::StrCat("the maximum for ", group, " is ", FormatExact(points),
                                              ", but its children's make ", FormatExact(sums[group])));
  }
}

void CheckBestOf(const FieldLocation& location, const MaximaByGroup& maxima, const Children& children) {
  MaximaByGroup largest;
  for (const CheckedNode& child : children) {
    for (const auto& [group, points] : child.maxima) largest[group] = std::max(largest[group], points);
  }
  for (const auto& [group, points] : maxima) {
    if (points == largest[group]) continue;
    location.Violation("maxima",
                       absl::StrCat("the maximum for ", group, " is ", FormatExact(points),
                                    ", but the largest of its children's is ", FormatExact(largest[group])));
  }
}

// A weight has no meaning for a group that is not assessed on the child.
void CheckSameGroups(const FieldLocation& location, const MaximaByGroup& maxima, const Children& children) {
  for (const CheckedNode& child : children) {
    for (const auto& [group, points] : maxima) {
      if (child.maxima.contains(group)) continue;
      location.Violation("", absl::StrCat(child.id, " has a weight, but no maximum for ", group));
    }
  }
  if (children.size() <= kWeightedMax) return;
  location.Violation("", absl::StrCat("more than ", kWeightedMax, " children are weighted together"));
}

// Returns the weight of one child; 0, after a violation, if it is invalid.
Rational CheckWeight(const FieldLocation& location, const Children& children, rules::v1::Weight* weight) {
  auto is_meant = [&](const CheckedNode& child) { return child.id == weight->child(); };
  if (std::none_of(children.begin(), children.end(), is_meant)) {
    location.Violation("child", absl::StrCat("there is no child \"", weight->child(), "\""));
  }
  std::optional<Rational> value = CheckPositive(location, "weight", weight->mutable_weight());
  if (!value) return 0;
  bool fits = Rational(*value * kWeightDenominator).get_den() == 1;
  if (!fits)
    location.Violation("weight", absl::StrCat("weight ", weight->weight(), " has more than 4 decimals"));
  return *value;
}

void CheckWeights(const FieldLocation& location, const Children& children, Weights* weights) {
  std::set<std::string> seen;
  Rational sum;
  for (int i = 0; i < weights->size(); ++i) {
    rules::v1::Weight& weight = *weights->Mutable(i);
    FieldLocation inside = location.Inside("weights", i, "");
    sum += CheckWeight(inside, children, &weight);
    bool is_new = seen.insert(weight.child()).second;
    if (!is_new) inside.Violation("child", absl::StrCat(weight.child(), " has two weights"));
  }
  for (const CheckedNode& child : children) {
    if (!seen.contains(child.id)) location.Violation("", absl::StrCat(child.id, " has no weight"));
  }
  if (sum != 1)
    location.Violation("weights", absl::StrCat("the weights add up to ", FormatExact(sum), ", not to 1"));
}

void CheckGeometricMean(const FieldLocation& location, const Children& children,
                        rules::v1::GeometricMean* mean) {
  if (!mean->weights().empty()) CheckWeights(location, children, mean->mutable_weights());
  CheckPositive(location, "quantum", mean->mutable_quantum());
  CheckRounding(location, mean->rounding());
  for (const CheckedNode& child : children) {
    if (!child.may_be_negative) continue;
    location.Violation("", absl::StrCat("a geometric mean cannot have z-scores, such as below ", child.id));
  }
}

void CheckRoles(const FieldLocation& location, const Children& children) {
  for (const CheckedNode& child : children) {
    if (!IsPart(child))
      location.Violation("", absl::StrCat(child.id, " is a bonus or penalty, which only a sum can have"));
  }
}

}  // namespace

void CheckAggregation(const FieldLocation& location, const MaximaByGroup& maxima, const Children& children,
                      rules::v1::Component* component) {
  const FieldLocation inside = location.Inside("component", -1, "");
  switch (component->aggregation_case()) {
    case rules::v1::Component::kWeightedMean:
      CheckSameGroups(inside, maxima, children);
      CheckWeights(inside.Inside("weighted_mean", -1, ""), children,
                   component->mutable_weighted_mean()->mutable_weights());
      break;
    case rules::v1::Component::kGeometricMean:
      CheckSameGroups(inside, maxima, children);
      CheckGeometricMean(inside.Inside("geometric_mean", -1, ""), children,
                         component->mutable_geometric_mean());
      break;
    case rules::v1::Component::kBestOf:
      CheckBestOf(location, maxima, children);
      break;
    case rules::v1::Component::AGGREGATION_NOT_SET:
      CheckSum(location, maxima, children, component->capped());
      break;
  }
  bool is_sum = component->aggregation_case() == rules::v1::Component::AGGREGATION_NOT_SET;
  if (!is_sum) CheckRoles(inside, children);
  if (!is_sum && component->capped()) inside.Violation("capped", "only a sum can be capped");
  bool known = IsKnownEnum(rules::v1::NotApplicableRule_descriptor(), component->not_applicable());
  bool rejected = component->not_applicable() == rules::v1::NOT_APPLICABLE_RULE_REFUSED;
  if (!known || rejected)
    inside.Violation("not_applicable", "not_applicable of a component must leave it out or rescale");
}

}  // namespace thuocdo::rules
