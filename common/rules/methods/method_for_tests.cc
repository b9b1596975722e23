#include "common/rules/methods/method_for_tests.h"

#include <google/protobuf/text_format.h>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rules/answer.h"
#include "common/rules/criterion.h"
#include "common/rules/methods/scoring_method.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/step_for_tests.h"

namespace thuocdo::testing {
namespace {

rules::RuleSet OneCriterion(const std::string& criterion, const std::string& maximum = "10") {
  return rules::ParseRuleSet(OneCriterionText(criterion, maximum)).value();
}

absl::StatusOr<event::v1::Answer> ReadIt(const rules::RuleSet& rules, const std::string& text) {
  intake::v1::AnswerInput input;
  input.set_text(text);
  return rules::ReadAnswer(rules, rules.nodes.front(), "all", input);
}

}  // namespace

std::string OneCriterionText(const std::string& criterion, const std::string& maximum) {
  return absl::StrCat(R"(id: "one" title: "O" legal_basis: "1" groups { id: "all" title: "A" }
      root { id: "total" title: "T" maxima { group: "all" points: ")",
                      maximum, R"(" } criterion { )", criterion,
                      R"( } } levels { title: "L" from_percent: "0" }
      rank_rule: RANK_RULE_DENSE missing_answer: MISSING_ANSWER_RULE_ZERO print { points_digits: 2 })");
}

std::vector<std::string> ViolationsOfCriterion(const std::string& criterion) {
  std::vector<std::string> violations;
  const rpc::v1::ErrorDetail detail = DetailOf(rules::ParseRuleSet(OneCriterionText(criterion)).status());
  for (const rpc::v1::Violation& violation : detail.violations())
    violations.push_back(absl::StrCat(violation.field(), ": ", violation.message()));
  return violations;
}

std::string ReadBack(const std::string& criterion, const std::string& text) {
  const absl::StatusOr<event::v1::Answer> answer = ReadIt(OneCriterion(criterion), text);
  return answer.ok() ? rules::AnswerText(*answer) : std::string(answer.status().message());
}

std::string Misfit(const std::string& criterion, const std::string& answer) {
  event::v1::Answer stored;
  if (!google::protobuf::TextFormat::ParseFromString(answer, &stored)) return "is no message";
  const rules::RuleSet rules = OneCriterion(criterion);
  return std::string(rules.nodes.front().criterion.method->CheckAnswer(stored, 10).message());
}

std::string PointsFor(const std::string& criterion, const std::string& text, const rules::Numbers& group,
                      const std::string& maximum) {
  const rules::RuleSet rules = OneCriterion(criterion, maximum);
  rules::GroupNumbers numbers;
  for (const Rational& number : group) numbers.Add(number);
  const event::v1::Answer answer = ReadIt(rules, text).value();
  return FormatExact(
      rules::ScoreAnswer(rules.nodes.front().criterion, ParseDecimal(maximum).value(), answer, &numbers));
}

std::vector<std::string> StepsFor(const std::string& criterion, const std::string& text,
                                  const rules::Numbers& group, const std::string& maximum) {
  const rules::RuleSet rules = OneCriterion(criterion, maximum);
  const event::v1::Answer answer = ReadIt(rules, text).value();
  return StepLines(
      rules::ExplainAnswer(rules.nodes.front().criterion, ParseDecimal(maximum).value(), answer, group));
}

std::vector<std::string> SamplesFor(const std::string& criterion) {
  const rules::RuleSet rules = OneCriterion(criterion);
  return rules.nodes.front().criterion.method->SampleAnswers(10);
}

bool IsComparing(const std::string& criterion) {
  return rules::ComparesUnits(OneCriterion(criterion).nodes.front().criterion);
}

}  // namespace thuocdo::testing
