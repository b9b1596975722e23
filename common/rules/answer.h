// Answers: how people write them, whether they fit a criterion, and how they are shown.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"
#include "thuocdo/intake/v1/answer_input.pb.h"

namespace thuocdo::rules {

// Reads `input`, whose text is not empty, as the answer of an organization in `group`. The criterion's
// scoring method reads the text (common/rules/methods): `yes|no|có|không` in any case, `79.5` or `79,5`,
// `16/267`, an option's id, points, a number, items' ids as `a;b;c` (`no` or `không` for none). `n/a`, with
// the reason in the note, is read for every method. Basis, evidence (at most 20) and note are copied.
//
// Returns INVALID_ARGUMENT with one sentence that says how to write the answer.
absl::StatusOr<event::v1::Answer> ReadAnswer(const RuleSet& rules, const RuleNode& criterion,
                                             absl::string_view group, const intake::v1::AnswerInput& input);

// The same for the unit of the roster entry `entry`, which may have its own maxima.
absl::StatusOr<event::v1::Answer> ReadAnswer(const RuleSet& rules, const RuleNode& criterion,
                                             const campaign::v1::RosterEntry& entry,
                                             const intake::v1::AnswerInput& input);

// Checks that ReadAnswer could have read `answer`, which is stored: a replay asks this under other rules.
//
// Returns INVALID_ARGUMENT with one sentence that says which answer would fit.
absl::Status FitsCriterion(const RuleNode& criterion, const campaign::v1::RosterEntry& entry,
                           const event::v1::Answer& answer);

// Returns the value of `answer` as text. It is shown to people, and is part of the digests of score cards.
std::string AnswerText(const event::v1::Answer& answer);

// Returns the value of `answer` as text that ReadAnswer reads as the same value: a number with three decimals
// gets a fourth one, 0, because three would be ambiguous.
std::string AnswerInputText(const event::v1::Answer& answer);

}  // namespace thuocdo::rules
