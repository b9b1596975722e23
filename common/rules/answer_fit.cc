// What values each scoring method takes. ReadAnswer asks here too, so that this is written once.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/status.h"
#include "common/rules/answer.h"
#include "common/rules/unit_maxima.h"

namespace thuocdo {
namespace {

using event::v1::Answer;

absl::Status DoesNotFit(absl::string_view message) { return absl::InvalidArgumentError(message); }

// The number behind stored text, which must be canonical.
absl::StatusOr<Rational> StoredNumber(const std::string& text) {
  ASSIGN_OR_RETURN(std::string canonical, CanonicalDecimal(text));
  if (canonical == text) return ParseDecimal(text);
  return DoesNotFit(absl::StrCat("\"", text, "\" is not in canonical form"));
}

absl::Status FitsAwardedPoints(const rules::v1::AwardedPoints& method, const Rational& maximum,
                               const Answer& answer) {
  if (answer.value_case() != Answer::kPoints) return DoesNotFit("points are wanted, such as 15 or 12.5");
  ASSIGN_OR_RETURN(Rational points, StoredNumber(answer.points()));
  if (points > maximum) {
    return DoesNotFit(
        absl::StrCat(answer.points(), " points are above the maximum of ", FormatExact(maximum)));
  }
  const auto& allowed = method.allowed();
  bool is_allowed =
      allowed.empty() || std::find(allowed.begin(), allowed.end(), answer.points()) != allowed.end();
  if (!is_allowed) return DoesNotFit(absl::StrCat("points must be one of ", absl::StrJoin(allowed, ", ")));
  if (method.step().empty()) return absl::OkStatus();
  Rational steps = points / ParseDecimal(method.step()).value();
  if (steps.get_den() == 1) return absl::OkStatus();
  return DoesNotFit(absl::StrCat("points must be a multiple of ", method.step()));
}

absl::Status FitsYesNo(const Answer& answer) {
  if (answer.value_case() == Answer::kYes) return absl::OkStatus();
  return DoesNotFit("yes or no (có or không) is wanted");
}

absl::Status FitsBands(const Answer& answer) {
  if (answer.value_case() != Answer::kPercentage) return DoesNotFit("a percentage is wanted, such as 79.5");
  ASSIGN_OR_RETURN(Rational percentage, StoredNumber(answer.percentage()));
  if (percentage <= 100) return absl::OkStatus();
  return DoesNotFit("a percentage must be from 0 to 100");
}

absl::Status FitsChoice(const rules::v1::Choice& method, const Answer& answer) {
  for (const rules::v1::Option& option : method.options()) {
    if (answer.value_case() == Answer::kChoice && answer.choice() == option.id()) return absl::OkStatus();
  }
  auto append = [](std::string* out, const rules::v1::Option& option) { out->append(option.id()); };
  return DoesNotFit(absl::StrCat("one of ", absl::StrJoin(method.options(), ", ", append), " is wanted"));
}

absl::Status FitsCountRatio(const rules::v1::CountRatio& method, const Answer& answer) {
  if (answer.value_case() != Answer::kCount)
    return DoesNotFit("a count out of a count is wanted, such as 16/267");
  const event::v1::CountOfCount& count = answer.count();
  if (count.part() > count.whole()) return DoesNotFit("the part is more than the whole");
  bool refused = count.whole() == 0 && method.zero_of_zero_points().empty();
  return refused ? DoesNotFit("0/0 says nothing here: the whole must be at least 1") : absl::OkStatus();
}

absl::Status FitsNumber(const Answer& answer) {
  if (answer.value_case() == Answer::kNumber) return StoredNumber(answer.number()).status();
  return DoesNotFit("a number is wanted, such as 12 or 12.5");
}

absl::Status FitsItem(const rules::v1::ItemList& method, const std::string& id) {
  auto has_id = [&](const rules::v1::Item& item) { return item.id() == id; };
  if (std::any_of(method.items().begin(), method.items().end(), has_id)) return absl::OkStatus();
  auto append = [](std::string* out, const rules::v1::Item& item) { out->append(item.id()); };
  return DoesNotFit(absl::StrCat("\"", id, "\" is not one of ", absl::StrJoin(method.items(), ", ", append)));
}

absl::Status FitsItemList(const rules::v1::ItemList& method, const Answer& answer) {
  if (answer.value_case() != Answer::kItems) return DoesNotFit("items are wanted, such as a;b;c, or no");
  const auto& ids = answer.items().ids();
  for (int i = 0; i < ids.size(); ++i) {
    RETURN_IF_ERROR(FitsItem(method, ids[i]));
    if (i > 0 && ids[i] == ids[i - 1]) return DoesNotFit(absl::StrCat(ids[i], " stands twice"));
    if (i > 0 && ids[i] < ids[i - 1]) return DoesNotFit("the items are not in ascending order");
  }
  return absl::OkStatus();
}

absl::Status FitsNotApplicable(const rules::v1::Criterion& criterion, const Answer& answer) {
  if (criterion.not_applicable() != rules::v1::NOT_APPLICABLE_RULE_LEAVE_OUT &&
      criterion.not_applicable() != rules::v1::NOT_APPLICABLE_RULE_RESCALE) {
    return DoesNotFit("\"not applicable\" is not an answer to this criterion");
  }
  if (!answer.not_applicable().reason().empty()) return absl::OkStatus();
  return DoesNotFit("\"not applicable\" needs its reason in the note");
}

absl::Status FitsMethod(const rules::v1::Criterion& criterion, const Rational& maximum,
                        const Answer& answer) {
  switch (criterion.method_case()) {
    case rules::v1::Criterion::kAwardedPoints:
      return FitsAwardedPoints(criterion.awarded_points(), maximum, answer);
    case rules::v1::Criterion::kYesNo:
      return FitsYesNo(answer);
    case rules::v1::Criterion::kBands:
      return FitsBands(answer);
    case rules::v1::Criterion::kChoice:
      return FitsChoice(criterion.choice(), answer);
    case rules::v1::Criterion::kCountRatio:
      return FitsCountRatio(criterion.count_ratio(), answer);
    case rules::v1::Criterion::kNumberFactor:
    case rules::v1::Criterion::kRelativeToBest:
    case rules::v1::Criterion::kMinMax:
    case rules::v1::Criterion::kZScore:
      return FitsNumber(answer);
    case rules::v1::Criterion::kItemList:
      return FitsItemList(criterion.item_list(), answer);
    case rules::v1::Criterion::METHOD_NOT_SET:
      break;
  }
  return DoesNotFit("it is not a criterion");
}

}  // namespace

absl::Status FitsCriterion(const RuleNode& criterion, const campaign::v1::RosterEntry& entry,
                           const Answer& answer) {
  std::optional<Rational> maximum = MaximumOf(criterion, entry);
  if (!maximum) return DoesNotFit(absl::StrCat("the group ", entry.group(), " is not assessed on it"));
  if (answer.has_not_applicable()) return FitsNotApplicable(criterion.criterion, answer);
  return FitsMethod(criterion.criterion, *maximum, answer);
}

}  // namespace thuocdo
