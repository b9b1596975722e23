#include "services/audit/core/bundle_points.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_split.h"
#include "services/scoring/core/card_csv.h"
#include "services/scoring/core/score_answer.h"
#include "services/scoring/core/score_unit.h"

namespace thuocdo {
namespace {

// More than the sum of squares of the largest group has.
constexpr size_t kNumberBytesMax = 200;

std::optional<Rational> ReadNumber(const std::string& text) {
  if (text.size() > kNumberBytesMax) return std::nullopt;
  const absl::StatusOr<Rational> number = ParseExact(text);
  return number.ok() ? std::optional<Rational>(*number) : std::nullopt;
}

std::optional<GroupNumbers> ReadNumbers(const audit::v1::GroupNumbers& message) {
  const std::optional<Rational> lowest = ReadNumber(message.lowest());
  const std::optional<Rational> highest = ReadNumber(message.highest());
  const std::optional<Rational> sum = ReadNumber(message.sum());
  const std::optional<Rational> sum_of_squares = ReadNumber(message.sum_of_squares());
  const bool all_read = lowest && highest && sum && sum_of_squares && message.count() > 0;
  if (!all_read || *lowest > *highest) return std::nullopt;
  return GroupNumbers{message.count(), *lowest, *highest, *sum, *sum_of_squares};
}

uint64_t SizeOfGroup(const BundlePublication& publication) {
  const auto& roster = publication.definition.roster();
  return static_cast<uint64_t>(std::count_if(
      roster.begin(), roster.end(),
      [&](const campaign::v1::RosterEntry& entry) { return entry.group() == publication.entry.group(); }));
}

bool IsComparing(const RuleSet& rules, const std::string& criterion) {
  const RuleNode* node = rules.FindNode(criterion);
  return node != nullptr && ComparesUnits(node->criterion);
}

// The group's numbers, which are taken as given: that they can be the group's is all that is seen here.
BundleFault TakeNumbers(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                        const RuleSet& rules, Population& population) {
  std::string before;
  for (const audit::v1::GroupNumbers& message : bundle.group_numbers()) {
    const std::string& criterion = message.criterion();
    const std::optional<GroupNumbers> numbers = ReadNumbers(message);
    const bool can_be = numbers && numbers->count <= SizeOfGroup(publication) && before < criterion &&
                        IsComparing(rules, criterion);
    if (!can_be)
      return Say("số liệu chung của nhóm ở tiêu chí $0 không thể có",
                 "the group's numbers on the criterion $0 cannot be", criterion);
    population.Take(publication.entry.group(), criterion, *numbers);
    before = criterion;
  }
  return std::nullopt;
}

absl::StatusOr<std::vector<ScoreCard>> Score(const BundlePublication& publication, const RuleSet& rules,
                                             const BundleUnit& unit, const Population& population) {
  campaign::v1::CampaignDefinition alone;
  *alone.add_roster() = publication.entry;
  const std::string& organization = publication.entry.organization();
  ScoringInput input;
  input.rules = &rules;
  input.definition = &alone;
  input.sheets[organization] = unit.sheet;
  input.names[organization] = unit.name;
  return ScoreAmong(population, input);
}

// Where the cards differ: the first criterion, or else the first node.
Sentence Difference(const RuleSet& rules, absl::string_view published, absl::string_view recomputed) {
  const std::vector<absl::string_view> left = absl::StrSplit(published, '\n');
  const std::vector<absl::string_view> right = absl::StrSplit(recomputed, '\n');
  auto line = [](const auto& lines, size_t i) { return i < lines.size() ? lines[i] : absl::string_view(); };
  std::optional<size_t> found;
  for (size_t node = 0; node < rules.nodes.size(); ++node) {
    if (line(left, node + 1) == line(right, node + 1)) continue;  // the first line is the header
    if (rules.nodes[node].is_criterion() || !found) found = node + 1;
    if (rules.nodes[node].is_criterion()) break;
  }
  return Say("tính lại ra điểm khác: thẻ đã công bố ghi «$0», tính lại được «$1»",
             "the points come out otherwise: the published card says \"$0\", recomputed it is \"$1\"",
             line(left, found.value_or(0)), line(right, found.value_or(0)));
}

}  // namespace

BundleFault CheckPoints(const audit::v1::AuditBundle& bundle, const BundlePublication& publication,
                        const RuleSet& rules, const BundleUnit& unit, BundleScore& checked) {
  if (CardDigest(unit.sheet.last_salt, bundle.card_csv()) != publication.unit.card_sha256())
    return Say("thẻ điểm trong hồ sơ không phải thẻ đã công bố (mã băm khác)",
               "the score card is not the published one (its digest differs)");
  Population population;
  if (BundleFault fault = TakeNumbers(bundle, publication, rules, population)) return fault;
  absl::StatusOr<std::vector<ScoreCard>> cards = Score(publication, rules, unit, population);
  if (!cards.ok())
    return Say("không tính lại được điểm: $0", "the points cannot be recomputed: $0",
               std::string(cards.status().message()));
  checked.card = std::move(cards->front());
  checked.criteria_taken = static_cast<size_t>(bundle.group_numbers_size());
  const std::string recomputed = CardCsv(checked.card);
  if (recomputed != bundle.card_csv()) return Difference(rules, bundle.card_csv(), recomputed);
  return std::nullopt;
}

}  // namespace thuocdo
