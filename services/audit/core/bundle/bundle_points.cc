#include "services/audit/core/bundle/bundle_points.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_split.h"
#include "common/rules/criterion.h"
#include "services/scoring/core/card/card_csv.h"
#include "services/scoring/core/scoring/score_unit.h"

namespace thuocdo::audit {
namespace {

// More bytes than the sum of squares of the largest group needs. Bounds the work on numbers of a forged
// bundle.
constexpr size_t kNumberBytesMax = 200;

std::optional<Rational> ParseNumber(const std::string& text) {
  if (text.size() > kNumberBytesMax) return std::nullopt;
  const absl::StatusOr<Rational> number = ParseExact(text);
  return number.ok() ? std::optional<Rational>(*number) : std::nullopt;
}

std::optional<rules::GroupNumbers> ParseGroupNumbers(const audit::v1::GroupNumbers& message) {
  const std::optional<Rational> lowest = ParseNumber(message.lowest());
  const std::optional<Rational> highest = ParseNumber(message.highest());
  const std::optional<Rational> sum = ParseNumber(message.sum());
  const std::optional<Rational> sum_of_squares = ParseNumber(message.sum_of_squares());
  const bool all_read = lowest && highest && sum && sum_of_squares && message.count() > 0;
  if (!all_read || *lowest > *highest) return std::nullopt;
  return rules::GroupNumbers{message.count(), *lowest, *highest, *sum, *sum_of_squares};
}

uint64_t SizeOfGroup(const BundlePublication& publication) {
  const auto& roster = publication.definition.roster();
  return static_cast<uint64_t>(std::count_if(
      roster.begin(), roster.end(),
      [&](const campaign::v1::RosterEntry& entry) { return entry.group() == publication.entry.group(); }));
}

bool IsComparing(const rules::RuleSet& rules, const std::string& criterion) {
  const rules::RuleNode* node = rules.FindNode(criterion);
  return node != nullptr && rules::ComparesUnits(node->criterion);
}

// Reads the numbers of the group, which nothing in the bundle proves: only checks that they are possible. The
// report says that they were taken from the bundle.
BundleCheckResult ReadGroupNumbers(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                                   const rules::RuleSet& rules, scoring::Population& population) {
  std::string before;
  for (const audit::v1::GroupNumbers& message : bundle.group_numbers()) {
    const std::string& criterion = message.criterion();
    const std::optional<rules::GroupNumbers> numbers = ParseGroupNumbers(message);
    const bool can_be = numbers && numbers->count <= SizeOfGroup(publication) && before < criterion &&
                        IsComparing(rules, criterion);
    if (!can_be) return Problem(BundleProblemKind::kGroupNumbersInvalid, criterion);
    population.Set(publication.entry.group(), criterion, *numbers);
    before = criterion;
  }
  return std::nullopt;
}

// Scores the organization alone, among the groups of `population`.
absl::StatusOr<std::vector<scoring::ScoreCard>> ScoreAlone(const BundlePublication& publication,
                                                           const rules::RuleSet& rules,
                                                           const BundleUnit& unit,
                                                           const scoring::Population& population) {
  campaign::v1::CampaignDefinition alone;
  *alone.add_roster() = publication.entry;
  const std::string& organization = publication.entry.organization();
  scoring::ScoringInput input;
  input.rules = &rules;
  input.definition = &alone;
  input.sheets[organization] = unit.sheet;
  input.names[organization] = unit.name;
  return scoring::ScoreAmong(population, input);
}

// Returns the first criterion in which the cards differ, or else the first node: a difference in a component
// follows from one in a criterion.
BundleProblem FirstDifference(const rules::RuleSet& rules, absl::string_view published,
                              absl::string_view recomputed) {
  const std::vector<absl::string_view> left = absl::StrSplit(published, '\n');
  const std::vector<absl::string_view> right = absl::StrSplit(recomputed, '\n');
  auto line = [](const auto& lines, size_t i) { return i < lines.size() ? lines[i] : absl::string_view(); };
  std::optional<size_t> found;
  for (size_t node = 0; node < rules.nodes.size(); ++node) {
    if (line(left, node + 1) == line(right, node + 1)) continue;  // the first line is the header
    if (rules.nodes[node].is_criterion() || !found) found = node + 1;
    if (rules.nodes[node].is_criterion()) break;
  }
  return Problem(BundleProblemKind::kPointsDiffer, line(left, found.value_or(0)),
                 line(right, found.value_or(0)));
}

}  // namespace

BundleCheckResult CheckPoints(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                              const rules::RuleSet& rules, const BundleUnit& unit, BundleScore& checked) {
  if (scoring::CardDigest(unit.sheet.last_salt, bundle.card_csv()) != publication.unit.card_sha256())
    return Problem(BundleProblemKind::kCardNotPublished);
  scoring::Population population;
  if (BundleCheckResult problem = ReadGroupNumbers(bundle, publication, rules, population)) return problem;
  absl::StatusOr<std::vector<scoring::ScoreCard>> cards = ScoreAlone(publication, rules, unit, population);
  if (!cards.ok()) return Problem(BundleProblemKind::kPointsNotComputable, cards.status().message());
  checked.card = std::move(cards->front());
  checked.criteria_taken = static_cast<size_t>(bundle.group_numbers_size());
  const std::string recomputed = scoring::CardCsv(checked.card);
  if (recomputed != bundle.card_csv()) return FirstDifference(rules, bundle.card_csv(), recomputed);
  return std::nullopt;
}

}  // namespace thuocdo::audit
