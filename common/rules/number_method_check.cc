#include "common/rules/number_method_check.h"

#include "absl/strings/str_cat.h"

namespace thuocdo {
namespace {

using MaybeRational = std::optional<Rational>;

// Whether both goalposts are given; a fault in the one that is missing if only the other is.
bool HasGoalposts(const Passage& passage, const std::string& first, const std::string& first_text,
                  const std::string& second, const std::string& second_text) {
  if (first_text.empty() != second_text.empty()) {
    passage.Fault("", absl::StrCat(first, " and ", second, " go together: give both, or none"));
  }
  return !first_text.empty() && !second_text.empty();
}

void CheckFixed(const Passage& passage, rules::v1::MinMax* method) {
  MaybeRational low = passage.CheckDecimal("low", method->mutable_low());
  MaybeRational high = passage.CheckDecimal("high", method->mutable_high());
  if (low && high && *low >= *high) passage.Fault("low", "low must be below high");
  if (method->points_if_equal().empty()) return;
  passage.Fault("points_if_equal", "points_if_equal says nothing where low and high are fixed");
}

}  // namespace

void CheckNumberFactor(const Passage& passage, rules::v1::NumberFactor* method) {
  CheckPositive(passage, "factor", method->mutable_factor());
}

void CheckRelativeToBest(const Passage& passage, const Maxima& maxima, rules::v1::RelativeToBest* method) {
  CheckPoints(passage, "points_if_best_is_zero", maxima, method->mutable_points_if_best_is_zero());
}

void CheckMinMax(const Passage& passage, const Maxima& maxima, rules::v1::MinMax* method) {
  if (HasGoalposts(passage, "low", method->low(), "high", method->high())) return CheckFixed(passage, method);
  CheckPoints(passage, "points_if_equal", maxima, method->mutable_points_if_equal());
}

void CheckZScore(const Passage& passage, rules::v1::ZScore* method) {
  if (HasGoalposts(passage, "mean", method->mean(), "deviation", method->deviation())) {
    passage.CheckDecimal("mean", method->mutable_mean());
    CheckPositive(passage, "deviation", method->mutable_deviation());
  }
  passage.CheckDecimal("center", method->mutable_center());
  CheckPositive(passage, "points_per_deviation", method->mutable_points_per_deviation());
  CheckPositive(passage, "quantum", method->mutable_quantum());
  CheckRounding(passage, method->rounding());
}

}  // namespace thuocdo
