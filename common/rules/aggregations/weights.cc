#include "common/rules/aggregations/weights.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/rules/model/method_parts.h"

namespace thuocdo::rules {
namespace {

constexpr size_t kWeightedMax = 20;
constexpr int kWeightDenominator = 10000;  // 4 decimals

// Returns the weight of one child; 0, after a violation, if it is invalid.
Rational CheckWeight(const FieldLocation& location, const std::vector<CheckedNode>& children,
                     rules::v1::Weight* weight) {
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

}  // namespace

void CheckSameGroups(const FieldLocation& inside, const MaximaByGroup& maxima,
                     const std::vector<CheckedNode>& children) {
  for (const CheckedNode& child : children) {
    for (const auto& [group, points] : maxima) {
      if (child.maxima.contains(group)) continue;
      inside.Violation("", absl::StrCat(child.id, " has a weight, but no maximum for ", group));
    }
  }
  if (children.size() <= kWeightedMax) return;
  inside.Violation("", absl::StrCat("more than ", kWeightedMax, " children are weighted together"));
}

void CheckWeights(const FieldLocation& mean, const std::vector<CheckedNode>& children,
                  google::protobuf::RepeatedPtrField<rules::v1::Weight>* weights) {
  std::set<std::string> seen;
  Rational sum;
  for (int i = 0; i < weights->size(); ++i) {
    rules::v1::Weight& weight = *weights->Mutable(i);
    FieldLocation inside = mean.Inside("weights", i, "");
    sum += CheckWeight(inside, children, &weight);
    bool is_new = seen.insert(weight.child()).second;
    if (!is_new) inside.Violation("child", absl::StrCat(weight.child(), " has two weights"));
  }
  for (const CheckedNode& child : children) {
    if (!seen.contains(child.id)) mean.Violation("", absl::StrCat(child.id, " has no weight"));
  }
  if (sum == 1) return;
  mean.Violation("weights", absl::StrCat("the weights add up to ", FormatExact(sum), ", not to 1"));
}

Rational SumOfWeights(const ComponentChildren& children) {
  Rational sum;
  for (const ComponentChild& child : children) {
    if (child.points) sum += child.weight;
  }
  return sum;
}

// The weights of children that are not assessed go to the others in proportion, so that the best remains the
// whole maximum.
Rational ExplainRemainingWeight(const ComponentChildren& children, Steps& steps) {
  Rational left = 1;
  for (const ComponentChild& child : children) {
    if (child.points) continue;
    const std::string text = absl::StrCat(NumberText(left), " − ", NumberText(child.weight));
    left -= child.weight;
    steps.push_back({audit::v1::STEP_KIND_EXCLUDED, text, left});
    steps.back().subject = child.node;
  }
  return left;
}

std::string WeightText(const Rational& weight, const Rational& left) {
  return left == 1 ? NumberText(weight) : absl::StrCat(NumberText(weight), " ÷ ", OperandText(left));
}

std::string PartText(const ComponentChild& child) {
  return absl::StrCat(OperandText(*child.points), " ÷ ", OperandText(*child.maximum));
}

}  // namespace thuocdo::rules
