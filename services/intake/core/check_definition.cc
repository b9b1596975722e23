#include "services/intake/core/check_definition.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/time_text.h"
#include "common/rules/unit_maxima.h"

namespace thuocdo::intake {
namespace {

using campaign::v1::CampaignDefinition;
using campaign::v1::RosterEntry;
using campaign::v1::TableDefinition;

constexpr uint32_t kYearMin = 1900;
constexpr uint32_t kYearMax = 9999;

// What all checks of one definition share.
struct Check {
  const DefinitionKnown& known;
  const rules::RuleSet*
      rules;  // null if the rule set was not found; checks that depend on it are skipped then
  Rejection& rejection;
};

void CheckText(std::string* text, const std::string& field, Rejection& rejection) {
  *text = rejection.CheckText(field, *text);
}

void CheckName(std::string* name, const std::string& field, Rejection& rejection) {
  *name = rejection.CheckName(field, *name, kTextBytesMax);
}

void CheckGroup(const Check& check, const std::string& field, const std::string& group) {
  if (check.rules == nullptr || check.rules->HasGroup(group)) return;
  check.rejection.Invalid(field, absl::StrCat("the rule set has no group \"", group, "\""));
}

// Returns the component `id`; null, and a violation in `field`, unless `group` is assessed on it.
const rules::RuleNode* CheckComponent(const Check& check, const std::string& field, const std::string& id,
                                      const std::string& group) {
  if (check.rules == nullptr) return nullptr;
  const rules::RuleNode* node = check.rules->FindNode(id);
  if (node == nullptr || node->is_criterion()) {
    check.rejection.Invalid(field, absl::StrCat("the rule set has no component \"", id, "\""));
    return nullptr;
  }
  if (node->max_by_group.contains(group) || !check.rules->HasGroup(group)) return node;
  check.rejection.Invalid(field, absl::StrCat("the group ", group, " has no maximum on ", id));
  return nullptr;
}

void CheckWithoutComponents(const Check& check, const std::string& field, const RosterEntry& entry) {
  std::set<std::string> seen;
  for (int i = 0; i < entry.without_components_size(); ++i) {
    const std::string& id = entry.without_components(i);
    std::string here = absl::StrCat(field, ".without_components[", i, "]");
    if (!seen.insert(id).second) check.rejection.Invalid(here, absl::StrCat(id, " appears twice"));
    const rules::RuleNode* node = CheckComponent(check, here, id, entry.group());
    if (node == nullptr || node->parent >= 0) continue;
    check.rejection.Invalid(
        here, "is the total; use PARTICIPATION_NOT_ASSESSED for an organization that is assessed on nothing");
  }
}

// Checks that a node that `entry` excludes, or gives a maximum of its own, is on the tree of the entry's
// group.
void CheckOwnNode(const Check& check, const std::string& field, const RosterEntry& entry,
                  const std::string& id) {
  const rules::RuleNode* node = check.rules->FindNode(id);
  if (node == nullptr) {
    return check.rejection.Invalid(field, absl::StrCat("the rule set has no node \"", id, "\""));
  }
  if (node->max_by_group.contains(entry.group()) || !check.rules->HasGroup(entry.group())) return;
  check.rejection.Invalid(field, absl::StrCat("the group ", entry.group(), " has no maximum on ", id));
}

void CheckNotAssessed(const Check& check, const std::string& field, RosterEntry& entry) {
  if (entry.not_assessed().empty()) return;
  check.rejection.CheckSize(absl::StrCat(field, ".not_assessed"), entry.not_assessed_size(), kOwnNodesMax);
  std::set<std::string> seen;
  for (int i = 0; i < entry.not_assessed_size(); ++i) {
    campaign::v1::NotAssessed& left = *entry.mutable_not_assessed(i);
    std::string here = absl::StrCat(field, ".not_assessed[", i, "]");
    CheckText(left.mutable_reason(), absl::StrCat(here, ".reason"), check.rejection);
    bool is_new = seen.insert(left.node()).second;
    if (!is_new) check.rejection.Invalid(here, absl::StrCat(left.node(), " appears twice"));
    if (check.rules == nullptr) continue;
    CheckOwnNode(check, here, entry, left.node());
    bool is_total = left.node() == check.rules->nodes[0].id;
    if (is_total)
      check.rejection.Invalid(
          here,
          "is the total; use PARTICIPATION_NOT_ASSESSED for an organization that is assessed on nothing");
  }
}

void CheckOwnMaxima(const Check& check, const std::string& field, const RosterEntry& entry) {
  if (entry.maxima().empty()) return;
  check.rejection.CheckSize(absl::StrCat(field, ".maxima"), entry.maxima_size(), kOwnNodesMax);
  if (check.rules == nullptr || !check.rules->HasGroup(entry.group())) return;
  const Violations violations = rules::CheckUnitMaxima(*check.rules, entry);
  for (const rpc::v1::Violation& violation : violations.violations()) {
    check.rejection.Invalid(absl::StrCat(field, ".maxima"),
                            absl::StrCat(violation.field(), ": ", violation.message()));
  }
}

void CheckParticipation(const Check& check, const std::string& field, RosterEntry& entry) {
  bool components_only = entry.participation() == campaign::v1::PARTICIPATION_COMPONENTS_ONLY;
  if (!campaign::v1::Participation_IsValid(entry.participation()) ||
      entry.participation() == campaign::v1::PARTICIPATION_UNSPECIFIED) {
    check.rejection.Invalid(
        absl::StrCat(field, ".participation"),
        "is missing or unknown; use PARTICIPATION_FULL, _COMPONENTS_ONLY or _NOT_ASSESSED");
  }
  if (components_only && entry.without_components().empty()) {
    check.rejection.Invalid(absl::StrCat(field, ".without_components"),
                            "is empty; name the components that are not assessed");
  }
  if (!components_only && !entry.without_components().empty()) {
    check.rejection.Invalid(absl::StrCat(field, ".without_components"),
                            "is allowed with PARTICIPATION_COMPONENTS_ONLY only");
  }
  CheckWithoutComponents(check, field, entry);
  std::string reason = absl::StrCat(field, ".reason");
  if (entry.participation() != campaign::v1::PARTICIPATION_FULL) {
    return CheckText(entry.mutable_reason(), reason, check.rejection);
  }
  *entry.mutable_reason() = check.rejection.CheckOptionalText(reason, entry.reason());
}

// Checks that the organization `id` exists. One that was on the roster before may have ended since: amending
// another entry must stay possible.
void CheckExists(const Check& check, const std::string& field, const std::string& id) {
  auto found = check.known.organizations.find(id);
  if (found == check.known.organizations.end()) {
    return check.rejection.NotFound(field, absl::StrCat("there is no organization ", id));
  }
  if (found->second.ended == streams::OrganizationEnd::kNot) return;
  if (streams::FindRosterEntry(check.known.campaign.definition, id) != nullptr) return;
  check.rejection.Forbidden(field, absl::StrCat("the organization ", id, " has ended"));
}

void CheckRoster(const Check& check, CampaignDefinition& definition) {
  check.rejection.CheckSize("definition.roster", definition.roster_size(), kRosterMax);
  std::set<std::string> seen;
  for (int i = 0; i < definition.roster_size(); ++i) {
    RosterEntry& entry = *definition.mutable_roster(i);
    std::string field = absl::StrCat("definition.roster[", i, "]");
    if (!seen.insert(entry.organization()).second) {
      check.rejection.Invalid(field, absl::StrCat(entry.organization(), " appears twice"));
    }
    CheckExists(check, absl::StrCat(field, ".organization"), entry.organization());
    CheckGroup(check, absl::StrCat(field, ".group"), entry.group());
    CheckParticipation(check, field, entry);
    CheckNotAssessed(check, field, entry);
    CheckOwnMaxima(check, field, entry);
  }
}

void CheckTables(const Check& check, CampaignDefinition& definition) {
  if (definition.tables_size() > 0)  // a campaign may have no tables
    check.rejection.CheckSize("definition.tables", definition.tables_size(), kTablesMax);
  std::set<std::string> ids;
  std::set<std::pair<std::string, std::string>> subjects;
  for (int i = 0; i < definition.tables_size(); ++i) {
    TableDefinition& table = *definition.mutable_tables(i);
    std::string field = absl::StrCat("definition.tables[", i, "]");
    *table.mutable_id() = check.rejection.CheckName(absl::StrCat(field, ".id"), table.id());
    CheckName(table.mutable_title(), absl::StrCat(field, ".title"), check.rejection);
    CheckGroup(check, absl::StrCat(field, ".group"), table.group());
    CheckComponent(check, absl::StrCat(field, ".component"), table.component(), table.group());
    if (!ids.insert(table.id()).second)
      check.rejection.Invalid(field, absl::StrCat("table ", table.id(), " appears twice"));
    if (subjects.emplace(table.group(), table.component()).second) continue;
    check.rejection.Invalid(field, absl::StrCat("group ", table.group(), " and component ", table.component(),
                                                " have another table already"));
  }
}

void CheckDate(const std::string& field, const std::string& date, Rejection& rejection) {
  if (date.empty() || IsDate(date)) return;
  rejection.Invalid(field, absl::StrCat("\"", date, "\" is not a date such as 2017-01-31"));
}

void CheckDeadlines(const campaign::v1::Deadlines& deadlines, Rejection& rejection) {
  CheckDate("definition.deadlines.declare_by", deadlines.declare_by(), rejection);
  CheckDate("definition.deadlines.correct_by", deadlines.correct_by(), rejection);
  bool ordered = deadlines.declare_by() <= deadlines.correct_by();
  if (!ordered && !deadlines.correct_by().empty()) {
    rejection.Invalid("definition.deadlines.correct_by",
                      "is before declare_by; corrections end on or after the last day for declarations");
  }
}

void CheckPredecessor(const DefinitionKnown& known, const CampaignDefinition& definition,
                      Rejection& rejection) {
  constexpr absl::string_view kField = "definition.predecessor";
  if (definition.predecessor().empty()) return;
  if (definition.predecessor() == definition.id())
    return rejection.Invalid(kField, "is the campaign itself; name an earlier one, or leave it empty");
  if (known.predecessor_known) return;
  rejection.NotFound(kField,
                     absl::StrCat("there is no campaign or earlier ranking ", definition.predecessor()));
}

// Adds why the rule set that the definition names cannot be used.
void RejectRules(const absl::Status& status, Rejection& rejection) {
  if (absl::IsNotFound(status)) return rejection.NotFound("definition.rule_set", status.message());
  rejection.Forbidden("definition.rule_set", status.message());
}

void CheckHead(const DefinitionKnown& known, CampaignDefinition& definition, Rejection& rejection) {
  rejection.CheckId("definition.id", definition.id());
  CheckName(definition.mutable_title(), "definition.title", rejection);
  CheckName(definition.mutable_authority(), "definition.authority", rejection);
  if (definition.year() < kYearMin || definition.year() > kYearMax) {
    rejection.Invalid("definition.year",
                      absl::StrCat(definition.year(), " is not a year from ", kYearMin, " to ", kYearMax));
  }
  CheckPredecessor(known, definition, rejection);
  CheckDeadlines(definition.deadlines(), rejection);
}

}  // namespace

void CheckDefinition(const DefinitionKnown& known, CampaignDefinition& definition, Rejection& rejection) {
  CheckHead(known, definition, rejection);
  Check check{known, known.rules.ok() ? known.rules->get() : nullptr, rejection};
  if (check.rules == nullptr) RejectRules(known.rules.status(), rejection);
  CheckRoster(check, definition);
  CheckTables(check, definition);
  if (check.rules != nullptr) definition.set_rule_set(check.rules->name);
}

}  // namespace thuocdo::intake
