// The scoring methods: one criterion's points for one answer.
#pragma once

#include "common/rules/rule_set.h"
#include "services/scoring/core/population.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo {

// Whether a criterion's points depend on what other units of the group have answered.
bool ComparesUnits(const rules::v1::Criterion& criterion);

// The criterion's points for `answer`, which fits it and is not "not applicable", out of `maximum`. `numbers`
// are the group's on this criterion; they have at least one if it compares units, and may be null if not.
Rational ScoreAnswer(const rules::v1::Criterion& criterion, const Rational& maximum,
                     const event::v1::Answer& answer, const GroupNumbers* numbers);

// The number of a decimal in a rule set, or in an answer that fits it: these were checked.
Rational CheckedDecimal(const std::string& decimal);

// The methods that take a number, as it is answered.
Rational ScoreNumberFactor(const rules::v1::NumberFactor& method, const Rational& number);
Rational ScoreRelativeToBest(const rules::v1::RelativeToBest& method, const Rational& maximum,
                             const Rational& number, const GroupNumbers* numbers);
Rational ScoreMinMax(const rules::v1::MinMax& method, const Rational& maximum, const Rational& number,
                     const GroupNumbers* numbers);
Rational ScoreZScore(const rules::v1::ZScore& method, const Rational& number, const GroupNumbers* numbers);

}  // namespace thuocdo
