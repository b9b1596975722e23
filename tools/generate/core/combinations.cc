#include "tools/generate/core/combinations.h"

namespace thuocdo::generate {
namespace {

constexpr size_t kSumsMax = 100000;

// In how many ways each sum comes about.
using Ways = std::map<Rational, mpz_class>;

// The ways of one more set before those of `rest`, as far as they do not exceed `sum`.
Ways Extend(const std::set<Rational>& set, const Ways& rest, const Rational& sum) {
  Ways ways;
  for (const auto& [partial, count] : rest) {
    for (const Rational& number : set) {
      const Rational extended = partial + number;
      if (extended <= sum) ways[extended] += count;
    }
  }
  return ways;
}

// In how many ways the sets from each one on make each sum; last, in one way, no sets make 0.
absl::StatusOr<std::vector<Ways>> WaysFromEach(const std::vector<std::set<Rational>>& sets,
                                               const Rational& sum) {
  std::vector<Ways> ways(sets.size() + 1);
  ways.back()[0] = 1;
  size_t sums = 0;
  for (size_t i = sets.size(); i-- > 0;) {
    ways[i] = Extend(sets[i], ways[i + 1], sum);
    sums += ways[i].size();
    if (sums > kSumsMax) return absl::ResourceExhaustedError("there are too many different sums");
  }
  return ways;
}

mpz_class CountOf(const Ways& ways, const Rational& sum) {
  const auto found = ways.find(sum);
  return found == ways.end() ? mpz_class(0) : found->second;
}

// A number of `set`, as likely as there are ways to go on after it. `all` counts these, and is more than 0.
Rational DrawOne(const std::set<Rational>& set, const Ways& rest, const Rational& sum, const mpz_class& all,
                 Dice* dice) {
  mpz_class drawn = DrawBelow(all, dice);
  for (const Rational& number : set) {
    drawn -= CountOf(rest, Rational(sum - number));
    if (drawn < 0) return number;
  }
  return 0;  // not reached: `all` is the sum of what was taken away
}

}  // namespace

mpz_class DrawBelow(const mpz_class& limit, Dice* dice) {
  const size_t words = mpz_sizeinbase(limit.get_mpz_t(), 2) / 64 + 2;  // one too many: hides the remainder
  mpz_class drawn = 0;
  for (size_t i = 0; i < words; ++i) drawn = (drawn << 64) + mpz_class((*dice)());
  return drawn % limit;
}

absl::StatusOr<std::vector<Rational>> DrawSummands(const std::vector<std::set<Rational>>& sets,
                                                   const Rational& sum, Dice* dice) {
  const absl::StatusOr<std::vector<Ways>> ways = WaysFromEach(sets, sum);
  if (!ways.ok()) return ways.status();
  if (CountOf(ways->front(), sum) == 0) return absl::NotFoundError("no answers add up to that");
  std::vector<Rational> summands;
  Rational left = sum;
  for (size_t i = 0; i < sets.size(); ++i) {
    summands.push_back(DrawOne(sets[i], (*ways)[i + 1], left, CountOf((*ways)[i], left), dice));
    left -= summands.back();
  }
  return summands;
}

}  // namespace thuocdo::generate
