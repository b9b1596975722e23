// Yes or no: yes gives the maximum, no gives nothing.
#include "absl/strings/str_cat.h"
#include "common/rules/methods/answer_numbers.h"
#include "common/rules/methods/answer_words.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

class YesNoMethod final : public ScoringMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& /*rule*/) { return {}; }
  static void Check(const FieldLocation& /*criterion*/, const Maxima& /*maxima*/,
                    rules::v1::Criterion* /*rule*/) {}

  explicit YesNoMethod(const rules::v1::Criterion& rule) : ScoringMethod(TraitsOf(rule)) {}

  absl::Status ParseAnswer(absl::string_view text, const std::optional<Rational>& /*maximum*/,
                           event::v1::Answer* answer) const override {
    if (!IsYes(text) && !IsNo(text)) {
      return RejectAnswer(absl::StrCat("\"", text, "\" is not yes or no (có or không)"));
    }
    answer->set_yes(IsYes(text));
    return absl::OkStatus();
  }

  absl::Status CheckAnswer(const event::v1::Answer& answer, const Rational& /*maximum*/) const override {
    return answer.has_yes() ? absl::OkStatus() : RejectAnswer("expected yes or no (có or không)");
  }

  Rational Score(const event::v1::Answer& answer, const Rational& maximum,
                 const GroupNumbers* /*group*/) const override {
    return answer.yes() ? maximum : Rational(0);
  }

  Steps Explain(const event::v1::Answer& answer, const Rational& maximum,
                const Numbers& /*group*/) const override {
    if (answer.yes()) return {{audit::v1::STEP_KIND_LOOKED_UP, "yes", maximum}};
    return {{audit::v1::STEP_KIND_LOOKED_UP, "no", 0}};
  }

  std::vector<std::string> SampleAnswers(const Rational& /*maximum*/) const override {
    return {"có", "không"};
  }
};

}  // namespace

MethodDefinition DefineYesNo() { return Define<YesNoMethod>(rules::v1::Criterion::kYesNo); }

}  // namespace thuocdo::rules
