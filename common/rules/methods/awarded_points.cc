// Points that an assessor awards, from 0 to the maximum.
#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/status.h"
#include "common/rules/methods/answer_numbers.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/model/decimal.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

// The most answers that are generated, so that a fine step gives no endless list.
constexpr int kAwardedSamplesMax = 1000;

class AwardedPointsMethod final : public ScoringMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& /*rule*/) { return {}; }
  static void Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule);

  explicit AwardedPointsMethod(const rules::v1::Criterion& rule)
      : ScoringMethod(TraitsOf(rule)),
        step_(ReadOptionalDecimal(rule.awarded_points().step())),
        allowed_(rule.awarded_points().allowed().begin(), rule.awarded_points().allowed().end()) {}

  absl::Status ParseAnswer(absl::string_view text, const std::optional<Rational>& maximum,
                           event::v1::Answer* answer) const override {
    ASSIGN_OR_RETURN(*answer->mutable_points(), ParseAnswerNumber(text, maximum));
    return absl::OkStatus();
  }

  absl::Status CheckAnswer(const event::v1::Answer& answer, const Rational& maximum) const override;

  Rational Score(const event::v1::Answer& answer, const Rational& /*maximum*/,
                 const GroupNumbers* /*group*/) const override {
    return AnsweredNumber(answer.points());
  }

  Steps Explain(const event::v1::Answer& answer, const Rational& /*maximum*/,
                const Numbers& /*group*/) const override {
    return {{audit::v1::STEP_KIND_AWARDED, answer.points(), AnsweredNumber(answer.points())}};
  }

  std::vector<std::string> SampleAnswers(const Rational& maximum) const override;

 private:
  static void CheckStep(const FieldLocation& location, const Maxima& maxima, rules::v1::AwardedPoints* rule);
  static void CheckAllowed(const FieldLocation& location, const Maxima& maxima,
                           rules::v1::AwardedPoints* rule);

  std::optional<Decimal> step_;
  std::vector<std::string> allowed_;  // canonical, as answers are stored
};

void AwardedPointsMethod::CheckStep(const FieldLocation& location, const Maxima& maxima,
                                    rules::v1::AwardedPoints* rule) {
  std::optional<Rational> step = CheckOptionalPositive(location, "step", rule->mutable_step());
  if (!step) return;
  auto is_off = [&](const Rational& maximum) { return Rational(maximum / *step).get_den() != 1; };
  bool any_off = std::any_of(maxima.begin(), maxima.end(), is_off);
  if (any_off) location.Violation("step", "the node's maximum is not a multiple of step");
}

void AwardedPointsMethod::CheckAllowed(const FieldLocation& location, const Maxima& maxima,
                                       rules::v1::AwardedPoints* rule) {
  std::optional<Rational> previous;
  for (std::string& points : *rule->mutable_allowed()) {
    std::optional<Rational> value = CheckPoints(location, "allowed", maxima, &points);
    if (!value) continue;
    if (previous && *value <= *previous) location.Violation("allowed", "allowed must be in ascending order");
    previous = value;
  }
}

void AwardedPointsMethod::Check(const FieldLocation& criterion, const Maxima& maxima,
                                rules::v1::Criterion* rule) {
  const FieldLocation location = criterion.Inside("awarded_points", -1, "");
  rules::v1::AwardedPoints* points = rule->mutable_awarded_points();
  CheckStep(location, maxima, points);
  bool has_both = !points->step().empty() && !points->allowed().empty();
  if (has_both) location.Violation("allowed", "step and allowed exclude each other");
  CheckAllowed(location, maxima, points);
}

absl::Status AwardedPointsMethod::CheckAnswer(const event::v1::Answer& answer,
                                              const Rational& maximum) const {
  if (!answer.has_points()) return RejectAnswer("expected points, such as 15 or 12.5");
  ASSIGN_OR_RETURN(Rational points, StoredNumber(answer.points()));
  if (points > maximum) {
    return RejectAnswer(
        absl::StrCat(answer.points(), " points are above the maximum of ", FormatExact(maximum)));
  }
  bool is_allowed =
      allowed_.empty() || std::find(allowed_.begin(), allowed_.end(), answer.points()) != allowed_.end();
  if (!is_allowed) {
    return RejectAnswer(absl::StrCat("points must be one of ", absl::StrJoin(allowed_, ", ")));
  }
  if (!step_ || Rational(points / step_->value).get_den() == 1) return absl::OkStatus();
  return RejectAnswer(absl::StrCat("points must be a multiple of ", step_->text));
}

// Points by the step, or whole ones without a step.
std::vector<std::string> AwardedPointsMethod::SampleAnswers(const Rational& maximum) const {
  if (!allowed_.empty()) return allowed_;
  const Rational step = step_ ? step_->value : Rational(1);
  std::vector<std::string> texts;
  Rational points = 0;
  for (int i = 0; i <= kAwardedSamplesMax && points <= maximum; ++i, points += step) {
    texts.push_back(CanonicalDecimal(FormatDecimal(points, 6, rules::v1::ROUNDING_HALF_UP)).value());
  }
  return texts;
}

}  // namespace

MethodDefinition DefineAwardedPoints() {
  return Define<AwardedPointsMethod>(rules::v1::Criterion::kAwardedPoints);
}

}  // namespace thuocdo::rules
