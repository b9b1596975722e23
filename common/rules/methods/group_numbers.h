// What the units of a group have answered to a criterion that compares them.
#pragma once

#include <vector>

#include "common/base/rational.h"

namespace thuocdo::rules {

// The numbers of a group's units on one criterion, in any order.
using Numbers = std::vector<Rational>;

// What scoring needs of them. It does not depend on their order.
struct GroupNumbers {
  unsigned long count = 0;
  Rational lowest;
  Rational highest;
  Rational sum;
  Rational sum_of_squares;

  void Add(const Rational& number);

  // Both of at least one number.
  Rational Mean() const;
  Rational Variance() const;  // of the whole population: the mean squared distance from the mean
};

}  // namespace thuocdo::rules
