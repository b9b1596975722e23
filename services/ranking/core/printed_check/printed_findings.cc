#include "services/ranking/core/printed_check/printed_findings.h"

namespace thuocdo::ranking {
namespace {

// By FindingKind.
constexpr std::array<absl::string_view, 19> kWords = {
    "component-sum", "equal-points",  "level",           "max-points",   "order",
    "percent",       "points",        "previous-rank",   "rank",         "rank-gap",
    "row-percent",   "table-missing", "table-unknown",   "unit-missing", "unit-not-declared",
    "unit-spelling", "unit-twice",    "unit-unexpected", "unit-unknown"};
static_assert(kWords.size() == static_cast<size_t>(FindingKind::kUnitUnknown) + 1);

}  // namespace

absl::string_view FindingKindWord(FindingKind kind) { return kWords[static_cast<size_t>(kind)]; }

ranking::v1::Severity SeverityOf(FindingKind kind) {
  switch (kind) {
    case FindingKind::kUnitSpelling:
      return ranking::v1::SEVERITY_NOTE;
    case FindingKind::kOrder:
    case FindingKind::kPreviousRank:  // no points, level or rank of this year depend on it
    case FindingKind::kTableMissing:
    case FindingKind::kTableUnknown:
      return ranking::v1::SEVERITY_WARNING;
    default:
      return ranking::v1::SEVERITY_ERROR;
  }
}

}  // namespace thuocdo::ranking
