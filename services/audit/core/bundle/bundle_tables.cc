#include "services/audit/core/bundle/bundle_tables.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "services/audit/core/bundle/published_table.h"
#include "services/ranking/core/tables/table.h"
#include "services/ranking/core/tables/table_csv.h"

namespace thuocdo::audit {
namespace {

using campaign::v1::TableDefinition;

std::string NameOf(const TableDefinition& table) {
  return absl::StrCat(table.group(), "/", table.component());
}

// Returns the row that follows from the card, ranks aside; nothing if the organization is not assessed there.
absl::StatusOr<std::optional<PublishedTableRow>> RecomputeRow(const rules::RuleSet& rules,
                                                              const TableDefinition& table,
                                                              const scoring::ScoreCard& card) {
  // Ranked alone, since the other units' cards are not in the bundle; their rows are checked by
  // FindWrongRank.
  campaign::v1::CampaignDefinition alone;
  *alone.add_tables() = table;
  const absl::StatusOr<std::vector<ranking::Table>> ranked = ranking::RankTables(rules, alone, {card}, {});
  if (!ranked.ok()) return ranked.status();
  const absl::StatusOr<std::vector<PublishedTableRow>> rows =
      ParsePublishedTable(ranking::TableCsv(rules, ranked->front()));
  if (!rows.ok()) return rows.status();
  return rows->empty() ? std::nullopt : std::optional<PublishedTableRow>(rows->front());
}

std::string TextOf(const PublishedTableRow& row) {
  return absl::StrCat(row.name, "; ", row.points, "/", row.max_points, "; ", row.percent, " %; ", row.level);
}

bool PrintTheSame(const PublishedTableRow& published, const PublishedTableRow& recomputed) {
  return published.rank.empty() == recomputed.rank.empty() && TextOf(published) == TextOf(recomputed);
}

// Compares the row of the organization with the recomputed one. An organization that is not assessed has
// none.
BundleCheckResult CompareRows(const std::string& table, const std::optional<PublishedTableRow>& published,
                              const std::optional<PublishedTableRow>& recomputed) {
  if (published.has_value() != recomputed.has_value())
    return Problem(BundleProblemKind::kRowCountDiffers, table, published ? 1 : 0, recomputed ? 1 : 0);
  if (!published || PrintTheSame(*published, *recomputed)) return std::nullopt;
  return Problem(BundleProblemKind::kRowDiffers, table, TextOf(*published), TextOf(*recomputed));
}

// Checks that every row is of an organization of the group, and that no organization has two.
BundleCheckResult CheckMembers(const TableDefinition& table,
                               const campaign::v1::CampaignDefinition& definition,
                               const std::vector<PublishedTableRow>& rows) {
  std::set<std::string> members;
  for (const campaign::v1::RosterEntry& entry : definition.roster()) {
    if (entry.group() == table.group()) members.insert(entry.organization());
  }
  for (const PublishedTableRow& row : rows) {
    // Also a second row of the same organization.
    if (members.erase(row.organization) == 0)
      return Problem(BundleProblemKind::kMemberUnexpected, NameOf(table), row.organization);
  }
  return std::nullopt;
}

std::optional<PublishedTableRow> FindRow(const std::vector<PublishedTableRow>& rows,
                                         const std::string& organization) {
  for (const PublishedTableRow& row : rows) {
    if (row.organization == organization) return row;
  }
  return std::nullopt;
}

BundlePlace PlaceOf(const TableDefinition& table, const std::vector<PublishedTableRow>& rows,
                    const PublishedTableRow& row) {
  const auto ranked = std::count_if(rows.begin(), rows.end(),
                                    [](const PublishedTableRow& each) { return !each.rank.empty(); });
  return {table.title(), row.rank, absl::StrCat(ranked), row.points, row.max_points, row.level};
}

BundleCheckResult CheckPlace(const std::string& csv, const BundlePublication& publication,
                             const rules::RuleSet& rules, const TableDefinition& table,
                             const scoring::ScoreCard& card, std::vector<BundlePlace>& places) {
  const absl::StatusOr<std::vector<PublishedTableRow>> rows = ParsePublishedTable(csv);
  const absl::StatusOr<std::optional<PublishedTableRow>> recomputed = RecomputeRow(rules, table, card);
  if (!rows.ok() || !recomputed.ok()) return Problem(BundleProblemKind::kTableUnreadable, NameOf(table));
  if (BundleCheckResult problem = CheckMembers(table, publication.definition, *rows)) return problem;
  const std::optional<PublishedTableRow> published = FindRow(*rows, card.organization);
  if (BundleCheckResult problem = CompareRows(NameOf(table), published, *recomputed)) return problem;
  if (const std::optional<std::string> wrong = FindWrongRank(rules, *rows))
    return Problem(BundleProblemKind::kRankWrong, NameOf(table), *wrong);
  if (published) places.push_back(PlaceOf(table, *rows, *published));
  return std::nullopt;
}

}  // namespace

BundleCheckResult CheckTables(const audit::v1::AuditBundle& bundle, const BundlePublication& publication) {
  const auto& published = publication.manifest.tables();
  const auto& defined = publication.definition.tables();
  if (published.size() != defined.size() || published.size() != bundle.tables_size())
    return Problem(BundleProblemKind::kTableCountDiffers, published.size(), defined.size(),
                   bundle.tables_size());
  for (int i = 0; i < published.size(); ++i) {
    const std::string name = NameOf(defined[i]);
    if (absl::StrCat(published[i].group(), "/", published[i].component()) != name)
      return Problem(BundleProblemKind::kTableOutOfPlace, name);
    if (Sha256(bundle.tables(i)) != published[i].csv_sha256())
      return Problem(BundleProblemKind::kTableNotPublished, name);
  }
  return std::nullopt;
}

BundleCheckResult CheckPlaces(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                              const rules::RuleSet& rules, const scoring::ScoreCard& card,
                              std::vector<BundlePlace>& places) {
  for (int i = 0; i < bundle.tables_size(); ++i) {
    const TableDefinition& table = publication.definition.tables(i);
    if (table.group() != publication.entry.group()) continue;
    if (BundleCheckResult problem = CheckPlace(bundle.tables(i), publication, rules, table, card, places))
      return problem;
  }
  return std::nullopt;
}

}  // namespace thuocdo::audit
