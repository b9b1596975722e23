#include "services/audit/core/explainable.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"

namespace thuocdo {
namespace {

using rules::v1::Criterion;
using rules::v1::Node;

bool IsExplained(const Criterion& criterion) {
  switch (criterion.method_case()) {
    case Criterion::kAwardedPoints:
    case Criterion::kYesNo:
    case Criterion::kBands:
    case Criterion::kChoice:
    case Criterion::kCountRatio:
      return criterion.step().empty() && criterion.not_applicable() != rules::v1::NOT_APPLICABLE_RULE_RESCALE;
    default:
      return false;
  }
}

bool IsExplained(const rules::v1::Component& component) {
  const bool is_sum = component.aggregation_case() == rules::v1::Component::AGGREGATION_NOT_SET;
  return is_sum && !component.capped() &&
         component.not_applicable() != rules::v1::NOT_APPLICABLE_RULE_RESCALE;
}

bool IsExplained(const Node& node) {
  if (node.role() == rules::v1::ROLE_BONUS || node.role() == rules::v1::ROLE_PENALTY) return false;
  return node.has_criterion() ? IsExplained(node.criterion()) : IsExplained(node.component());
}

void Check(const Node& node, Faults& faults) {
  if (!IsExplained(node)) faults.Add(node.id(), "its arithmetic cannot be explained yet");
  for (const Node& child : node.component().children()) Check(child, faults);
}

}  // namespace

absl::Status CheckExplainable(const RuleSet& rules) {
  Faults faults;
  Check(rules.proto.root(), faults);
  const auto by_points = [](const rules::v1::Level& level) { return !level.from_points().empty(); };
  if (std::any_of(rules.proto.levels().begin(), rules.proto.levels().end(), by_points))
    faults.Add("levels", "levels by points cannot be explained yet");
  return faults.ToStatus(absl::StatusCode::kUnimplemented, absl::StrCat("scores under ", rules.name));
}

}  // namespace thuocdo
