// The ways in which numbers, one from each of several sets, add up to a sum.
#pragma once

#include <map>
#include <random>
#include <set>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/rational.h"

namespace thuocdo::generate {

// Where choices come from: the same seed makes the same ones, on every machine.
using Dice = std::mt19937_64;

// A number from 0 to `limit` - 1, each as likely. `limit` is more than 0.
mpz_class DrawBelow(const mpz_class& limit, Dice* dice);

// One number from each of `sets`, none of them negative, in their order, that add up to `sum`: each way of
// doing so as likely.
//
// Returns NOT_FOUND if there is no way, RESOURCE_EXHAUSTED if the sets have more than 100,000 partial sums.
absl::StatusOr<std::vector<Rational>> DrawSummands(const std::vector<std::set<Rational>>& sets,
                                                   const Rational& sum, Dice* dice);

}  // namespace thuocdo::generate
