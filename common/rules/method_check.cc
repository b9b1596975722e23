#include "common/rules/method_check.h"

#include <algorithm>
#include <optional>
#include <set>

#include "absl/strings/str_cat.h"

namespace thuocdo {
namespace {

using MaybeRational = std::optional<Rational>;
using Maxima = std::vector<Rational>;

void CheckPoints(const Passage& passage, const std::string& field, const Maxima& maxima, std::string* text) {
  MaybeRational points = passage.CheckDecimal(field, text);
  bool above =
      points && std::any_of(maxima.begin(), maxima.end(), [&](const Rational& m) { return *points > m; });
  if (above) passage.Fault(field, absl::StrCat(field, " ", *text, " is above the node's maximum"));
}

// An empty step means: no rounding.
MaybeRational CheckStep(const Passage& passage, std::string* step) {
  if (step->empty()) return std::nullopt;
  MaybeRational value = passage.CheckDecimal("step", step);
  if (!value) return std::nullopt;
  if (*value > 0) return value;
  passage.Fault("step", "step must be more than 0");
  return std::nullopt;
}

void CheckAwardedPoints(const Passage& passage, const Maxima& maxima, rules::v1::AwardedPoints* method) {
  MaybeRational step = CheckStep(passage, method->mutable_step());
  if (!step) return;
  auto is_off = [&](const Rational& maximum) { return Rational(maximum / *step).get_den() != 1; };
  bool any_off = std::any_of(maxima.begin(), maxima.end(), is_off);
  if (any_off) passage.Fault("step", "the node's maximum is not a multiple of step");
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

void CheckChoice(const Passage& passage, const Maxima& maxima, rules::v1::Choice* method) {
  if (method->options().empty()) passage.Fault("", "has no option");
  std::set<std::string> ids;
  for (int i = 0; i < method->options_size(); ++i) {
    rules::v1::Option& option = *method->mutable_options(i);
    Passage inside = passage.Inside("options", i, absl::StrCat(passage.name(), ", option ", option.id()));
    inside.CheckId("id", option.id());
    if (!ids.insert(option.id()).second) inside.Fault("id", "there is another option with this id");
    inside.CheckTextPresent("title", option.mutable_title());
    CheckPoints(inside, "points", maxima, option.mutable_points());
  }
}

void CheckCountRatio(const Passage& passage, const Maxima& maxima, rules::v1::CountRatio* method) {
  MaybeRational threshold = passage.CheckDecimal("full_marks_from", method->mutable_full_marks_from());
  bool fits = !threshold || (*threshold > 0 && *threshold <= 1);
  if (!fits) passage.Fault("full_marks_from", "full_marks_from must be above 0 and at most 1");
  CheckStep(passage, method->mutable_step());
  if (!IsKnownEnum(rules::v1::Rounding_descriptor(), method->rounding())) {
    passage.Fault("rounding", "rounding is unknown");
  }
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
      return CheckChoice(passage.Inside("choice", -1, ""), maxima, criterion->mutable_choice());
    case rules::v1::Criterion::kCountRatio:
      return CheckCountRatio(passage.Inside("count_ratio", -1, ""), maxima, criterion->mutable_count_ratio());
    case rules::v1::Criterion::METHOD_NOT_SET:
      return passage.Fault("", "the criterion has no scoring method");
  }
}

}  // namespace

bool IsKnownEnum(const google::protobuf::EnumDescriptor* enum_type, int value) {
  return enum_type->FindValueByNumber(value) != nullptr;
}

void CheckCriterion(const Passage& passage, const std::vector<Rational>& maxima,
                    rules::v1::Criterion* criterion) {
  CheckMethod(passage, maxima, criterion);
  if (!IsKnownEnum(rules::v1::Source_descriptor(), criterion->source())) {
    passage.Fault("source", "source is unknown");
  }
  if (!IsKnownEnum(rules::v1::NotApplicableRule_descriptor(), criterion->not_applicable())) {
    passage.Fault("not_applicable", "not_applicable is unknown");
  }
}

}  // namespace thuocdo
