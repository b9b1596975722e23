// A count out of a count: maximum × ratio / threshold, and the maximum from the threshold on.
#include <array>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/text.h"
#include "common/rules/methods/answer_numbers.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/model/decimal.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

// `part` / `whole`, which is not 0.
Rational RatioOf(const event::v1::CountOfCount& count) {
  Rational ratio(mpz_class(count.part()), mpz_class(count.whole()));
  ratio.canonicalize();
  return ratio;
}

class CountRatioMethod final : public ScoringMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& rule) {
    return {.rounds = !rule.count_ratio().step().empty()};
  }
  static void Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule);

  explicit CountRatioMethod(const rules::v1::Criterion& rule)
      : ScoringMethod(TraitsOf(rule)),
        full_marks_from_(ReadDecimal(rule.count_ratio().full_marks_from())),
        rounding_(ReadRoundingStep(rule.count_ratio().step(), rule.count_ratio().rounding())),
        zero_of_zero_points_(ReadOptionalDecimal(rule.count_ratio().zero_of_zero_points())) {}

  absl::Status ParseAnswer(absl::string_view text, const std::optional<Rational>& /*maximum*/,
                           event::v1::Answer* answer) const override;
  absl::Status CheckAnswer(const event::v1::Answer& answer, const Rational& maximum) const override;
  Rational Score(const event::v1::Answer& answer, const Rational& maximum,
                 const GroupNumbers* group) const override;
  Steps Explain(const event::v1::Answer& answer, const Rational& maximum,
                const Numbers& group) const override;
  std::vector<std::string> SampleAnswers(const Rational& maximum) const override;

 private:
  Decimal full_marks_from_;
  std::optional<RoundingStep> rounding_;
  std::optional<Decimal> zero_of_zero_points_;
};

void CountRatioMethod::Check(const FieldLocation& criterion, const Maxima& maxima,
                             rules::v1::Criterion* rule) {
  const FieldLocation location = criterion.Inside("count_ratio", -1, "");
  rules::v1::CountRatio& ratio = *rule->mutable_count_ratio();
  std::optional<Rational> threshold =
      location.CheckDecimal("full_marks_from", ratio.mutable_full_marks_from());
  bool fits = !threshold || (*threshold > 0 && *threshold <= 1);
  if (!fits) location.Violation("full_marks_from", "full_marks_from must be above 0 and at most 1");
  CheckOptionalPositive(location, "step", ratio.mutable_step());
  CheckRounding(location, ratio.rounding());
  if (ratio.zero_of_zero_points().empty()) return;
  CheckPoints(location, "zero_of_zero_points", maxima, ratio.mutable_zero_of_zero_points());
}

absl::Status CountRatioMethod::ParseAnswer(absl::string_view text, const std::optional<Rational>& /*maximum*/,
                                           event::v1::Answer* answer) const {
  std::vector<std::string> parts = absl::StrSplit(text, '/');
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  if (LooksLikeDate(text)) {
    return RejectAnswer(
        absl::StrCat("\"", text,
                     "\" is a date, which a spreadsheet makes of a count such as 3/4: format the column as "
                     "text and write the count again"));
  }
  const std::optional<uint64_t> part = ParseWholeNumber(parts.front());
  const std::optional<uint64_t> whole = ParseWholeNumber(parts.back());
  if (parts.size() != 2 || !part.has_value() || !whole.has_value()) {
    return RejectAnswer(absl::StrCat("\"", text, "\" is not a count out of a count, such as 16/267"));
  }
  answer->mutable_count()->set_part(*part);
  answer->mutable_count()->set_whole(*whole);
  return absl::OkStatus();
}

absl::Status CountRatioMethod::CheckAnswer(const event::v1::Answer& answer,
                                           const Rational& /*maximum*/) const {
  if (!answer.has_count()) return RejectAnswer("expected a count out of a count, such as 16/267");
  const event::v1::CountOfCount& count = answer.count();
  if (count.part() > count.whole()) return RejectAnswer("the part is more than the whole");
  if (count.whole() > 0 || zero_of_zero_points_) return absl::OkStatus();
  return RejectAnswer("0/0 is not accepted: the whole must be at least 1");
}

Rational CountRatioMethod::Score(const event::v1::Answer& answer, const Rational& maximum,
                                 const GroupNumbers* /*group*/) const {
  if (answer.count().whole() == 0) return zero_of_zero_points_->value;
  const Rational ratio = RatioOf(answer.count());
  if (ratio >= full_marks_from_.value) return maximum;
  const Rational points = maximum * ratio / full_marks_from_.value;
  return rounding_ ? rounding_->Round(points) : points;
}

Steps CountRatioMethod::Explain(const event::v1::Answer& answer, const Rational& maximum,
                                const Numbers& /*group*/) const {
  const std::string text = absl::StrCat(answer.count().part(), "/", answer.count().whole());
  if (answer.count().whole() == 0) {
    return {{audit::v1::STEP_KIND_ZERO_OF_ZERO, text, zero_of_zero_points_->value}};
  }
  const Rational ratio = RatioOf(answer.count());
  Steps steps = {{audit::v1::STEP_KIND_RATIO, text, ratio}};
  if (ratio >= full_marks_from_.value) {
    steps.push_back({audit::v1::STEP_KIND_THRESHOLD_REACHED,
                     absl::StrCat(NumberText(ratio), " ≥ ", full_marks_from_.text), maximum});
    return steps;
  }
  steps.push_back({audit::v1::STEP_KIND_PROPORTION,
                   absl::StrCat(NumberText(maximum), " × ", NumberText(ratio), " ÷ ", full_marks_from_.text),
                   maximum * ratio / full_marks_from_.value});
  if (rounding_) AddRounded(*rounding_, steps);
  return steps;
}

// Small and large wholes: some ratios have only the one, some only the other.
std::vector<std::string> CountRatioMethod::SampleAnswers(const Rational& /*maximum*/) const {
  constexpr std::array<int, 5> kWholes = {12, 20, 50, 120, 250};
  std::vector<std::string> texts;
  for (int whole : kWholes) {
    for (int part = 0; part <= whole; ++part) texts.push_back(absl::StrCat(part, "/", whole));
  }
  return texts;
}

}  // namespace

MethodDefinition DefineCountRatio() { return Define<CountRatioMethod>(rules::v1::Criterion::kCountRatio); }

}  // namespace thuocdo::rules
