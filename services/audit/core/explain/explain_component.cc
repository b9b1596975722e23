#include "services/audit/core/explain/explain_component.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace thuocdo::audit {
namespace {

using Children = std::vector<ExplainedChild>;

bool IsPart(const ExplainedChild& child) {
  return child.role == rules::v1::ROLE_UNSPECIFIED && child.maximum.has_value();
}

rules::Step SumOf(const Children& children) {
  Rational sum;
  std::vector<std::string> addends;
  for (const ExplainedChild& child : children) {
    if (!IsPart(child) || !child.points) continue;
    sum += *child.points;
    addends.push_back(addends.empty() ? rules::NumberText(*child.points) : rules::AddendText(*child.points));
  }
  return {audit::v1::STEP_KIND_SUM, addends.empty() ? "0" : absl::StrJoin(addends, " + "), sum};
}

// Subtracts the maxima of children that are not applicable, and scales the sum up to the whole maximum.
void AddRescaling(const Children& children, rules::Steps& steps) {
  const Rational sum = steps.back().value;
  Rational whole;
  for (const ExplainedChild& child : children) {
    if (IsPart(child)) whole += *child.maximum;
  }
  Rational left = whole;
  for (const ExplainedChild& child : children) {
    if (!IsPart(child) || child.points) continue;
    const std::string text = absl::StrCat(rules::NumberText(left), " − ", rules::NumberText(*child.maximum));
    left -= *child.maximum;
    steps.push_back({audit::v1::STEP_KIND_EXCLUDED, text, left});
    steps.back().subject = child.node;
  }
  if (left == whole) return;
  steps.push_back(
      {audit::v1::STEP_KIND_RESCALED,
       absl::StrCat(rules::NumberText(sum), " × ", rules::NumberText(whole), " ÷ ", rules::OperandText(left)),
       sum * whole / left});
}

// Adds or subtracts the points of every child of `role`.
void AddOutside(const Children& children, rules::v1::Role role, rules::Steps& steps) {
  const bool is_bonus = role == rules::v1::ROLE_BONUS;
  for (const ExplainedChild& child : children) {
    if (child.role != role || !child.points) continue;
    const Rational before = steps.back().value;
    const Rational after = is_bonus ? Rational(before + *child.points) : Rational(before - *child.points);
    steps.push_back(
        {is_bonus ? audit::v1::STEP_KIND_BONUS : audit::v1::STEP_KIND_PENALTY,
         absl::StrCat(rules::NumberText(before), is_bonus ? " + " : " − ", rules::AddendText(*child.points)),
         after});
    steps.back().subject = child.node;
  }
}

rules::Steps ExplainSum(const Children& children) {
  rules::Steps steps = {SumOf(children)};
  AddRescaling(children, steps);
  AddOutside(children, rules::v1::ROLE_BONUS, steps);
  AddOutside(children, rules::v1::ROLE_PENALTY, steps);
  return steps;
}

// The first child with the most points, scaled up if the child with the largest maximum is excluded.
rules::Steps ExplainBestOf(const Rational& maximum, const Children& children) {
  const ExplainedChild* best = nullptr;
  Rational largest;
  std::vector<std::string> all;
  for (const ExplainedChild& child : children) {
    if (!child.points) continue;
    all.push_back(rules::NumberText(*child.points));
    largest = std::max(largest, *child.maximum);
    if (best == nullptr || *child.points > *best->points) best = &child;
  }
  if (best == nullptr) return {};
  rules::Steps steps = {
      {audit::v1::STEP_KIND_BEST_CHILD, absl::StrCat("max(", absl::StrJoin(all, "; "), ")"), *best->points}};
  steps.back().subject = best->node;
  if (largest == maximum) return steps;
  steps.push_back({audit::v1::STEP_KIND_RESCALED,
                   absl::StrCat(rules::NumberText(*best->points), " × ", rules::NumberText(maximum), " ÷ ",
                                rules::OperandText(largest)),
                   *best->points * maximum / largest});
  return steps;
}

rules::Steps Aggregate(const rules::ComponentRule& component, const Rational& maximum,
                       const Children& children) {
  switch (component.aggregation) {
    case rules::v1::Component::kWeightedMean:
      return ExplainWeightedMean(maximum, children);
    case rules::v1::Component::kGeometricMean:
      return ExplainGeometricMean(*component.rounding, maximum, children);
    case rules::v1::Component::kBestOf:
      return ExplainBestOf(maximum, children);
    case rules::v1::Component::AGGREGATION_NOT_SET:
      break;
  }
  return ExplainSum(children);
}

}  // namespace

rules::Steps ExplainComponent(const rules::ComponentRule& component, const Rational& maximum,
                              const Children& children) {
  rules::Steps steps = Aggregate(component, maximum, children);
  if (steps.empty()) return steps;
  if (component.capped) rules::AddCut(maximum, steps);
  rules::AddRaised(0, steps);
  return steps;
}

}  // namespace thuocdo::audit
