// The points of the child that has the most.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/rules/aggregations/aggregation_list.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

class BestOfAggregation final : public Aggregation {
 public:
  static void Check(const FieldLocation& node, const MaximaByGroup& maxima,
                    const std::vector<CheckedNode>& children, rules::v1::Component* component);

  explicit BestOfAggregation(const rules::v1::Component& /*component*/) {}

  Rational Score(const Rational& maximum, const ComponentChildren& children) const override;
  Steps Explain(const Rational& maximum, const ComponentChildren& children) const override;
};

void BestOfAggregation::Check(const FieldLocation& node, const MaximaByGroup& maxima,
                              const std::vector<CheckedNode>& children, rules::v1::Component* /*component*/) {
  MaximaByGroup largest;
  for (const CheckedNode& child : children) {
    for (const auto& [group, points] : child.maxima) largest[group] = std::max(largest[group], points);
  }
  for (const auto& [group, points] : maxima) {
    if (points == largest[group]) continue;
    node.Violation("maxima",
                   absl::StrCat("the maximum for ", group, " is ", FormatExact(points),
                                ", but the largest of its children's is ", FormatExact(largest[group])));
  }
}

Rational BestOfAggregation::Score(const Rational& maximum, const ComponentChildren& children) const {
  Rational best;
  Rational largest;
  for (const ComponentChild& child : children) {
    if (!child.points) continue;
    best = std::max(best, *child.points);
    largest = std::max(largest, *child.maximum);
  }
  return best * maximum / largest;
}

// The first child with the most points, scaled up if the child with the largest maximum is excluded.
Steps BestOfAggregation::Explain(const Rational& maximum, const ComponentChildren& children) const {
  const ComponentChild* best = nullptr;
  Rational largest;
  std::vector<std::string> all;
  for (const ComponentChild& child : children) {
    if (!child.points) continue;
    all.push_back(NumberText(*child.points));
    largest = std::max(largest, *child.maximum);
    if (best == nullptr || *child.points > *best->points) best = &child;
  }
  if (best == nullptr) return {};
  Steps steps = {
      {audit::v1::STEP_KIND_BEST_CHILD, absl::StrCat("max(", absl::StrJoin(all, "; "), ")"), *best->points}};
  steps.back().subject = best->node;
  if (largest == maximum) return steps;
  steps.push_back(
      {audit::v1::STEP_KIND_RESCALED,
       absl::StrCat(NumberText(*best->points), " × ", NumberText(maximum), " ÷ ", OperandText(largest)),
       *best->points * maximum / largest});
  return steps;
}

}  // namespace

AggregationDefinition DefineBestOf() {
  return DefineAggregation<BestOfAggregation>(rules::v1::Component::kBestOf);
}

}  // namespace thuocdo::rules
