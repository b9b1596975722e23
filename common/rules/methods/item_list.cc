// Some items of a list, and the sum of their points.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/base/status.h"
#include "common/rules/methods/answer_numbers.h"
#include "common/rules/methods/answer_words.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/methods/titled_points.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

bool IsChosen(const TitledPoints& item, const event::v1::ChosenItems& chosen) {
  return std::find(chosen.ids().begin(), chosen.ids().end(), item.id) != chosen.ids().end();
}

class ItemListMethod final : public ScoringMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& /*rule*/) { return {}; }
  static void Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule);

  explicit ItemListMethod(const rules::v1::Criterion& rule)
      : ScoringMethod(TraitsOf(rule)), items_(ReadTitledPoints(rule.item_list().items())) {}

  absl::Status ParseAnswer(absl::string_view text, const std::optional<Rational>& /*maximum*/,
                           event::v1::Answer* answer) const override;
  absl::Status CheckAnswer(const event::v1::Answer& answer, const Rational& maximum) const override;
  Rational Score(const event::v1::Answer& answer, const Rational& maximum,
                 const GroupNumbers* group) const override;
  Steps Explain(const event::v1::Answer& answer, const Rational& maximum,
                const Numbers& group) const override;

 private:
  std::vector<TitledPoints> items_;
};

void ItemListMethod::Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule) {
  const FieldLocation location = criterion.Inside("item_list", -1, "");
  rules::v1::ItemList& list = *rule->mutable_item_list();
  CheckTitledPoints(location, "items", "item", maxima, list.mutable_items());
  auto is_no = [](const rules::v1::Item& item) { return item.id() == "no"; };
  if (std::any_of(list.items().begin(), list.items().end(), is_no)) {
    location.Violation("items", "an item cannot be \"no\": this answers that there is none");
  }
}

// Ids in ascending order, so that the order in which they were written means nothing.
absl::Status ItemListMethod::ParseAnswer(absl::string_view text, const std::optional<Rational>& /*maximum*/,
                                         event::v1::Answer* answer) const {
  answer->mutable_items();
  if (IsNo(text)) return absl::OkStatus();
  std::vector<std::string> ids = absl::StrSplit(text, ';');
  for (std::string& id : ids) id = IdNamed(items_, absl::StripAsciiWhitespace(id));
  std::sort(ids.begin(), ids.end());
  for (std::string& id : ids) answer->mutable_items()->add_ids(std::move(id));
  return absl::OkStatus();
}

absl::Status ItemListMethod::CheckAnswer(const event::v1::Answer& answer, const Rational& /*maximum*/) const {
  if (!answer.has_items()) return RejectAnswer("expected items, such as a;b;c, or no");
  const auto& ids = answer.items().ids();
  for (int i = 0; i < ids.size(); ++i) {
    if (FindTitledPoints(items_, ids[i]) == nullptr) {
      return RejectAnswer(absl::StrCat("\"", ids[i], "\" is not one of ", JoinIds(items_)));
    }
    if (i > 0 && ids[i] == ids[i - 1]) return RejectAnswer(absl::StrCat(ids[i], " appears twice"));
    if (i > 0 && ids[i] < ids[i - 1]) return RejectAnswer("the items are not in ascending order");
  }
  return absl::OkStatus();
}

Rational ItemListMethod::Score(const event::v1::Answer& answer, const Rational& /*maximum*/,
                               const GroupNumbers* /*group*/) const {
  Rational points;
  for (const TitledPoints& item : items_) {
    if (IsChosen(item, answer.items())) points += item.points;
  }
  return points;
}

// Every chosen item, in the order of the list, then their sum.
Steps ItemListMethod::Explain(const event::v1::Answer& answer, const Rational& /*maximum*/,
                              const Numbers& /*group*/) const {
  Steps steps;
  Rational sum;
  std::vector<std::string> addends;
  for (const TitledPoints& item : items_) {
    if (!IsChosen(item, answer.items())) continue;
    steps.push_back({audit::v1::STEP_KIND_LOOKED_UP, item.title, item.points});
    steps.back().subject = item.id;
    sum += item.points;
    addends.push_back(NumberText(item.points));
  }
  steps.push_back({audit::v1::STEP_KIND_SUM, addends.empty() ? "0" : absl::StrJoin(addends, " + "), sum});
  return steps;
}

}  // namespace

MethodDefinition DefineItemList() { return Define<ItemListMethod>(rules::v1::Criterion::kItemList); }

}  // namespace thuocdo::rules
