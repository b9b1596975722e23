// What the scoring methods whose answer is a number have in common: the answer.
#pragma once

#include <string>
#include <vector>

#include "common/rules/methods/scoring_method.h"

namespace thuocdo::rules {

// A scoring method whose answer is a number, such as 12 or 12.5.
class NumberMethod : public ScoringMethod {
 public:
  using ScoringMethod::ScoringMethod;

  absl::Status ParseAnswer(absl::string_view text, const std::optional<Rational>& /*maximum*/,
                           event::v1::Answer* answer) const final;
  absl::Status CheckAnswer(const event::v1::Answer& answer, const Rational& maximum) const final;
  Rational Score(const event::v1::Answer& answer, const Rational& maximum,
                 const GroupNumbers* group) const final;
  std::vector<Step> Explain(const event::v1::Answer& answer, const Rational& maximum,
                            const Numbers& group) const final;

 private:
  // As Score and Explain, for the number that was answered.
  virtual Rational ScoreNumber(const Rational& number, const Rational& maximum,
                               const GroupNumbers* group) const = 0;
  virtual std::vector<Step> ExplainNumber(const Rational& number, const Rational& maximum,
                                          const Numbers& group) const = 0;
};

// Checks two numbers that fix what is otherwise the group's, `first` and `second`: both are given, or none.
// Returns whether both are.
bool CheckGivenTogether(const FieldLocation& location, const std::string& first,
                        const std::string& first_text, const std::string& second,
                        const std::string& second_text);

}  // namespace thuocdo::rules
