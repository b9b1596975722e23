// The numbers that the units of a group have answered, for criteria that compare units.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "common/base/rational.h"
#include "common/rules/methods/group_numbers.h"

namespace thuocdo::scoring {

// The numbers of every group on every criterion that compares units.
class Population {
 public:
  void Add(const std::string& group, const std::string& criterion, const Rational& number);

  // Sets the numbers of a group whose units are not all at hand.
  void Set(const std::string& group, const std::string& criterion, const rules::GroupNumbers& numbers);

  // Returns the numbers of the group; null if there are none.
  const rules::GroupNumbers* Find(const std::string& group, const std::string& criterion) const;

  // By group and criterion.
  using All = std::map<std::pair<std::string, std::string>, rules::GroupNumbers>;
  const All& all() const { return numbers_; }

 private:
  All numbers_;
};

}  // namespace thuocdo::scoring
