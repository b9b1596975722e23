#include "tests/scale/slow_model.h"

#include <google/protobuf/text_format.h>

#include <cstdlib>

namespace thuocdo::scale {
namespace {

// "0.7" as 7/10.
mpq_class Fraction(const std::string& decimal) {
  const size_t dot = decimal.find('.');
  if (dot == std::string::npos) return mpq_class(mpz_class(decimal, 10));
  mpz_class scale = 1;
  for (size_t digit = dot + 1; digit < decimal.size(); ++digit) scale *= 10;
  mpq_class fraction(mpz_class(decimal.substr(0, dot) + decimal.substr(dot + 1), 10), scale);
  fraction.canonicalize();
  return fraction;
}

bool Holds(const rules::v1::Band& band, const mpq_class& value) {
  const bool above = band.lower_open() ? value > Fraction(band.lower()) : value >= Fraction(band.lower());
  const bool below = band.upper_open() ? value < Fraction(band.upper()) : value <= Fraction(band.upper());
  return above && below;
}

mpq_class BandPoints(const rules::v1::Bands& bands, long hundredths) {
  mpq_class value(hundredths, 100);
  value.canonicalize();
  for (const rules::v1::Band& band : bands.bands()) {
    if (Holds(band, value)) return Fraction(band.points());
  }
  std::abort();
}

mpq_class RatioPoints(const rules::v1::CountRatio& method, long maximum, const PlainAnswer& answer) {
  if (answer.whole == 0) return Fraction(method.zero_of_zero_points());
  mpq_class ratio(answer.part, answer.whole);
  ratio.canonicalize();
  const mpq_class threshold = Fraction(method.full_marks_from());
  if (ratio >= threshold) return maximum;
  const mpq_class points = maximum * ratio / threshold;
  if (method.step().empty()) return points;
  const mpq_class half_up = points / Fraction(method.step()) + mpq_class(1, 2);
  return mpz_class(half_up.get_num() / half_up.get_den()) * Fraction(method.step());
}

mpq_class PointsOf(const SlowCriterion& criterion, const PlainAnswer& answer) {
  if (!answer.given) return 0;
  const rules::v1::Criterion& method = *criterion.method;
  if (method.has_yes_no()) return answer.part == 1 ? criterion.maximum : 0;
  if (method.has_bands()) return BandPoints(method.bands(), answer.part);
  if (method.has_choice()) {
    return Fraction(method.choice().options(static_cast<int>(answer.part)).points());
  }
  if (method.has_count_ratio()) return RatioPoints(method.count_ratio(), criterion.maximum, answer);
  if (method.has_awarded_points()) return answer.part;
  std::abort();
}

// Some points, and how many units have them.
struct Tie {
  mpq_class points;
  unsigned units = 0;
};

std::vector<Tie> TiesOf(const SlowTable& table) {
  std::vector<Tie> ties;
  for (const auto& [unit, place] : table) {
    if (!place.declares) continue;
    size_t i = 0;
    while (i < ties.size() && ties[i].points != place.points) ++i;
    if (i == ties.size()) ties.push_back({place.points, 0});
    ++ties[i].units;
  }
  return ties;
}

// Counts everyone who has more than `own`; under the dense rule, each number of points once.
unsigned RankOf(const std::vector<Tie>& ties, const mpq_class& own, bool dense) {
  unsigned rank = 1;
  for (const Tie& tie : ties) {
    if (tie.points > own) rank += dense ? 1 : tie.units;
  }
  return rank;
}

bool IsWithin(const SlowCriterion& criterion, const std::string& component) {
  for (const std::string& above : criterion.components) {
    if (above == component) return true;
  }
  return false;
}

}  // namespace

SlowModel::SlowModel(const std::string& text, const std::string& group) : group_(group) {
  if (!google::protobuf::TextFormat::ParseFromString(text, &rules_)) std::abort();
  Collect(rules_.root(), {});
}

void SlowModel::Collect(const rules::v1::Node& node, std::vector<std::string> above) {
  const std::optional<long> maximum = MaximumOf(node);
  if (!maximum) return;
  if (node.has_criterion()) {
    criteria_.push_back({node.id(), *maximum, &node.criterion(), above});
    return;
  }
  maxima_[node.id()] = *maximum;
  above.push_back(node.id());
  for (const rules::v1::Node& child : node.component().children()) Collect(child, above);
}

std::optional<long> SlowModel::MaximumOf(const rules::v1::Node& node) const {
  for (const rules::v1::Maximum& maximum : node.maxima()) {
    if (maximum.group() == group_) return std::stol(maximum.points());
  }
  return std::nullopt;
}

std::string SlowModel::LevelOf(const std::string& component, const mpq_class& points) const {
  for (const rules::v1::Level& level : rules_.levels()) {
    if (points * 100 >= Fraction(level.from_percent()) * maxima_.at(component)) return level.title();
  }
  std::abort();
}

SlowTable SlowModel::Rank(const std::string& component, const std::vector<PlainUnit>& units,
                          const std::vector<int>& answered_at) const {
  SlowTable table;
  for (const PlainUnit& unit : units) {
    const bool has_part_excluded =
        component == "total" || component == "serving" || component == "online-services";
    if (unit.without_online && has_part_excluded) continue;
    SlowPlace& place = table[unit.id];
    place.declares = unit.declares;
    if (!unit.declares) continue;
    for (size_t i = 0; i < criteria_.size(); ++i) {
      if (answered_at[i] < 0 || !IsWithin(criteria_[i], component)) continue;
      place.points += PointsOf(criteria_[i], unit.Counts(static_cast<size_t>(answered_at[i])));
    }
    place.level = LevelOf(component, place.points);
  }
  const std::vector<Tie> ties = TiesOf(table);
  const bool dense = rules_.rank_rule() == rules::v1::RANK_RULE_DENSE;
  for (auto& [unit, place] : table) {
    if (place.declares) place.rank = RankOf(ties, place.points, dense);
  }
  return table;
}

}  // namespace thuocdo::scale
