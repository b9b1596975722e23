#include "common/rules/methods/number_method.h"

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/methods/answer_numbers.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {

absl::Status NumberMethod::ParseAnswer(absl::string_view text, const std::optional<Rational>& /*maximum*/,
                                       event::v1::Answer* answer) const {
  ASSIGN_OR_RETURN(*answer->mutable_number(), ParseAnswerNumber(text));
  return absl::OkStatus();
}

absl::Status NumberMethod::CheckAnswer(const event::v1::Answer& answer, const Rational& /*maximum*/) const {
  if (answer.has_number()) return StoredNumber(answer.number()).status();
  return RejectAnswer("expected a number, such as 12 or 12.5");
}

Rational NumberMethod::Score(const event::v1::Answer& answer, const Rational& maximum,
                             const GroupNumbers* group) const {
  return ScoreNumber(AnsweredNumber(answer.number()), maximum, group);
}

Steps NumberMethod::Explain(const event::v1::Answer& answer, const Rational& maximum,
                            const Numbers& group) const {
  return ExplainNumber(AnsweredNumber(answer.number()), maximum, group);
}

bool CheckGivenTogether(const FieldLocation& location, const std::string& first,
                        const std::string& first_text, const std::string& second,
                        const std::string& second_text) {
  if (first_text.empty() != second_text.empty()) {
    location.Violation("", absl::StrCat(first, " and ", second, " go together: give both, or none"));
  }
  return !first_text.empty() && !second_text.empty();
}

}  // namespace thuocdo::rules
