#include "common/rules/check/amendment_check.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "common/rules/model/rule_set_text.h"

namespace thuocdo::rules {
namespace {

using rules::v1::CriterionChange;
using Ids = std::set<std::string>;

Ids CriteriaBelow(const rules::v1::Node& node) {
  if (!node.has_component()) return {node.id()};
  Ids ids;
  for (const rules::v1::Node& child : node.component().children()) ids.merge(CriteriaBelow(child));
  return ids;
}

// The smallest and the largest number of criteria on either side of a change.
struct Sides {
  int from_min, from_max, to_min, to_max;
};

// More than a change may name.
constexpr int kAny = 1000;

Sides SidesOf(rules::v1::ChangeKind kind) {
  switch (kind) {
    case rules::v1::CHANGE_KIND_SPLIT:
      return {1, 1, 2, kAny};
    case rules::v1::CHANGE_KIND_MERGED:
      return {2, kAny, 1, 1};
    case rules::v1::CHANGE_KIND_DROPPED:
      return {1, 1, 0, 0};
    case rules::v1::CHANGE_KIND_NEW:
      return {0, 0, 1, 1};
    default:
      return {1, 1, 1, 1};
  }
}

void CheckKind(const FieldLocation& location, const CriterionChange& change) {
  bool known = rules::v1::ChangeKind_IsValid(change.kind());
  if (!known || change.kind() == rules::v1::CHANGE_KIND_UNSPECIFIED) {
    return location.Violation("", "kind is missing, or unknown");
  }
  Sides sides = SidesOf(change.kind());
  bool from_fits = change.from_size() >= sides.from_min && change.from_size() <= sides.from_max;
  bool to_fits = change.to_size() >= sides.to_min && change.to_size() <= sides.to_max;
  if (!from_fits || !to_fits)
    location.Violation("", "does not name the number of criteria that its kind needs");
  bool is_kept = change.kind() == rules::v1::CHANGE_KIND_KEPT && from_fits && to_fits;
  if (is_kept && change.from(0) != change.to(0))
    location.Violation("", "is kept but has another id: say that it is renamed");
  bool may_carry = change.kind() == rules::v1::CHANGE_KIND_SPLIT;
  if (change.carry() && !may_carry) location.Violation("carry", "carry is only for a split");
}

FieldLocation ChangeLocation(const FieldLocation& rules, int i) {
  return rules.Inside("changes", i, absl::StrCat("change ", i + 1));
}

void CheckName(const FieldLocation& location, const rules::v1::RuleSet& rules) {
  const std::string& name = rules.amends();
  if (name.empty() && !rules.changes().empty())
    location.Violation("changes", "there are changes, but amends is missing");
  if (name.empty()) return;
  size_t at = name.find('@');
  bool is_hash =
      at == std::string::npos ||
      (name.size() == at + 65 && name.find_first_not_of("0123456789abcdef", at + 1) == std::string::npos);
  if (IsId(name.substr(0, at)) && is_hash) return;
  location.Violation("amends", absl::StrCat("amends \"", name, "\" is not <id> or <id>@<hash>"));
}

// Checks that `ids` of `change` are among `known`, the criteria of `where`.
void CheckIds(const FieldLocation& change, const std::string& field, absl::string_view where,
              const google::protobuf::RepeatedPtrField<std::string>& ids, const Ids& known) {
  for (const std::string& id : ids) {
    if (known.contains(id)) continue;
    change.Violation(field, absl::StrCat(where, " has no criterion \"", id, "\""));
  }
}

void CheckOnce(const FieldLocation& change, const std::string& field,
               const google::protobuf::RepeatedPtrField<std::string>& ids, Ids* seen) {
  for (const std::string& id : ids) {
    bool is_new = seen->insert(id).second;
    if (!is_new) change.Violation(field, absl::StrCat(id, " has two changes"));
  }
}

// The criteria that the changes name on either side.
struct Mentioned {
  Ids from;
  Ids to;
};

Mentioned MentionedIn(const rules::v1::RuleSet& rules) {
  Mentioned mentioned;
  for (const CriterionChange& change : rules.changes()) {
    mentioned.from.insert(change.from().begin(), change.from().end());
    mentioned.to.insert(change.to().begin(), change.to().end());
  }
  return mentioned;
}

// A criterion that no change names is kept, which needs the same id on both sides. Anything else must be
// said: answers of past years would silently disappear, or stand for something new.
void CheckAllMentioned(const FieldLocation& location, const rules::v1::RuleSet& rules, const Ids& before,
                       const Ids& now) {
  const Mentioned mentioned = MentionedIn(rules);
  for (const std::string& id : before) {
    bool is_kept = now.contains(id) && !mentioned.to.contains(id);
    if (is_kept || mentioned.from.contains(id)) continue;
    location.Violation(
        "changes", absl::StrCat("no change names ", id, " of the amended rule set: say what became of it"));
  }
  for (const std::string& id : now) {
    bool is_kept = before.contains(id) && !mentioned.from.contains(id);
    if (is_kept || mentioned.to.contains(id)) continue;
    location.Violation("changes", absl::StrCat("no change names ", id,
                                               ", which the amended rule set does not have: is it new?"));
  }
}

}  // namespace

void CheckChanges(const FieldLocation& location, const rules::v1::RuleSet& rules) {
  CheckName(location, rules);
  const Ids criteria = CriteriaBelow(rules.root());
  Mentioned seen;
  for (int i = 0; i < rules.changes_size(); ++i) {
    const CriterionChange& change = rules.changes(i);
    const FieldLocation inside = ChangeLocation(location, i);
    CheckKind(inside, change);
    CheckIds(inside, "to", "this rule set", change.to(), criteria);
    CheckOnce(inside, "from", change.from(), &seen.from);
    CheckOnce(inside, "to", change.to(), &seen.to);
  }
}

absl::Status CheckAmendment(absl::string_view text, const RuleSet& amended) {
  rules::v1::RuleSet rules;
  FieldLocation::Tree tree;
  Violations violations;
  if (!ReadRuleSetText(text, &rules, &tree, &violations)) {
    return violations.ToStatus(absl::StatusCode::kInvalidArgument, "the rule set cannot be read");
  }
  const FieldLocation location(rules, &tree, &violations);
  const Ids before = CriteriaBelow(amended.proto.root());
  for (int i = 0; i < rules.changes_size(); ++i) {
    CheckIds(ChangeLocation(location, i), "from", amended.name, rules.changes(i).from(), before);
  }
  CheckAllMentioned(location, rules, before, CriteriaBelow(rules.root()));
  return violations.ToStatus(absl::StatusCode::kInvalidArgument,
                             "the changes do not fit the amended rule set");
}

}  // namespace thuocdo::rules
