// The weighted arithmetic mean of the children's parts of their maxima.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/rules/aggregations/aggregation_list.h"
#include "common/rules/aggregations/weights.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

class WeightedMeanAggregation final : public Aggregation {
 public:
  static void Check(const FieldLocation& node, const MaximaByGroup& maxima,
                    const std::vector<CheckedNode>& children, rules::v1::Component* component);

  explicit WeightedMeanAggregation(const rules::v1::Component& /*component*/) {}

  Rational Score(const Rational& maximum, const ComponentChildren& children) const override;
  Steps Explain(const Rational& maximum, const ComponentChildren& children) const override;
};

void WeightedMeanAggregation::Check(const FieldLocation& node, const MaximaByGroup& maxima,
                                    const std::vector<CheckedNode>& children,
                                    rules::v1::Component* component) {
  const FieldLocation inside = node.Inside("component", -1, "");
  CheckSameGroups(inside, maxima, children);
  CheckWeights(inside.Inside("weighted_mean", -1, ""), children,
               component->mutable_weighted_mean()->mutable_weights());
}

Rational WeightedMeanAggregation::Score(const Rational& maximum, const ComponentChildren& children) const {
  Rational mean;
  for (const ComponentChild& child : children) {
    if (child.points) mean += child.weight * *child.points / *child.maximum;
  }
  return maximum * mean / SumOfWeights(children);
}

Steps WeightedMeanAggregation::Explain(const Rational& maximum, const ComponentChildren& children) const {
  Steps steps;
  const Rational left = ExplainRemainingWeight(children, steps);
  Rational sum;
  std::vector<std::string> addends;
  for (const ComponentChild& child : children) {
    if (!child.points) continue;
    const Rational part = child.weight / left * *child.points / *child.maximum;
    steps.push_back({audit::v1::STEP_KIND_WEIGHTED_PART,
                     absl::StrCat(WeightText(child.weight, left), " × ", PartText(child)), part});
    steps.back().subject = child.node;
    sum += part;
    addends.push_back(addends.empty() ? NumberText(part) : AddendText(part));
  }
  steps.push_back({audit::v1::STEP_KIND_WEIGHTED_MEAN,
                   absl::StrCat(NumberText(maximum), " × (", absl::StrJoin(addends, " + "), ")"),
                   maximum * sum});
  return steps;
}

}  // namespace

AggregationDefinition DefineWeightedMean() {
  return DefineAggregation<WeightedMeanAggregation>(rules::v1::Component::kWeightedMean);
}

}  // namespace thuocdo::rules
