#include "tools/generate/core/candidates.h"

#include "absl/strings/str_cat.h"
#include "common/rules/answer.h"
#include "common/rules/criterion.h"
#include "common/rules/methods/scoring_method.h"

namespace thuocdo::generate {

absl::StatusOr<Candidates> CandidatesOf(const rules::RuleSet& rules, const rules::RuleNode& criterion,
                                        absl::string_view group) {
  const auto maximum = criterion.max_by_group.find(std::string(group));
  if (maximum == criterion.max_by_group.end()) {
    return absl::InvalidArgumentError(absl::StrCat(criterion.id, ": ", group, " is not assessed on it"));
  }
  std::vector<std::string> texts;
  if (criterion.is_criterion()) texts = criterion.criterion.method->SampleAnswers(maximum->second);
  if (texts.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat(criterion.id, ": no answers can be generated for this scoring method"));
  }
  Candidates candidates;
  for (const std::string& text : texts) {
    intake::v1::AnswerInput input;
    input.set_text(text);
    const absl::StatusOr<event::v1::Answer> answer = rules::ReadAnswer(rules, criterion, group, input);
    if (answer.ok())
      candidates[rules::ScoreAnswer(criterion.criterion, maximum->second, *answer, nullptr)].push_back(text);
  }
  if (!candidates.empty()) return candidates;
  return absl::InvalidArgumentError(absl::StrCat(criterion.id, ": no sample answer fits it"));
}

}  // namespace thuocdo::generate
