// Answers as written by people, read by the criterion's scoring method.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"
#include "thuocdo/intake/v1/answer_input.pb.h"

namespace thuocdo::rules {

// Reads `input`, which is not empty, as an answer of an organization in `group`. Accepted texts:
// `yes|no|có|không` (any case), `79.5` or `79,5`, `16/267`, an option's id, points, a number, items' ids as
// `a;b;c` (`no` or `không` for none of them), `n/a` with the reason in the note. Basis, evidence (at most 20)
// and note come along.
//
// Returns INVALID_ARGUMENT in one sentence that says what would be right: another kind of answer, a sign, an
// exponent, an inner space, a dot or comma followed by exactly three digits ("write 1280 or 1.28"), a value
// out of range, points above the maximum or off the step, a group that is not assessed on the criterion.
absl::StatusOr<event::v1::Answer> ReadAnswer(const RuleSet& rules, const RuleNode& criterion,
                                             absl::string_view group, const intake::v1::AnswerInput& input);

// The same of whoever stands on the roster as `entry`, perhaps with maxima of its own.
absl::StatusOr<event::v1::Answer> ReadAnswer(const RuleSet& rules, const RuleNode& criterion,
                                             const campaign::v1::RosterEntry& entry,
                                             const intake::v1::AnswerInput& input);

// Whether a stored `answer` could have been read by ReadAnswer: what a replay under another rule set asks.
absl::Status FitsCriterion(const RuleNode& criterion, const campaign::v1::RosterEntry& entry,
                           const event::v1::Answer& answer);

// The answer's value as text, as people are shown it and as the digests of score cards contain it.
std::string AnswerText(const event::v1::Answer& answer);

// The answer's value as text that ReadAnswer reads as just that value: where three decimals would be
// ambiguous, a zero follows them.
std::string AnswerInputText(const event::v1::Answer& answer);

}  // namespace thuocdo::rules
