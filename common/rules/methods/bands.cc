// A percentage, and the points of the band that it falls into.
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/rules/methods/answer_numbers.h"
#include "common/rules/methods/method_list.h"
#include "common/rules/model/decimal.h"
#include "common/rules/model/step.h"

namespace thuocdo::rules {
namespace {

constexpr int kPercentMax = 100;

// One band of percentages.
struct PercentageBand {
  explicit PercentageBand(const rules::v1::Band& rule)
      : lower(ReadDecimal(rule.lower())),
        lower_open(rule.lower_open()),
        upper(ReadDecimal(rule.upper())),
        upper_open(rule.upper_open()),
        points(ReadDecimal(rule.points()).value) {}

  bool Contains(const Rational& percentage) const {
    const bool is_above = lower_open ? percentage > lower.value : percentage >= lower.value;
    const bool is_below = upper_open ? percentage < upper.value : percentage <= upper.value;
    return is_above && is_below;
  }

  Decimal lower;
  bool lower_open;
  Decimal upper;
  bool upper_open;
  Rational points;
};

class BandsMethod final : public ScoringMethod {
 public:
  static MethodTraits TraitsOf(const rules::v1::Criterion& /*rule*/) { return {}; }
  static void Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule);

  explicit BandsMethod(const rules::v1::Criterion& rule)
      : ScoringMethod(TraitsOf(rule)), bands_(rule.bands().bands().begin(), rule.bands().bands().end()) {}

  absl::Status ParseAnswer(absl::string_view text, const std::optional<Rational>& /*maximum*/,
                           event::v1::Answer* answer) const override {
    absl::ConsumeSuffix(&text, "%");
    ASSIGN_OR_RETURN(*answer->mutable_percentage(),
                     ParseAnswerNumber(absl::StripTrailingAsciiWhitespace(text), Rational(kPercentMax)));
    return absl::OkStatus();
  }

  absl::Status CheckAnswer(const event::v1::Answer& answer, const Rational& maximum) const override;
  Rational Score(const event::v1::Answer& answer, const Rational& maximum,
                 const GroupNumbers* group) const override;
  Steps Explain(const event::v1::Answer& answer, const Rational& maximum,
                const Numbers& group) const override;
  std::vector<std::string> SampleAnswers(const Rational& maximum) const override;

 private:
  // Null if no band contains it, which a checked rule set and answer exclude.
  const PercentageBand* FindBand(const event::v1::Answer& answer) const {
    const Rational percentage = AnsweredNumber(answer.percentage());
    for (const PercentageBand& band : bands_) {
      if (band.Contains(percentage)) return &band;
    }
    return nullptr;
  }

  std::vector<PercentageBand> bands_;
};

// The bounds of a band, as far as they could be read.
struct BandBounds {
  std::optional<Rational> lower;
  std::optional<Rational> upper;
};

BandBounds CheckBand(const FieldLocation& location, const Maxima& maxima, rules::v1::Band* band) {
  const BandBounds bounds = {location.CheckDecimal("lower", band->mutable_lower()),
                             location.CheckDecimal("upper", band->mutable_upper())};
  CheckPoints(location, "points", maxima, band->mutable_points());
  if (!bounds.lower || !bounds.upper) return bounds;
  if (*bounds.lower > *bounds.upper) location.Violation("lower", "lower is above upper");
  const bool is_open = band->lower_open() || band->upper_open();
  if (*bounds.lower == *bounds.upper && is_open) location.Violation("lower", "no percentage is in this band");
  return bounds;
}

// Returns what is wrong between neighbours that end and begin at these bounds; empty if nothing is, or a
// bound could not be read, which was reported before.
std::string ViolationBetween(const rules::v1::Band& left, const std::optional<Rational>& end,
                             const rules::v1::Band& right, const std::optional<Rational>& begin) {
  if (!end || !begin) return "";
  if (*end < *begin) return absl::StrCat("nothing covers ", left.upper(), " to ", right.lower());
  if (*end > *begin) return "overlaps the band before it, or is out of order";
  if (left.upper_open() && right.lower_open()) return absl::StrCat("nothing covers ", right.lower());
  if (!left.upper_open() && !right.lower_open()) return absl::StrCat(right.lower(), " is in two bands");
  return "";
}

void BandsMethod::Check(const FieldLocation& criterion, const Maxima& maxima, rules::v1::Criterion* rule) {
  const FieldLocation location = criterion.Inside("bands", -1, "");
  rules::v1::Bands& bands = *rule->mutable_bands();
  if (bands.bands().empty()) return location.Violation("", "has no band");
  auto passage_of = [&](int i) {
    return location.Inside("bands", i, absl::StrCat(location.name(), ", band ", i + 1));
  };
  BandBounds first;
  BandBounds last;
  for (int i = 0; i < bands.bands_size(); ++i) {
    const BandBounds bounds = CheckBand(passage_of(i), maxima, bands.mutable_bands(i));
    if (i == 0) first = bounds;
    const std::string violation =
        i == 0 ? "" : ViolationBetween(bands.bands(i - 1), last.upper, bands.bands(i), bounds.lower);
    if (!violation.empty()) passage_of(i).Violation("lower", violation);
    last = bounds;
  }
  const int end = bands.bands_size() - 1;
  const bool begins_at_0 = !first.lower || (*first.lower == 0 && !bands.bands(0).lower_open());
  const bool ends_at_100 = !last.upper || (*last.upper == 100 && !bands.bands(end).upper_open());
  if (!begins_at_0) passage_of(0).Violation("lower", "must begin with 0");
  if (!ends_at_100) passage_of(end).Violation("upper", "must end with 100");
}

absl::Status BandsMethod::CheckAnswer(const event::v1::Answer& answer, const Rational& /*maximum*/) const {
  if (!answer.has_percentage()) return RejectAnswer("expected a percentage, such as 79.5");
  ASSIGN_OR_RETURN(Rational percentage, StoredNumber(answer.percentage()));
  if (percentage <= kPercentMax) return absl::OkStatus();
  return RejectAnswer("a percentage must be from 0 to 100");
}

Rational BandsMethod::Score(const event::v1::Answer& answer, const Rational& /*maximum*/,
                            const GroupNumbers* /*group*/) const {
  const PercentageBand* band = FindBand(answer);
  return band == nullptr ? Rational(0) : band->points;
}

Steps BandsMethod::Explain(const event::v1::Answer& answer, const Rational& /*maximum*/,
                           const Numbers& /*group*/) const {
  const PercentageBand* band = FindBand(answer);
  if (band == nullptr) return {};
  const std::string text =
      absl::StrCat(band->lower.text, band->lower_open ? " < " : " ≤ ", answer.percentage(),
                   band->upper_open ? " < " : " ≤ ", band->upper.text);
  return {{audit::v1::STEP_KIND_LOOKED_UP, text, band->points}};
}

// Every whole percentage.
std::vector<std::string> BandsMethod::SampleAnswers(const Rational& /*maximum*/) const {
  std::vector<std::string> texts;
  for (int percentage = 0; percentage <= 100; ++percentage) texts.push_back(absl::StrCat(percentage));
  return texts;
}

}  // namespace

MethodDefinition DefineBands() { return Define<BandsMethod>(rules::v1::Criterion::kBands); }

}  // namespace thuocdo::rules
