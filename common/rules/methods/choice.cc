// One option of several, and its points.
#include "absl/strings/str_cat.h"
#include "common/rules/methods/answer_numbers.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/methods/titled_points.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

class ChoiceMethod final : public ScoringMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& /*rule*/) { return {}; }
  static void Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule) {
    CheckTitledPoints(criterion.Inside("choice", -1, ""), "options", "option", maxima,
                      rule->mutable_choice()->mutable_options());
  }

  explicit ChoiceMethod(const rules::v1::Criterion& rule)
      : ScoringMethod(TraitsOf(rule)), options_(ReadTitledPoints(rule.choice().options())) {}

  absl::Status ParseAnswer(absl::string_view text, const std::optional<Rational>& /*maximum*/,
                           event::v1::Answer* answer) const override {
    answer->set_choice(IdNamed(options_, text));
    return absl::OkStatus();
  }

  absl::Status CheckAnswer(const event::v1::Answer& answer, const Rational& /*maximum*/) const override {
    const bool fits = answer.has_choice() && FindTitledPoints(options_, answer.choice()) != nullptr;
    return fits ? absl::OkStatus() : RejectAnswer(absl::StrCat("expected one of ", JoinIds(options_)));
  }

  Rational Score(const event::v1::Answer& answer, const Rational& /*maximum*/,
                 const GroupNumbers* /*group*/) const override {
    const TitledPoints* option = FindTitledPoints(options_, answer.choice());
    return option == nullptr ? Rational(0) : option->points;
  }

  Steps Explain(const event::v1::Answer& answer, const Rational& /*maximum*/,
                const Numbers& /*group*/) const override {
    const TitledPoints* option = FindTitledPoints(options_, answer.choice());
    if (option == nullptr) return {};
    return {
        {audit::v1::STEP_KIND_LOOKED_UP, absl::StrCat(option->id, " (", option->title, ")"), option->points}};
  }

  // Every option.
  std::vector<std::string> SampleAnswers(const Rational& /*maximum*/) const override {
    std::vector<std::string> ids;
    for (const TitledPoints& option : options_) ids.push_back(option.id);
    return ids;
  }

 private:
  std::vector<TitledPoints> options_;
};

}  // namespace

MethodDefinition DefineChoice() { return Define<ChoiceMethod>(rules::v1::Criterion::kChoice); }

}  // namespace thuocdo::rules
