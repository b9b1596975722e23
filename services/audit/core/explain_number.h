// The scoring methods whose answer is a number, step by step.
#pragma once

#include "services/audit/core/explain_method.h"

namespace thuocdo {

// What the method gives for `number`, before the criterion's own rounding and cut. `numbers` are as
// ExplainAnswer says; not empty where they are compared with.
Steps ExplainNumberFactor(const rules::v1::NumberFactor& method, const Rational& number);
Steps ExplainRelativeToBest(const rules::v1::RelativeToBest& method, const Rational& maximum,
                            const Rational& number, const Numbers& numbers);
Steps ExplainMinMax(const rules::v1::MinMax& method, const Rational& maximum, const Rational& number,
                    const Numbers& numbers);
Steps ExplainZScore(const rules::v1::ZScore& method, const Rational& number, const Numbers& numbers);

}  // namespace thuocdo
