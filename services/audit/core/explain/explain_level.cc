#include "services/audit/core/explain/explain_level.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace thuocdo::audit {

ExplainedLevel ExplainLevel(const rules::RuleSet& rules, const Rational& points, const Rational& maximum) {
  const bool by_points = rules.levels_by_points;
  const Rational share = points / maximum;
  const Rational& reached = by_points ? points : share;
  const auto is_reached = [&](const rules::RuleLevel& level) { return level.from <= reached; };
  const auto found = std::find_if(rules.levels.begin(), rules.levels.end(), is_reached);
  const bool below_all = found == rules.levels.end();
  const rules::RuleLevel& level = below_all ? rules.levels.back() : *found;
  const Rational percent = level.from * 100;
  const std::string what = by_points
                               ? rules::NumberText(points)
                               : absl::StrCat(rules::NumberText(points), " ÷ ", rules::NumberText(maximum));
  const std::string from =
      by_points ? rules::NumberText(level.from) : absl::StrCat(rules::NumberText(percent), " %");
  const audit::v1::StepKind kind =
      by_points ? audit::v1::STEP_KIND_LEVEL_BY_POINTS : audit::v1::STEP_KIND_LEVEL;
  return {level.title,
          {below_all ? audit::v1::STEP_KIND_LEVEL_BELOW_ALL : kind,
           absl::StrCat(what, below_all ? " < " : " ≥ ", from), reached}};
}

}  // namespace thuocdo::audit
