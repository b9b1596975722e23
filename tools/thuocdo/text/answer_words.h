// Answers as people say them.
#pragma once

#include <map>
#include <string>

#include "thuocdo/event/v1/answer.pb.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::client {

// Says answers in Vietnamese, by the titles that a rule set gives its options and items: "có", "Một phần",
// "79,5 %".
class AnswerWords {
 public:
  // `rules` outlives it.
  explicit AnswerWords(const rules::v1::RuleSet& rules);

  // The answer to `criterion`; an option or item that the rule set does not have by its id.
  std::string Of(const std::string& criterion, const event::v1::Answer& answer) const;

 private:
  void AddCriteria(const rules::v1::Node& node);

  std::map<std::string, const rules::v1::Criterion*> criteria_;
};

}  // namespace thuocdo::client
