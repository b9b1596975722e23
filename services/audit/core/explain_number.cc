#include "services/audit/core/explain_number.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/exact_root.h"

namespace thuocdo {
namespace {

// What a z-score is counted in.
struct Spread {
  Rational mean;
  Rational variance;
};

Rational Lowest(const Numbers& numbers) { return *std::min_element(numbers.begin(), numbers.end()); }

Rational Highest(const Numbers& numbers) { return *std::max_element(numbers.begin(), numbers.end()); }

// A number that is found and not computed.
Step Found(audit::v1::StepKind kind, const Rational& value) { return {kind, "", value}; }

Step Units(const Numbers& numbers) { return Found(audit::v1::STEP_KIND_UNITS, Rational(numbers.size())); }

// "(7 − 4)"
std::string DifferenceText(const Rational& from, const Rational& what) {
  return absl::StrCat("(", NumberText(from), " − ", AddendText(what), ")");
}

// The two goalposts: fixed ones, or the group's.
Steps Goalposts(const rules::v1::MinMax& method, const Numbers& numbers) {
  if (!method.low().empty()) {
    return {Found(audit::v1::STEP_KIND_FIXED_LOW, Number(method.low())),
            Found(audit::v1::STEP_KIND_FIXED_HIGH, Number(method.high()))};
  }
  return {Units(numbers), Found(audit::v1::STEP_KIND_LOWEST, Lowest(numbers)),
          Found(audit::v1::STEP_KIND_HIGHEST, Highest(numbers))};
}

// `number`, and what it counts as where it is outside of the goalposts.
Rational Within(const Rational& number, const Rational& low, const Rational& high, Steps& steps) {
  Steps cut = {Found(audit::v1::STEP_KIND_UNSPECIFIED, number)};
  AddCut(high, cut);
  AddRaised(low, cut);
  steps.insert(steps.end(), cut.begin() + 1, cut.end());
  return cut.back().value;
}

Rational Square(const Rational& value) { return value * value; }

Spread GroupSpread(const Numbers& numbers, Steps& steps) {
  const Rational count(numbers.size());
  Rational sum;
  for (const Rational& number : numbers) sum += number;
  const Rational mean = sum / count;
  Rational squares;
  for (const Rational& number : numbers) squares += Square(number - mean);
  const Rational variance = squares / count;
  steps.push_back(Units(numbers));
  steps.push_back({audit::v1::STEP_KIND_MEAN, absl::StrCat(NumberText(sum), " ÷ ", NumberText(count)), mean});
  steps.push_back(
      {audit::v1::STEP_KIND_VARIANCE, absl::StrCat(NumberText(squares), " ÷ ", NumberText(count)), variance});
  steps.push_back(
      ReadableRoot(audit::v1::STEP_KIND_DEVIATION, absl::StrCat("√", OperandText(variance)), variance, 2));
  return {mean, variance};
}

Spread FixedSpread(const rules::v1::ZScore& method, Steps& steps) {
  const Rational mean = Number(method.mean());
  const Rational deviation = Number(method.deviation());
  steps.push_back(Found(audit::v1::STEP_KIND_FIXED_MEAN, mean));
  steps.push_back(Found(audit::v1::STEP_KIND_FIXED_DEVIATION, deviation));
  return {mean, Square(deviation)};
}

// "(2 − 4) ÷ √(8/3)"; the step before it is the deviation.
Step ZScoreStep(const Spread& spread, const Rational& distance, const std::string& distance_text,
                const Step& deviation) {
  const std::string by = deviation.approximate ? deviation.expression : OperandText(deviation.value);
  Step step = ReadableRoot(audit::v1::STEP_KIND_Z_SCORE, absl::StrCat(distance_text, " ÷ ", by),
                           Square(distance) / spread.variance, 2);
  if (distance < 0) step.value = -step.value;
  return step;
}

// From z, the last step, to the points, rounded once and from the exact root.
Step ZScorePoints(const rules::v1::ZScore& method, const Rational& distance, const Spread& spread,
                  const std::string& z) {
  Rational added = Number(method.points_per_deviation()) * distance;
  Rational square;
  if (spread.variance > 0) square = Square(added) / spread.variance;
  Step step{audit::v1::STEP_KIND_ROUNDED,
            absl::StrCat(method.center(), " + ", method.points_per_deviation(), " × ", z),
            RoundRootSum(Number(method.center()), added < 0 ? -1 : 1, square, Number(method.quantum()),
                         method.rounding())};
  step.quantum = method.quantum();
  step.rounding = method.rounding();
  return step;
}

}  // namespace

Steps ExplainNumberFactor(const rules::v1::NumberFactor& method, const Rational& number) {
  return {{audit::v1::STEP_KIND_FACTOR, absl::StrCat(NumberText(number), " × ", method.factor()),
           number * Number(method.factor())}};
}

Steps ExplainRelativeToBest(const rules::v1::RelativeToBest& method, const Rational& maximum,
                            const Rational& number, const Numbers& numbers) {
  const Rational best = Highest(numbers);
  Steps steps = {Units(numbers), Found(audit::v1::STEP_KIND_HIGHEST, best)};
  if (best == 0) {
    steps.push_back(Found(audit::v1::STEP_KIND_BEST_IS_ZERO, Number(method.points_if_best_is_zero())));
    return steps;
  }
  steps.push_back({audit::v1::STEP_KIND_PROPORTION,
                   absl::StrCat(NumberText(maximum), " × ", NumberText(number), " ÷ ", OperandText(best)),
                   maximum * number / best});
  return steps;
}

Steps ExplainMinMax(const rules::v1::MinMax& method, const Rational& maximum, const Rational& number,
                    const Numbers& numbers) {
  Steps steps = Goalposts(method, numbers);
  const Rational low = steps[steps.size() - 2].value;
  const Rational high = steps.back().value;
  if (low == high) {
    steps.push_back(Found(audit::v1::STEP_KIND_ALL_EQUAL, Number(method.points_if_equal())));
    return steps;
  }
  const Rational within = Within(number, low, high, steps);
  const Rational from = method.lower_is_better() ? high : within;
  const Rational to = method.lower_is_better() ? within : low;
  steps.push_back(
      {audit::v1::STEP_KIND_PROPORTION,
       absl::StrCat(NumberText(maximum), " × ", DifferenceText(from, to), " ÷ ", DifferenceText(high, low)),
       maximum * (from - to) / (high - low)});
  return steps;
}

Steps ExplainZScore(const rules::v1::ZScore& method, const Rational& number, const Numbers& numbers) {
  Steps steps;
  const Spread spread = method.mean().empty() ? GroupSpread(numbers, steps) : FixedSpread(method, steps);
  const Rational from = method.lower_is_better() ? spread.mean : number;
  const Rational what = method.lower_is_better() ? number : spread.mean;
  const Rational distance = from - what;
  std::string z = "0";
  if (spread.variance == 0) {
    steps.push_back(Found(audit::v1::STEP_KIND_NO_DEVIATION, 0));
  } else {
    steps.push_back(ZScoreStep(spread, distance, DifferenceText(from, what), steps.back()));
    z = steps.back().expression;
  }
  steps.push_back(ZScorePoints(method, distance, spread, z));
  return steps;
}

}  // namespace thuocdo
