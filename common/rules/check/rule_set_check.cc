#include "common/rules/check/rule_set_check.h"

#include <map>
#include <optional>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/rules/check/amendment_check.h"
#include "common/rules/check/node_check.h"

namespace thuocdo::rules {
namespace {

void CheckGroups(const FieldLocation& location, rules::v1::RuleSet* rules) {
  if (rules->groups().empty()) location.Violation("", "there is no group");
  std::set<std::string> ids;
  for (int i = 0; i < rules->groups_size(); ++i) {
    rules::v1::Group& group = *rules->mutable_groups(i);
    FieldLocation inside = location.Inside("groups", i, absl::StrCat("group ", group.id()));
    inside.CheckId("id", group.id());
    inside.CheckTextPresent("title", group.mutable_title());
    if (!ids.insert(group.id()).second) inside.Violation("id", "there is another group with this id");
  }
}

// What the levels of a rule set are compared with.
struct LevelScale {
  bool by_points = false;  // else by percent
  Rational highest;        // the highest value that a unit can reach

  std::string field() const { return by_points ? "from_points" : "from_percent"; }
};

// The first level decides. No group can reach more points than its maximum on the total.
LevelScale ScaleOf(const rules::v1::RuleSet& rules) {
  if (rules.levels(0).from_points().empty()) return {false, 100};
  LevelScale scale{true, 0};
  for (const rules::v1::Maximum& maximum : rules.root().maxima()) {
    absl::StatusOr<Rational> points = ParseDecimal(maximum.points());
    if (points.ok() && *points > scale.highest) scale.highest = *points;
  }
  return scale;
}

void CheckLevel(const FieldLocation& location, const LevelScale& scale, std::optional<Rational>* previous,
                rules::v1::Level* level) {
  location.CheckTextPresent("title", level->mutable_title());
  if (!(scale.by_points ? level->from_percent() : level->from_points()).empty()) {
    location.Violation("", "all levels must be by percent, or all by points");
  }
  std::string* text = scale.by_points ? level->mutable_from_points() : level->mutable_from_percent();
  const std::string field = scale.field();
  std::optional<Rational> from = location.CheckDecimal(field, text);
  if (!from) return;
  if (*from > scale.highest) {
    location.Violation(field, absl::StrCat(field, " is above ", FormatExact(scale.highest)));
  }
  bool not_below = *previous && *from >= **previous;
  if (not_below) location.Violation(field, absl::StrCat(field, " is not below the level before it"));
  *previous = from;
}

void CheckLevels(const FieldLocation& location, rules::v1::RuleSet* rules) {
  if (rules->levels().empty()) return location.Violation("", "there is no level");
  std::set<std::string> titles;
  std::optional<Rational> previous;
  const LevelScale scale = ScaleOf(*rules);
  for (int i = 0; i < rules->levels_size(); ++i) {
    rules::v1::Level& level = *rules->mutable_levels(i);
    FieldLocation inside = location.Inside("levels", i, absl::StrCat("level ", i + 1));
    CheckLevel(inside, scale, &previous, &level);
    if (!titles.insert(level.title()).second)
      inside.Violation("title", "there is another level with this title");
  }
  int last = rules->levels_size() - 1;
  if (!previous || *previous == 0) return;
  location.Inside("levels", last, absl::StrCat("level ", last + 1))
      .Violation(scale.field(), "the last level must be from 0");
}

void CheckPrint(const FieldLocation& location, const rules::v1::RuleSet& rules) {
  if (!rules.has_print()) return location.Violation("", "print is missing");
  FieldLocation inside = location.Inside("print", -1, "print");
  if (rules.print().points_digits() > 6) inside.Violation("points_digits", "points_digits is above 6");
  if (rules.print().percent_digits() > 6) inside.Violation("percent_digits", "percent_digits is above 6");
  bool known = IsKnownEnum(rules::v1::Rounding_descriptor(), rules.print().rounding());
  if (!known) inside.Violation("rounding", "rounding is unknown");
}

// Checks a rule that must be given: 0 means that it is missing.
void CheckStated(const FieldLocation& location, const std::string& field,
                 const google::protobuf::EnumDescriptor* type, int value) {
  if (value == 0) return location.Violation("", absl::StrCat(field, " is missing"));
  if (!IsKnownEnum(type, value)) location.Violation(field, absl::StrCat(field, " is unknown"));
}

}  // namespace

void CheckRuleSet(const FieldLocation& location, rules::v1::RuleSet* rules) {
  location.CheckId("id", rules->id());
  location.CheckTextPresent("title", rules->mutable_title());
  location.CheckTextPresent("legal_basis", rules->mutable_legal_basis());
  CheckGroups(location, rules);
  CheckTree(location, rules);
  CheckLevels(location, rules);
  CheckStated(location, "rank_rule", rules::v1::RankRule_descriptor(), rules->rank_rule());
  CheckStated(location, "missing_answer", rules::v1::MissingAnswerRule_descriptor(), rules->missing_answer());
  if (!IsKnownEnum(rules::v1::RankBy_descriptor(), rules->rank_by())) {
    location.Violation("rank_by", "rank_by is unknown");
  }
  CheckPrint(location, *rules);
  CheckChanges(location, *rules);
}

}  // namespace thuocdo::rules
