#include "common/rules/method_check.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/rules/number_method_check.h"

namespace thuocdo {
namespace {

using MaybeRational = std::optional<Rational>;

void CheckStep(const Passage& passage, const Maxima& maxima, rules::v1::AwardedPoints* method) {
  MaybeRational step = CheckOptionalPositive(passage, "step", method->mutable_step());
  if (!step) return;
  auto is_off = [&](const Rational& maximum) { return Rational(maximum / *step).get_den() != 1; };
  bool any_off = std::any_of(maxima.begin(), maxima.end(), is_off);
  if (any_off) passage.Fault("step", "the node's maximum is not a multiple of step");
}

void CheckAwardedPoints(const Passage& passage, const Maxima& maxima, rules::v1::AwardedPoints* method) {
  CheckStep(passage, maxima, method);
  bool twice = !method->step().empty() && !method->allowed().empty();
  if (twice) passage.Fault("allowed", "step and allowed exclude each other");
  MaybeRational previous;
  for (std::string& points : *method->mutable_allowed()) {
    CheckPoints(passage, "allowed", maxima, &points);
    absl::StatusOr<Rational> value = ParseDecimal(points);
    if (!value.ok()) continue;
    if (previous && *value <= *previous) passage.Fault("allowed", "allowed must be in ascending order");
    previous = *value;
  }
}

void CheckBand(const Passage& passage, const Maxima& maxima, rules::v1::Band* band) {
  MaybeRational lower = passage.CheckDecimal("lower", band->mutable_lower());
  MaybeRational upper = passage.CheckDecimal("upper", band->mutable_upper());
  CheckPoints(passage, "points", maxima, band->mutable_points());
  if (!lower || !upper) return;
  if (*lower > *upper) passage.Fault("lower", "lower is above upper");
  bool open = band->lower_open() || band->upper_open();
  if (*lower == *upper && open) passage.Fault("lower", "no percentage is in this band");
}

// What is wrong between two neighbours; empty if nothing is. Bounds that are no numbers were reported before.
std::string FaultBetween(const rules::v1::Band& left, const rules::v1::Band& right) {
  absl::StatusOr<Rational> end = ParseDecimal(left.upper());
  absl::StatusOr<Rational> begin = ParseDecimal(right.lower());
  if (!end.ok() || !begin.ok()) return "";
  if (*end < *begin) return absl::StrCat("nothing covers ", left.upper(), " to ", right.lower());
  if (*end > *begin) return "overlaps the band before it, or is out of order";
  if (left.upper_open() && right.lower_open()) return absl::StrCat("nothing covers ", right.lower());
  if (!left.upper_open() && !right.lower_open()) return absl::StrCat(right.lower(), " is in two bands");
  return "";
}

bool StartsAtZero(const rules::v1::Band& band) {
  absl::StatusOr<Rational> lower = ParseDecimal(band.lower());
  return !lower.ok() || (*lower == 0 && !band.lower_open());
}

bool EndsAtHundred(const rules::v1::Band& band) {
  absl::StatusOr<Rational> upper = ParseDecimal(band.upper());
  return !upper.ok() || (*upper == 100 && !band.upper_open());
}

Passage BandPassage(const Passage& bands, int i) {
  return bands.Inside("bands", i, absl::StrCat(bands.name(), ", band ", i + 1));
}

void CheckBands(const Passage& passage, const Maxima& maxima, rules::v1::Bands* method) {
  if (method->bands().empty()) return passage.Fault("", "has no band");
  for (int i = 0; i < method->bands_size(); ++i) {
    Passage inside = BandPassage(passage, i);
    CheckBand(inside, maxima, method->mutable_bands(i));
    std::string fault = i == 0 ? "" : FaultBetween(method->bands(i - 1), method->bands(i));
    if (!fault.empty()) inside.Fault("lower", fault);
  }
  int last = method->bands_size() - 1;
  if (!StartsAtZero(method->bands(0))) BandPassage(passage, 0).Fault("lower", "must begin with 0");
  if (!EndsAtHundred(method->bands(last))) BandPassage(passage, last).Fault("upper", "must end with 100");
}

// Options and items alike have ids, titles and points.
template <typename Entry>
void CheckEntries(const Passage& passage, const std::string& field, const std::string& what,
                  const Maxima& maxima, google::protobuf::RepeatedPtrField<Entry>* entries) {
  if (entries->empty()) passage.Fault("", absl::StrCat("has no ", what));
  std::set<std::string> ids;
  for (int i = 0; i < entries->size(); ++i) {
    Entry& entry = *entries->Mutable(i);
    Passage inside = passage.Inside(field, i, absl::StrCat(passage.name(), ", ", what, " ", entry.id()));
    inside.CheckId("id", entry.id());
    bool is_new = ids.insert(entry.id()).second;
    if (!is_new) inside.Fault("id", absl::StrCat("there is another ", what, " with this id"));
    inside.CheckTextPresent("title", entry.mutable_title());
    CheckPoints(inside, "points", maxima, entry.mutable_points());
  }
}

void CheckItemList(const Passage& passage, const Maxima& maxima, rules::v1::ItemList* method) {
  CheckEntries(passage, "items", "item", maxima, method->mutable_items());
  auto is_no = [](const rules::v1::Item& item) { return item.id() == "no"; };
  if (std::any_of(method->items().begin(), method->items().end(), is_no)) {
    passage.Fault("items", "an item cannot be \"no\": this answers that there is none");
  }
}

void CheckCountRatio(const Passage& passage, const Maxima& maxima, rules::v1::CountRatio* method) {
  MaybeRational threshold = passage.CheckDecimal("full_marks_from", method->mutable_full_marks_from());
  bool fits = !threshold || (*threshold > 0 && *threshold <= 1);
  if (!fits) passage.Fault("full_marks_from", "full_marks_from must be above 0 and at most 1");
  CheckOptionalPositive(passage, "step", method->mutable_step());
  CheckRounding(passage, method->rounding());
  if (method->zero_of_zero_points().empty()) return;
  CheckPoints(passage, "zero_of_zero_points", maxima, method->mutable_zero_of_zero_points());
}

void CheckMethod(const Passage& passage, const Maxima& maxima, rules::v1::Criterion* criterion) {
  switch (criterion->method_case()) {
    case rules::v1::Criterion::kAwardedPoints:
      return CheckAwardedPoints(passage.Inside("awarded_points", -1, ""), maxima,
                                criterion->mutable_awarded_points());
    case rules::v1::Criterion::kYesNo:
      return;
    case rules::v1::Criterion::kBands:
      return CheckBands(passage.Inside("bands", -1, ""), maxima, criterion->mutable_bands());
    case rules::v1::Criterion::kChoice:
      return CheckEntries(passage.Inside("choice", -1, ""), "options", "option", maxima,
                          criterion->mutable_choice()->mutable_options());
    case rules::v1::Criterion::kCountRatio:
      return CheckCountRatio(passage.Inside("count_ratio", -1, ""), maxima, criterion->mutable_count_ratio());
    case rules::v1::Criterion::kNumberFactor:
      return CheckNumberFactor(passage.Inside("number_factor", -1, ""), criterion->mutable_number_factor());
    case rules::v1::Criterion::kItemList:
      return CheckItemList(passage.Inside("item_list", -1, ""), maxima, criterion->mutable_item_list());
    case rules::v1::Criterion::kRelativeToBest:
      return CheckRelativeToBest(passage.Inside("relative_to_best", -1, ""), maxima,
                                 criterion->mutable_relative_to_best());
    case rules::v1::Criterion::kMinMax:
      return CheckMinMax(passage.Inside("min_max", -1, ""), maxima, criterion->mutable_min_max());
    case rules::v1::Criterion::kZScore:
      return CheckZScore(passage.Inside("z_score", -1, ""), criterion->mutable_z_score());
    case rules::v1::Criterion::METHOD_NOT_SET:
      return passage.Fault("", "the criterion has no scoring method");
  }
}

// Points are rounded once: by the method, or at the end.
void CheckRoundedOnce(const Passage& passage, rules::v1::Criterion* criterion) {
  MaybeRational step = CheckOptionalPositive(passage, "step", criterion->mutable_step());
  CheckRounding(passage, criterion->rounding());
  bool method_rounds = criterion->has_z_score() || !criterion->count_ratio().step().empty();
  if (step && method_rounds) passage.Fault("step", "the scoring method rounds already");
}

}  // namespace

void CheckCriterion(const Passage& passage, const Maxima& maxima, rules::v1::Criterion* criterion) {
  CheckMethod(passage, maxima, criterion);
  CheckRoundedOnce(passage, criterion);
  if (!IsKnownEnum(rules::v1::Source_descriptor(), criterion->source())) {
    passage.Fault("source", "source is unknown");
  }
  if (!IsKnownEnum(rules::v1::NotApplicableRule_descriptor(), criterion->not_applicable())) {
    passage.Fault("not_applicable", "not_applicable is unknown");
  }
}

}  // namespace thuocdo
