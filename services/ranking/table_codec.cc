#include "services/ranking/table_codec.h"

#include <string>

#include "common/base/digest.h"
#include "common/base/rational.h"
#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::ranking {
namespace {

void AddRow(const rules::RuleSet& rules, const TableRow& row, ranking::v1::Table& table) {
  ranking::v1::TableRow& message = *table.add_rows();
  message.set_organization(row.organization);
  message.set_name(row.name);
  message.set_rank(row.rank);
  message.set_max_points(PrintPoints(rules, row.max_points));
  message.set_previous_rank(row.previous_rank);
  if (!row.declared()) return;
  message.set_points(PrintPoints(rules, row.points));
  message.set_percent(PrintPercent(rules, row.points, row.max_points));
  message.set_level(row.level);
  message.set_exact_points(FormatExact(row.points));
  for (const event::v1::Basis basis : row.bases) message.add_bases(basis);
}

void AddExcluded(const Excluded& excluded, ranking::v1::Table& table) {
  ranking::v1::Excluded& message = *table.add_excluded();
  message.set_organization(excluded.organization);
  message.set_name(excluded.name);
  message.set_reason(excluded.reason);
}

}  // namespace

std::string GroupTitle(const rules::RuleSet& rules, const std::string& id) {
  for (const rules::v1::Group& group : rules.proto.groups()) {
    if (group.id() == id) return group.title();
  }
  return id;
}

ranking::v1::Table TableToProto(const rules::RuleSet& rules, const Table& table) {
  ranking::v1::Table message;
  message.set_id(table.definition.id());
  message.set_title(table.definition.title());
  message.set_group(table.definition.group());
  message.set_group_title(GroupTitle(rules, table.definition.group()));
  message.set_component(table.definition.component());
  for (const TableRow& row : table.rows) AddRow(rules, row, message);
  for (const Excluded& excluded : table.excluded) AddExcluded(excluded, message);
  message.set_csv(TableCsv(rules, table));
  message.set_csv_sha256(Sha256(message.csv()));
  return message;
}

ranking::v1::Replay ReplayToProto(const scoring::CampaignView& view,
                                  const std::vector<GroupReplayNote>& notes) {
  ranking::v1::Replay replay;
  replay.set_own_rule_set(view.campaign.definition.rule_set());
  for (const rules::RuleSet& amended : view.amended) replay.add_amended_rule_sets(amended.name);
  for (const GroupReplayNote& note : notes) {
    ranking::v1::ReplayNote& message = *replay.add_notes();
    message.set_group(note.group);
    message.set_criterion(note.criterion);
    message.set_title(note.title);
    message.set_what(scoring::UnansweredText(note.unanswered));
    message.set_units(note.units);
    message.set_declared_units(note.declared_units);
    for (const std::string& organization : note.organizations) message.add_organizations(organization);
  }
  return replay;
}

}  // namespace thuocdo::ranking
