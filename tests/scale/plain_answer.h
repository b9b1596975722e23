// Answers as the maker of a campaign knows them: the slow model reads these, the engine reads the log's
// events.
#pragma once

#include <string>
#include <vector>

namespace thuocdo::scale {

// What one criterion was answered, by its scoring method:
//   yes/no         `part` is 1 or 0
//   bands          a percentage, `part` hundredths of one
//   choice         the option at index `part`
//   awarded        `part` points
//   count of count `part` out of `whole`
struct PlainAnswer {
  bool given = false;
  long part = 0;
  long whole = 0;
};

// One unit's answers, in the order of the criteria.
struct PlainUnit {
  std::string id;
  bool declares = true;
  bool without_online = false;  // not assessed on online services, and so not in the total
  std::vector<PlainAnswer> declared;
  std::vector<PlainAnswer> corrected;

  // What counts: the correction, else what was declared.
  const PlainAnswer& Counts(size_t criterion) const {
    return corrected[criterion].given ? corrected[criterion] : declared[criterion];
  }
};

}  // namespace thuocdo::scale
