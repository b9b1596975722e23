#include "services/scoring/core/scoring/population.h"

namespace thuocdo::scoring {

void Population::Add(const std::string& group, const std::string& criterion, const Rational& number) {
  numbers_[{group, criterion}].Add(number);
}

void Population::Set(const std::string& group, const std::string& criterion,
                     const rules::GroupNumbers& numbers) {
  numbers_[{group, criterion}] = numbers;
}

const rules::GroupNumbers* Population::Find(const std::string& group, const std::string& criterion) const {
  auto found = numbers_.find({group, criterion});
  return found == numbers_.end() ? nullptr : &found->second;
}

}  // namespace thuocdo::scoring
