// The sum of the children's points, with bonus and penalty. The default.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/rules/aggregations/aggregation_list.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

class SumAggregation final : public Aggregation {
 public:
  static void Check(const FieldLocation& node, const MaximaByGroup& maxima,
                    const std::vector<CheckedNode>& children, rules::v1::Component* component);

  explicit SumAggregation(const rules::v1::Component& /*component*/) {}

  Rational Score(const Rational& maximum, const ComponentChildren& children) const override;
  Steps Explain(const Rational& maximum, const ComponentChildren& children) const override;
};

void SumAggregation::Check(const FieldLocation& node, const MaximaByGroup& maxima,
                           const std::vector<CheckedNode>& children, rules::v1::Component* component) {
  MaximaByGroup sums;
  for (const CheckedNode& child : children) {
    if (child.role != rules::v1::ROLE_UNSPECIFIED) continue;
    for (const auto& [group, points] : child.maxima) sums[group] += points;
  }
  for (const auto& [group, points] : maxima) {
    if (points == sums[group] || (component->capped() && points < sums[group])) continue;
    node.Violation("maxima", absl::StrCat("the maximum for ", group, " is ", FormatExact(points),
                                          ", but its children's make ", FormatExact(sums[group])));
  }
}

Rational SumAggregation::Score(const Rational& /*maximum*/, const ComponentChildren& children) const {
  Rational points;
  Rational assessed;
  Rational whole;
  Rational outside;  // bonus less penalty
  for (const ComponentChild& child : children) {
    if (child.is_part()) whole += *child.maximum;
    if (!child.points) continue;
    if (child.role == rules::v1::ROLE_BONUS) outside += *child.points;
    if (child.role == rules::v1::ROLE_PENALTY) outside -= *child.points;
    if (!child.is_part()) continue;
    points += *child.points;
    assessed += *child.maximum;
  }
  // Scaled before a bonus or penalty is added: these are no part of the maximum.
  if (assessed != whole && assessed > 0) points *= whole / assessed;
  return points + outside;
}

Step AddedUp(const ComponentChildren& children) {
  Rational sum;
  std::vector<std::string> addends;
  for (const ComponentChild& child : children) {
    if (!child.is_part() || !child.points) continue;
    sum += *child.points;
    addends.push_back(addends.empty() ? NumberText(*child.points) : AddendText(*child.points));
  }
  return {audit::v1::STEP_KIND_SUM, addends.empty() ? "0" : absl::StrJoin(addends, " + "), sum};
}

// Subtracts the maxima of children that are not applicable, and scales the sum up to the whole maximum.
void AddRescaling(const ComponentChildren& children, Steps& steps) {
  const Rational sum = steps.back().value;
  Rational whole;
  for (const ComponentChild& child : children) {
    if (child.is_part()) whole += *child.maximum;
  }
  Rational left = whole;
  for (const ComponentChild& child : children) {
    if (!child.is_part() || child.points) continue;
    const std::string text = absl::StrCat(NumberText(left), " − ", NumberText(*child.maximum));
    left -= *child.maximum;
    steps.push_back({audit::v1::STEP_KIND_EXCLUDED, text, left});
    steps.back().subject = child.node;
  }
  if (left == whole) return;
  steps.push_back({audit::v1::STEP_KIND_RESCALED,
                   absl::StrCat(NumberText(sum), " × ", NumberText(whole), " ÷ ", OperandText(left)),
                   sum * whole / left});
}

// Adds or subtracts the points of every child of `role`.
void AddOutside(const ComponentChildren& children, rules::v1::Role role, Steps& steps) {
  const bool is_bonus = role == rules::v1::ROLE_BONUS;
  for (const ComponentChild& child : children) {
    if (child.role != role || !child.points) continue;
    const Rational before = steps.back().value;
    const Rational after = is_bonus ? Rational(before + *child.points) : Rational(before - *child.points);
    steps.push_back({is_bonus ? audit::v1::STEP_KIND_BONUS : audit::v1::STEP_KIND_PENALTY,
                     absl::StrCat(NumberText(before), is_bonus ? " + " : " − ", AddendText(*child.points)),
                     after});
    steps.back().subject = child.node;
  }
}

Steps SumAggregation::Explain(const Rational& /*maximum*/, const ComponentChildren& children) const {
  Steps steps = {AddedUp(children)};
  AddRescaling(children, steps);
  AddOutside(children, rules::v1::ROLE_BONUS, steps);
  AddOutside(children, rules::v1::ROLE_PENALTY, steps);
  return steps;
}

}  // namespace

AggregationDefinition DefineSum() {
  return DefineAggregation<SumAggregation>(rules::v1::Component::AGGREGATION_NOT_SET);
}

}  // namespace thuocdo::rules
