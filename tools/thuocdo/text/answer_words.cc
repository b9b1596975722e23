#include "tools/thuocdo/text/answer_words.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/rules/answer.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using event::v1::Answer;

// The title of the one of `titled` that has this id.
template <typename Titled>
std::string TitleOf(const std::string& id, const Titled& titled) {
  for (const auto& one : titled) {
    if (one.id() == id && !one.title().empty()) return one.title();
  }
  return id;
}

std::string ItemWords(const Answer& answer, const rules::v1::Criterion& criterion) {
  std::vector<std::string> titles;
  for (const std::string& id : answer.items().ids())
    titles.push_back(TitleOf(id, criterion.item_list().items()));
  return titles.empty() ? "không có mục nào" : absl::StrJoin(titles, "; ");
}

}  // namespace

AnswerWords::AnswerWords(const rules::v1::RuleSet& rules) { AddCriteria(rules.root()); }

void AnswerWords::AddCriteria(const rules::v1::Node& node) {
  if (node.has_criterion()) criteria_[node.id()] = &node.criterion();
  for (const rules::v1::Node& child : node.component().children()) AddCriteria(child);
}

std::string AnswerWords::Of(const std::string& criterion, const Answer& answer) const {
  const auto found = criteria_.find(criterion);
  const rules::v1::Criterion& asked =
      found == criteria_.end() ? rules::v1::Criterion::default_instance() : *found->second;
  switch (answer.value_case()) {
    case Answer::kYes:
      return answer.yes() ? "có" : "không";
    case Answer::kChoice:
      return TitleOf(answer.choice(), asked.choice().options());
    case Answer::kItems:
      return ItemWords(answer, asked);
    case Answer::kNotApplicable:
      return "không áp dụng";
    case Answer::kPercentage:
      return absl::StrCat(VietnameseNumber(answer.percentage()), " %");
    case Answer::kCount:
      return rules::AnswerText(answer);
    default:
      return VietnameseNumber(rules::AnswerText(answer));
  }
}

}  // namespace thuocdo::client
