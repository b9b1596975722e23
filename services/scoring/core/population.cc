#include "services/scoring/core/population.h"

namespace thuocdo {

void GroupNumbers::Add(const Rational& number) {
  if (count == 0 || number < lowest) lowest = number;
  if (count == 0 || number > highest) highest = number;
  sum += number;
  sum_of_squares += number * number;
  ++count;
}

Rational GroupNumbers::Mean() const { return sum / Rational(count); }

Rational GroupNumbers::Variance() const { return sum_of_squares / Rational(count) - Mean() * Mean(); }

void Population::Add(const std::string& group, const std::string& criterion, const Rational& number) {
  numbers_[{group, criterion}].Add(number);
}

void Population::Set(const std::string& group, const std::string& criterion, const GroupNumbers& numbers) {
  numbers_[{group, criterion}] = numbers;
}

const GroupNumbers* Population::Find(const std::string& group, const std::string& criterion) const {
  auto found = numbers_.find({group, criterion});
  return found == numbers_.end() ? nullptr : &found->second;
}

}  // namespace thuocdo
