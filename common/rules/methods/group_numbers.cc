#include "common/rules/methods/group_numbers.h"

namespace thuocdo::rules {

void GroupNumbers::Add(const Rational& number) {
  if (count == 0 || number < lowest) lowest = number;
  if (count == 0 || number > highest) highest = number;
  sum += number;
  sum_of_squares += number * number;
  ++count;
}

Rational GroupNumbers::Mean() const { return sum / Rational(count); }

Rational GroupNumbers::Variance() const { return sum_of_squares / Rational(count) - Mean() * Mean(); }

}  // namespace thuocdo::rules
