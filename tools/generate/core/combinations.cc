#include "tools/generate/core/combinations.h"

namespace thuocdo::generate {
namespace {

constexpr size_t kSumsMax = 100000;

// The number of ways to reach each sum.
using Ways = std::map<Rational, mpz_class>;

// Returns the ways with one more set before those of `rest`, up to `sum`.
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

// Returns for every set the number of ways in which it and the sets after it reach each sum. The last element
// is for no set at all, which reaches 0 in one way. Counting from the end makes the draw from the front even:
// a number is drawn in proportion to the ways that remain after it.
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

// Draws a number of `set`, with a probability in proportion to the ways that remain after it. `all` is their
// number, and more than 0.
Rational DrawOne(const std::set<Rational>& set, const Ways& rest, const Rational& sum, const mpz_class& all,
                 Dice* dice) {
  mpz_class drawn = DrawBelow(all, dice);
  for (const Rational& number : set) {
    drawn -= CountOf(rest, Rational(sum - number));
    if (drawn < 0) return number;
  }
  return 0;  // not reached: `all` is the sum of all that was subtracted
}

}  // namespace

mpz_class DrawBelow(const mpz_class& limit, Dice* dice) {
  const size_t words = mpz_sizeinbase(limit.get_mpz_t(), 2) / 64 +
                       2;  // a word more than needed, so that the remainder's bias is negligible
  mpz_class drawn = 0;
  for (size_t i = 0; i < words; ++i) drawn = (drawn << 64) + mpz_class((*dice)());
  return drawn % limit;
}

absl::StatusOr<std::vector<Rational>> DrawSummands(const std::vector<std::set<Rational>>& sets,
                                                   const Rational& sum, Dice* dice) {
  const absl::StatusOr<std::vector<Ways>> ways = WaysFromEach(sets, sum);
  if (!ways.ok()) return ways.status();
  if (CountOf(ways->front(), sum) == 0) return absl::NotFoundError("no answers add up to this");
  std::vector<Rational> summands;
  Rational left = sum;
  for (size_t i = 0; i < sets.size(); ++i) {
    summands.push_back(DrawOne(sets[i], (*ways)[i + 1], left, CountOf((*ways)[i], left), dice));
    left -= summands.back();
  }
  return summands;
}

}  // namespace thuocdo::generate
