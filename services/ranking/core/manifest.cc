#include "services/ranking/core/manifest.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "services/ranking/core/table_csv.h"

namespace thuocdo {
namespace {

using ranking::v1::PublicationManifest;

// What a manifest says, one line a subject, in its order.
using Statements = std::vector<std::pair<std::string, std::string>>;

void AddTables(const RuleSet& rules, const std::vector<Table>& tables, PublicationManifest& manifest) {
  for (const Table& table : tables) {
    ranking::v1::TableDigest& digest = *manifest.add_tables();
    digest.set_group(table.definition.group());
    digest.set_component(table.definition.component());
    digest.set_csv_sha256(Sha256(TableCsv(rules, table)));
  }
}

void AddUnits(const std::vector<ScoreCard>& cards, PublicationManifest& manifest) {
  std::map<std::string, const ScoreCard*> by_id;
  for (const ScoreCard& card : cards) by_id[card.organization] = &card;
  for (const auto& [organization, card] : by_id) {
    ranking::v1::UnitDigest& digest = *manifest.add_units();
    digest.set_organization(organization);
    digest.set_sheet_revision(card->sheet_revision.value);
    digest.set_card_sha256(card->card_sha256);
  }
}

Statements StatementsOf(const PublicationManifest& manifest) {
  Statements statements = {{"campaign", manifest.campaign()},
                           {"campaign revision", absl::StrCat(manifest.campaign_revision())},
                           {"rule set", manifest.rule_set()},
                           {"position", absl::StrCat(manifest.position())},
                           {"decision", manifest.decision()},
                           {"date", manifest.date()},
                           {"amends", absl::StrCat(manifest.amends())}};
  for (const ranking::v1::TableDigest& table : manifest.tables()) {
    statements.emplace_back(absl::StrCat("table ", table.group(), "/", table.component()),
                            Hex(table.csv_sha256()));
  }
  for (const ranking::v1::UnitDigest& unit : manifest.units()) {
    statements.emplace_back(absl::StrCat("card ", unit.organization()),
                            absl::StrCat("revision ", unit.sheet_revision(), ", ", Hex(unit.card_sha256())));
  }
  return statements;
}

constexpr char kAbsent[] = "absent";

// What `statements` say of `subject`.
std::string Find(const std::map<std::string, std::string>& statements, const std::string& subject) {
  auto found = statements.find(subject);
  return found == statements.end() ? kAbsent : found->second;
}

}  // namespace

PublicationManifest MakeManifest(const CampaignView& view, const Decision& decision,
                                 const std::vector<Table>& tables, const std::vector<ScoreCard>& cards) {
  PublicationManifest manifest;
  manifest.set_campaign(view.campaign.id);
  manifest.set_campaign_revision(view.campaign.revision.value);
  manifest.set_rule_set(view.rules.name);
  manifest.set_position(view.position.value);
  manifest.set_decision(decision.number);
  manifest.set_date(decision.date);
  manifest.set_amends(decision.amends.value);
  AddTables(view.rules, tables, manifest);
  AddUnits(cards, manifest);
  return manifest;
}

std::vector<ManifestDifference> CompareManifests(const PublicationManifest& published,
                                                 const PublicationManifest& recomputed) {
  const Statements left = StatementsOf(published);
  const Statements right = StatementsOf(recomputed);
  const std::map<std::string, std::string> said(left.begin(), left.end());
  const std::map<std::string, std::string> found(right.begin(), right.end());
  std::vector<ManifestDifference> differences;
  for (const auto& [subject, value] : left) {
    if (Find(found, subject) != value) differences.push_back({subject, value, Find(found, subject)});
  }
  for (const auto& [subject, value] : right) {
    if (!said.contains(subject)) differences.push_back({subject, kAbsent, value});
  }
  const std::string published_bytes = SerializeDeterministically(published);
  const std::string recomputed_bytes = SerializeDeterministically(recomputed);
  if (differences.empty() && published_bytes != recomputed_bytes) {
    // The same statements in another order, or one of them twice.
    differences.push_back({"order of entries", Hex(Sha256(published_bytes)), Hex(Sha256(recomputed_bytes))});
  }
  return differences;
}

}  // namespace thuocdo
