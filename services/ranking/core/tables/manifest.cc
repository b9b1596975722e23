#include "services/ranking/core/tables/manifest.h"

#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::ranking {
namespace {

using ranking::v1::PublicationManifest;

// Everything that a manifest states, in its order. A manifest from elsewhere may state a subject twice.
using Statements = std::vector<std::pair<ManifestSubject, std::string>>;

void AddTables(const rules::RuleSet& rules, const std::vector<Table>& tables, PublicationManifest& manifest) {
  for (const Table& table : tables) {
    ranking::v1::TableDigest& digest = *manifest.add_tables();
    digest.set_group(table.definition.group());
    digest.set_component(table.definition.component());
    digest.set_csv_sha256(Sha256(TableCsv(rules, table)));
  }
}

// By id, whatever the order of `cards`: the bytes of a manifest must not depend on it.
void AddUnits(const std::vector<scoring::ScoreCard>& cards, PublicationManifest& manifest) {
  std::map<std::string, const scoring::ScoreCard*> by_id;
  for (const scoring::ScoreCard& card : cards) by_id[card.organization] = &card;
  for (const auto& [organization, card] : by_id) {
    ranking::v1::UnitDigest& digest = *manifest.add_units();
    digest.set_organization(organization);
    digest.set_sheet_revision(card->sheet_revision.value);
    digest.set_card_sha256(card->card_sha256);
  }
}

Statements StatementsOf(const PublicationManifest& manifest) {
  Statements statements = {
      {{ManifestField::kCampaign, ""}, manifest.campaign()},
      {{ManifestField::kCampaignRevision, ""}, absl::StrCat(manifest.campaign_revision())},
      {{ManifestField::kRuleSet, ""}, manifest.rule_set()},
      {{ManifestField::kPosition, ""}, absl::StrCat(manifest.position())},
      {{ManifestField::kDecision, ""}, manifest.decision()},
      {{ManifestField::kDate, ""}, manifest.date()},
      {{ManifestField::kAmends, ""}, absl::StrCat(manifest.amends())}};
  for (const ranking::v1::TableDigest& table : manifest.tables()) {
    ManifestSubject subject = {ManifestField::kTable, absl::StrCat(table.group(), "/", table.component())};
    statements.emplace_back(std::move(subject), Hex(table.csv_sha256()));
  }
  for (const ranking::v1::UnitDigest& unit : manifest.units()) {
    statements.emplace_back(ManifestSubject{ManifestField::kCard, unit.organization()},
                            absl::StrCat("revision ", unit.sheet_revision(), ", ", Hex(unit.card_sha256())));
  }
  return statements;
}

// The first value of every subject.
using Values = std::map<ManifestSubject, std::string>;

std::optional<std::string> FindValue(const Values& values, const ManifestSubject& subject) {
  auto found = values.find(subject);
  if (found == values.end()) return std::nullopt;
  return found->second;
}

std::vector<ManifestDifference> CompareStatements(const Statements& published, const Statements& recomputed) {
  const Values published_values(published.begin(), published.end());
  const Values recomputed_values(recomputed.begin(), recomputed.end());
  std::vector<ManifestDifference> differences;
  for (const auto& [subject, value] : published) {
    std::optional<std::string> other = FindValue(recomputed_values, subject);
    if (other != value) differences.push_back({subject, value, std::move(other)});
  }
  for (const auto& [subject, value] : recomputed) {
    if (!published_values.contains(subject)) differences.push_back({subject, std::nullopt, value});
  }
  return differences;
}

}  // namespace

PublicationManifest MakeManifest(const scoring::CampaignView& view, const DecisionReference& decision,
                                 const std::vector<Table>& tables,
                                 const std::vector<scoring::ScoreCard>& cards) {
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

absl::StatusOr<PublicationManifest> ParseManifest(const streams::Publication& publication) {
  PublicationManifest manifest;
  if (manifest.ParseFromString(publication.manifest)) return manifest;
  return absl::DataLossError(absl::StrCat("the manifest of the publication at position ",
                                          publication.position.value, " cannot be parsed"));
}

std::vector<ManifestDifference> CompareManifests(const PublicationManifest& published,
                                                 const PublicationManifest& recomputed) {
  std::vector<ManifestDifference> differences =
      CompareStatements(StatementsOf(published), StatementsOf(recomputed));
  if (!differences.empty()) return differences;
  // Equal statements do not mean equal digests: the order may differ, or an entry may appear twice.
  const std::string published_bytes = SerializeDeterministically(published);
  const std::string recomputed_bytes = SerializeDeterministically(recomputed);
  if (published_bytes == recomputed_bytes) return {};
  return {{{ManifestField::kEntryOrder, ""}, Hex(Sha256(published_bytes)), Hex(Sha256(recomputed_bytes))}};
}

}  // namespace thuocdo::ranking
