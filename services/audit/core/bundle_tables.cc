#include "services/audit/core/bundle_tables.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "services/audit/core/printed_table.h"
#include "services/ranking/core/table.h"
#include "services/ranking/core/table_csv.h"

namespace thuocdo {
namespace {

using campaign::v1::TableDefinition;

std::string NameOf(const TableDefinition& table) {
  return absl::StrCat(table.group(), "/", table.component());
}

// The organization's row as it follows from its card, but for the ranks; nothing if it is not assessed there.
absl::StatusOr<std::optional<PrintedRow>> RecomputeRow(const RuleSet& rules, const TableDefinition& table,
                                                       const ScoreCard& card) {
  campaign::v1::CampaignDefinition alone;
  *alone.add_tables() = table;
  const absl::StatusOr<std::vector<Table>> ranked = RankTables(rules, alone, {card}, {});
  if (!ranked.ok()) return ranked.status();
  const absl::StatusOr<std::vector<PrintedRow>> rows = ReadPrintedTable(TableCsv(rules, ranked->front()));
  if (!rows.ok()) return rows.status();
  return rows->empty() ? std::nullopt : std::optional<PrintedRow>(rows->front());
}

std::string TextOf(const PrintedRow& row) {
  return absl::StrCat(row.name, "; ", row.points, "/", row.max_points, "; ", row.percent, " %; ", row.level);
}

bool SayTheSame(const PrintedRow& published, const PrintedRow& recomputed) {
  return published.rank.empty() == recomputed.rank.empty() && TextOf(published) == TextOf(recomputed);
}

// Compares the organization's row with what follows from its card. Whoever is not assessed has none.
BundleFault CompareRows(const std::string& table, const std::optional<PrintedRow>& published,
                        const std::optional<PrintedRow>& recomputed) {
  if (published.has_value() != recomputed.has_value())
    return Say("bảng $0: đơn vị $1 dòng, tính lại thì $2",
               "table $0: the organization has $1 row, recomputed it has $2", table, published ? 1 : 0,
               recomputed ? 1 : 0);
  if (!published || SayTheSame(*published, *recomputed)) return std::nullopt;
  return Say("bảng $0: dòng của đơn vị ghi «$1», tính lại được «$2»",
             "table $0: the organization's row says \"$1\", recomputed it is \"$2\"", table,
             TextOf(*published), TextOf(*recomputed));
}

// Everyone in the table is on the roster in its group, and there once.
BundleFault CheckMembers(const TableDefinition& table, const campaign::v1::CampaignDefinition& definition,
                         const std::vector<PrintedRow>& rows) {
  std::set<std::string> left;
  for (const campaign::v1::RosterEntry& entry : definition.roster()) {
    if (entry.group() == table.group()) left.insert(entry.organization());
  }
  for (const PrintedRow& row : rows) {
    if (left.erase(row.organization) == 0)
      return Say("bảng $0: $1 không thuộc nhóm này hoặc có hai dòng",
                 "table $0: $1 is not of this group or has two rows", NameOf(table), row.organization);
  }
  return std::nullopt;
}

std::optional<PrintedRow> FindRow(const std::vector<PrintedRow>& rows, const std::string& organization) {
  for (const PrintedRow& row : rows) {
    if (row.organization == organization) return row;
  }
  return std::nullopt;
}

BundlePlace PlaceOf(const TableDefinition& table, const std::vector<PrintedRow>& rows,
                    const PrintedRow& row) {
  const auto ranked =
      std::count_if(rows.begin(), rows.end(), [](const PrintedRow& each) { return !each.rank.empty(); });
  return {table.title(), row.rank, absl::StrCat(ranked), row.points, row.max_points, row.level};
}

BundleFault CheckPlace(const std::string& csv, const BundlePublication& publication, const RuleSet& rules,
                       const TableDefinition& table, const ScoreCard& card,
                       std::vector<BundlePlace>& places) {
  const absl::StatusOr<std::vector<PrintedRow>> rows = ReadPrintedTable(csv);
  const absl::StatusOr<std::optional<PrintedRow>> recomputed = RecomputeRow(rules, table, card);
  if (!rows.ok() || !recomputed.ok())
    return Say("bảng $0 không đọc được", "the table $0 cannot be read", NameOf(table));
  if (BundleFault fault = CheckMembers(table, publication.definition, *rows)) return fault;
  const std::optional<PrintedRow> published = FindRow(*rows, card.organization);
  if (BundleFault fault = CompareRows(NameOf(table), published, *recomputed)) return fault;
  if (const std::optional<std::string> wrong = FindWrongRank(rules, *rows))
    return Say("bảng $0: hạng của $1 không theo quy tắc xếp hạng",
               "table $0: the rank of $1 does not follow from the rows", NameOf(table), *wrong);
  if (published) places.push_back(PlaceOf(table, *rows, *published));
  return std::nullopt;
}

}  // namespace

BundleFault CheckTables(const audit::v1::AuditBundle& bundle, const BundlePublication& publication) {
  const auto& published = publication.manifest.tables();
  const auto& defined = publication.definition.tables();
  if (published.size() != defined.size() || published.size() != bundle.tables_size())
    return Say("công bố có $0 bảng, kỳ đánh giá có $1, hồ sơ có $2",
               "the publication has $0 tables, the campaign $1, the bundle $2", published.size(),
               defined.size(), bundle.tables_size());
  for (int i = 0; i < published.size(); ++i) {
    const std::string name = NameOf(defined[i]);
    if (absl::StrCat(published[i].group(), "/", published[i].component()) != name)
      return Say("bảng $0 không có ở chỗ của nó trong công bố",
                 "the table $0 is not in its place in the publication", name);
    if (Sha256(bundle.tables(i)) != published[i].csv_sha256())
      return Say("bảng $0 không phải bảng đã công bố (mã băm khác)",
                 "the table $0 is not the published one (its digest differs)", name);
  }
  return std::nullopt;
}

BundleFault CheckPlaces(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                        const RuleSet& rules, const ScoreCard& card, std::vector<BundlePlace>& places) {
  for (int i = 0; i < bundle.tables_size(); ++i) {
    const TableDefinition& table = publication.definition.tables(i);
    if (table.group() != publication.entry.group()) continue;
    if (BundleFault fault = CheckPlace(bundle.tables(i), publication, rules, table, card, places))
      return fault;
  }
  return std::nullopt;
}

}  // namespace thuocdo
