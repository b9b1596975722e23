#include "common/rules/answer.h"

#include <cstdlib>
#include <vector>

#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/rules/read_rule_set.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

// A criterion of each kind of answer.
constexpr char kRules[] = R"(
id: "kinds" title: "Kinds of answers" legal_basis: "1/QĐ-UBND" groups { id: "g" title: "G" }
root {
  id: "total" title: "T" maxima { group: "g" points: "70" }
  component {
    children { id: "points" title: "P" maxima { group: "g" points: "10" }
      criterion { awarded_points {} not_applicable: NOT_APPLICABLE_RULE_LEAVE_OUT } }
    children { id: "yes" title: "Y" maxima { group: "g" points: "10" } criterion { yes_no {} } }
    children { id: "percent" title: "B" maxima { group: "g" points: "10" }
      criterion { bands { bands { lower: "0" upper: "100" points: "10" } } } }
    children { id: "choice" title: "C" maxima { group: "g" points: "10" }
      criterion { choice { options { id: "a" title: "A" points: "10" } options { id: "b" title: "B" points: "0" } } } }
    children { id: "count" title: "R" maxima { group: "g" points: "10" }
      criterion { count_ratio { full_marks_from: "0.3" zero_of_zero_points: "0" } } }
    children { id: "number" title: "N" maxima { group: "g" points: "10" }
      criterion { number_factor { factor: "2" } } }
    children { id: "items" title: "I" maxima { group: "g" points: "10" }
      criterion { item_list { items { id: "a" title: "A" points: "6" } items { id: "b-2" title: "B" points: "5" } } } }
  }
}
levels { title: "L" from_percent: "0" }
rank_rule: RANK_RULE_DENSE
missing_answer: MISSING_ANSWER_RULE_ZERO
print { points_digits: 0 percent_digits: 2 rounding: ROUNDING_HALF_UP }
)";

intake::v1::AnswerInput InputOf(absl::string_view text, absl::string_view note) {
  intake::v1::AnswerInput input;
  input.set_text(std::string(text));
  input.set_note(std::string(note));
  return input;
}

// As a form shows it.
intake::v1::AnswerInput Shown(const event::v1::Answer& answer) {
  const bool is_applicable = !answer.has_not_applicable();
  return InputOf(rules::AnswerInputText(answer),
                 is_applicable ? answer.note() : answer.not_applicable().reason());
}

// What the answer says, whatever its note.
std::string ValueOf(event::v1::Answer answer) {
  if (answer.has_not_applicable()) answer.clear_note();
  return SerializeDeterministically(answer);
}

campaign::v1::RosterEntry Entry() {
  campaign::v1::RosterEntry entry;
  entry.set_group("g");
  return entry;
}

}  // namespace

absl::Status Answer(absl::string_view input) {
  static const rules::RuleSet rules = rules::ParseRuleSet(kRules).value();
  Choices choices(input);
  const rules::RuleNode& criterion = rules.nodes[1 + choices.UpTo(rules.nodes.size() - 2)];
  const absl::string_view note = choices.Bytes(choices.Byte());
  const absl::StatusOr<event::v1::Answer> answer =
      rules::ReadAnswer(rules, criterion, Entry(), InputOf(choices.rest(), note));
  if (!answer.ok()) return absl::OkStatus();
  RETURN_IF_ERROR(rules::FitsCriterion(criterion, Entry(), *answer));
  ASSIGN_OR_RETURN(const event::v1::Answer again,
                   rules::ReadAnswer(rules, criterion, Entry(), Shown(*answer)));
  return Same("the answer read again", ValueOf(again), ValueOf(*answer));
}

}  // namespace thuocdo::fuzz
