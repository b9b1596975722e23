// How an answer becomes points, step by step: the scoring methods once more, in words that people can follow.
//
// It is written apart from scoring, which stays as short as it is; the tests of this folder hold the last
// step of every method against the points that scoring gives, and ExplainScore refuses to answer where they
// differ.
#pragma once

#include <vector>

#include "common/rules/rule_set.h"
#include "services/audit/core/explain_step.h"

namespace thuocdo {

// The numbers that the units of a group have answered to one criterion, in any order.
using Numbers = std::vector<Rational>;

// The steps from `answer`, which fits `criterion` and is not "not applicable", to its points out of
// `maximum`; the last step's value is the points. `numbers` are all those that count in the group, the
// answer's included; they are looked at only if the criterion compares units.
Steps ExplainAnswer(const rules::v1::Criterion& criterion, const Rational& maximum,
                    const event::v1::Answer& answer, const Numbers& numbers);

}  // namespace thuocdo
