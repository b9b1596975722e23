// Sums of numbers, one from each of several sets, and a random choice among the ways to reach a sum.
#pragma once

#include <map>
#include <random>
#include <set>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/rational.h"

namespace thuocdo::generate {

// The source of random choices: the same seed gives the same ones on every machine.
using Dice = std::mt19937_64;

// Returns a number from 0 to `limit` - 1, all with the same probability. `limit` is more than 0.
mpz_class DrawBelow(const mpz_class& limit, Dice* dice);

// Returns one number from each of `sets`, in their order, that add up to `sum`; all ways to do so have the
// same probability. No number is negative.
//
// Returns NOT_FOUND if there is no way, RESOURCE_EXHAUSTED if the sets have more than 100,000 partial sums.
absl::StatusOr<std::vector<Rational>> DrawSummands(const std::vector<std::set<Rational>>& sets,
                                                   const Rational& sum, Dice* dice);

}  // namespace thuocdo::generate
