// An independent slow model of scoring and ranking: no code of the engine, fractions of its own, and ranks by
// counting who is better.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gmpxx.h"
#include "tests/scale/plain_answer.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::scale {

// A unit's place in a table; rank 0 if it has not declared.
struct SlowPlace {
  bool declares = false;
  unsigned rank = 0;
  mpq_class points;
  std::string level;
};

// A table: who is assessed on the component, by id.
using SlowTable = std::map<std::string, SlowPlace>;

// A criterion of the rules and where its points go.
struct SlowCriterion {
  std::string id;
  long maximum = 0;
  const rules::v1::Criterion* method = nullptr;
  std::vector<std::string> components;  // from the total down to the component that it stands in
};

// Reads a rule set of sums (no weights, no comparison of units) whose maxima are whole numbers.
class SlowModel {
 public:
  // `text` is the author's text; `group` is the one group that is asked about.
  SlowModel(const std::string& text, const std::string& group);

  // The criteria that the group answers, in the order of the text.
  const std::vector<SlowCriterion>& criteria() const { return criteria_; }

  // The table of `component`. `answered_at[i]` is the index of criterion i in the units' answers; -1 if they
  // were not asked it.
  SlowTable Rank(const std::string& component, const std::vector<PlainUnit>& units,
                 const std::vector<int>& answered_at) const;

 private:
  void Collect(const rules::v1::Node& node, std::vector<std::string> above);
  std::optional<long> MaximumOf(const rules::v1::Node& node) const;
  std::string LevelOf(const std::string& component, const mpq_class& points) const;

  rules::v1::RuleSet rules_;
  std::string group_;
  std::vector<SlowCriterion> criteria_;
  std::map<std::string, long> maxima_;  // of the components
};

}  // namespace thuocdo::scale
