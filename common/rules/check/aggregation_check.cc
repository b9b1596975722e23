#include "common/rules/check/aggregation_check.h"

#include "absl/strings/str_cat.h"
#include "common/rules/aggregations/aggregation.h"
#include "common/rules/model/method_parts.h"

namespace thuocdo::rules {
namespace {

void CheckRoles(const FieldLocation& location, const std::vector<CheckedNode>& children) {
  for (const CheckedNode& child : children) {
    if (child.role == rules::v1::ROLE_UNSPECIFIED) continue;
    location.Violation("", absl::StrCat(child.id, " is a bonus or penalty, which only a sum can have"));
  }
}

}  // namespace

void CheckAggregation(const FieldLocation& location, const MaximaByGroup& maxima,
                      const std::vector<CheckedNode>& children, rules::v1::Component* component) {
  FindAggregation(component->aggregation_case())->check(location, maxima, children, component);
  const FieldLocation inside = location.Inside("component", -1, "");
  bool is_sum = component->aggregation_case() == rules::v1::Component::AGGREGATION_NOT_SET;
  if (!is_sum) CheckRoles(inside, children);
  if (!is_sum && component->capped()) inside.Violation("capped", "only a sum can be capped");
  bool known = IsKnownEnum(rules::v1::NotApplicableRule_descriptor(), component->not_applicable());
  bool rejected = component->not_applicable() == rules::v1::NOT_APPLICABLE_RULE_REFUSED;
  if (!known || rejected)
    inside.Violation("not_applicable", "not_applicable of a component must leave it out or rescale");
}

}  // namespace thuocdo::rules
