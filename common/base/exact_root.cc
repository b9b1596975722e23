#include "common/base/exact_root.h"

namespace thuocdo {
namespace {

// The root of `square`, if it is rational.
bool HasRationalRoot(const Rational& square, Rational* root) {
  bool is_square =
      mpz_perfect_square_p(square.get_num_mpz_t()) && mpz_perfect_square_p(square.get_den_mpz_t());
  if (is_square) *root = Rational(sqrt(square.get_num()), sqrt(square.get_den()));
  return is_square;
}

// The largest whole number below `base` ± √`square`, which is irrational.
//
// Over the common denominator d the value is (n ± √m) / d with whole n, m and d.
mpz_class Floor(const Rational& base, int sign, const Rational& square) {
  mpz_class n = base.get_num() * square.get_den();
  mpz_class m = base.get_den() * base.get_den() * square.get_num() * square.get_den();
  mpz_class d = base.get_den() * square.get_den();
  mpz_class root = sqrt(m);
  mpz_class below = n - root - 1;
  if (sign > 0) below = n + root;
  mpz_class floor;
  mpz_fdiv_q(floor.get_mpz_t(), below.get_mpz_t(), d.get_mpz_t());
  return floor;
}

// `base` ± √`square`, which is irrational and so never half way, as a whole number.
mpz_class RoundIrrational(const Rational& base, int sign, const Rational& square,
                          rules::v1::Rounding rounding) {
  if (rounding != rules::v1::ROUNDING_DOWN) return Floor(base + Rational(1, 2), sign, square);
  mpz_class floor = Floor(base, sign, square);
  if (floor < 0) floor += 1;  // towards zero
  return floor;
}

// Whether `root` + 1/2 is below the `degree`th root of `power` (1), is it (0), or is above it (-1).
int AgainstHalf(const mpz_class& root, const Rational& power, unsigned long degree) {
  Rational half = Rational(root) + Rational(1, 2);
  return cmp(power, Power(half, degree));
}

}  // namespace

Rational Power(const Rational& base, unsigned long exponent) {
  Rational power;
  mpz_pow_ui(power.get_num_mpz_t(), base.get_num_mpz_t(), exponent);
  mpz_pow_ui(power.get_den_mpz_t(), base.get_den_mpz_t(), exponent);
  return power;
}

Rational RoundRootSum(const Rational& base, int sign, const Rational& square, const Rational& step,
                      rules::v1::Rounding rounding) {
  Rational root;
  if (HasRationalRoot(square, &root)) return RoundToStep(base + sign * root, step, rounding);
  return Rational(RoundIrrational(base / step, sign, square / (step * step), rounding)) * step;
}

Rational RoundRoot(const Rational& power, unsigned long degree, const Rational& step,
                   rules::v1::Rounding rounding) {
  Rational scaled = power / Power(step, degree);
  mpz_class root;
  mpz_fdiv_q(root.get_mpz_t(), scaled.get_num_mpz_t(), scaled.get_den_mpz_t());
  mpz_root(root.get_mpz_t(), root.get_mpz_t(), degree);
  int against_half = AgainstHalf(root, scaled, degree);
  bool half_goes_up = rounding != rules::v1::ROUNDING_HALF_EVEN || mpz_odd_p(root.get_mpz_t());
  bool up = against_half > 0 || (against_half == 0 && half_goes_up);
  if (rounding != rules::v1::ROUNDING_DOWN && up) root += 1;
  return Rational(root) * step;
}

}  // namespace thuocdo
