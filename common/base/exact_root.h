// Roots, rounded once. No floating point: integer roots decide the rounding.
#pragma once

#include "common/base/rational.h"

namespace thuocdo {

// `base` ± √`square`, rounded to a multiple of `step`. `sign` is 1 or -1; `square` is not negative, `step`
// more than 0.
Rational RoundRootSum(const Rational& base, int sign, const Rational& square, const Rational& step,
                      rules::v1::Rounding rounding);

// The `degree`th root of `power`, rounded to a multiple of `step`. `power` is not negative, `degree` and
// `step` are more than 0.
Rational RoundRoot(const Rational& power, unsigned long degree, const Rational& step,
                   rules::v1::Rounding rounding);

// `base` to the power of `exponent`.
Rational Power(const Rational& base, unsigned long exponent);

}  // namespace thuocdo
