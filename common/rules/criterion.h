// A criterion's points: those of its scoring method, rounded and cut as the criterion says.
#pragma once

#include "common/rules/methods/group_numbers.h"
#include "common/rules/model/rule_model.h"
#include "common/rules/model/step.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo::rules {

// Reports whether the points depend on what other units of the group have answered. Never of a component.
bool ComparesUnits(const CriterionRule& criterion);

// Returns the points for `answer`, which fits the criterion and is not "not applicable", out of `maximum`.
// `group` has at least one number if the criterion compares units, and may be null otherwise.
Rational ScoreAnswer(const CriterionRule& criterion, const Rational& maximum, const event::v1::Answer& answer,
                     const GroupNumbers* group);

// Returns the steps to the same points, computed apart; the last step's value is the points. `group` has the
// numbers of all units that are compared, the answer's too, and is not read if the criterion compares no
// units.
Steps ExplainAnswer(const CriterionRule& criterion, const Rational& maximum, const event::v1::Answer& answer,
                    const Numbers& group);

}  // namespace thuocdo::rules
