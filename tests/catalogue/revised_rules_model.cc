#include "tests/catalogue/revised_rules_model.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace thuocdo::testing {
namespace {

constexpr char kDistricts[] = "districts";
const char* const kComponents[] = {"infrastructure", "internal-use", "serving",
                                   "security",       "policy",       "people-investment"};

// The words that answers are made of, and their points: the same in both years.
const std::map<std::string, int64_t>& Words() {
  static const auto* const words = new std::map<std::string, int64_t>{
      {"có", 15},   {"không", 0},   {"everywhere", 15}, {"in-part", 10}, {"not", 0},        {"timely", 15},
      {"late", 10}, {"limited", 5}, {"outdated", 0},    {"done", 15},    {"under-way", 10}, {"none", 0}};
  return *words;
}

struct Maxima {
  int64_t departments;
  int64_t districts;
  int64_t of(const std::string& group) const { return group == kDistricts ? districts : departments; }
};

const std::map<std::string, Maxima>& ComponentMaxima() {
  static const auto* const maxima = new std::map<std::string, Maxima>{
      {"infrastructure", {90, 105}},   {"internal-use", {315, 330}}, {"portal", {525, 525}},
      {"online-services", {120, 160}}, {"security", {165, 165}},     {"policy", {90, 90}},
      {"people-investment", {90, 90}}, {"total", {1395, 1465}}};
  return *maxima;
}

// A count out of a count: its maximum, and from how many per cent on it is given.
struct Count {
  Maxima maximum;
  int64_t full_from_percent;
};

const std::map<std::string, Count>& Counts() {
  static const auto* const counts = new std::map<std::string, Count>{{"online-services.2", {{30, 50}, 30}},
                                                                     {"online-services.3", {{15, 30}, 70}},
                                                                     {"online-services.4", {{40, 40}, 10}},
                                                                     {"online-services.5", {{15, 20}, 70}}};
  return *counts;
}

int64_t WorkOutPercentage(int64_t percent) {
  if (percent == 0) return 0;
  if (percent < 60) return 5;
  return percent < 90 ? 10 : 15;
}

// By proportion, to the nearest multiple of 5, a half upwards.
int64_t WorkOutCount(int64_t maximum, int64_t full_from_percent, int64_t part, int64_t whole) {
  if (whole == 0) return 0;
  if (100 * part >= full_from_percent * whole) return maximum;
  const int64_t numerator = 100 * maximum * part;
  const int64_t denominator = full_from_percent * whole;
  return (2 * numerator + 5 * denominator) / (10 * denominator) * 5;
}

std::string ComponentOf(const std::string& criterion) { return criterion.substr(0, criterion.rfind('.')); }

// What one answer of 2016 counts for in 2017: a dropped one nothing, a split one twice.
int64_t Times(const std::string& criterion) {
  if (criterion == "internal-use.16") return 0;
  return criterion == "internal-use.3" ? 2 : 1;
}

bool HasOnlineServices(const ModelUnit& unit) { return unit.answers.contains("online-services.1"); }

// `numerator` / `denominator` with two decimals, a half upwards.
std::string Print(int64_t numerator, int64_t denominator) {
  const int64_t hundredths = (200 * numerator + denominator) / (2 * denominator);
  return absl::StrFormat("%d.%02d", hundredths / 100, hundredths % 100);
}

std::string LevelOf(Points35 points, int64_t maximum) {
  if (100 * points >= 80 * 35 * maximum) return "Tốt";
  return 100 * points >= 60 * 35 * maximum ? "Khá" : "Trung bình";
}

}  // namespace

int64_t WorkOutAnswer(const std::string& group, const std::string& criterion, const std::string& text) {
  if (const auto word = Words().find(text); word != Words().end()) return word->second;
  if (const auto count = Counts().find(criterion); count != Counts().end()) {
    const std::vector<std::string> numbers = absl::StrSplit(text, '/');
    return WorkOutCount(count->second.maximum.of(group), count->second.full_from_percent,
                        std::atoll(numbers.at(0).c_str()), std::atoll(numbers.at(1).c_str()));
  }
  const int64_t number = std::atoll(text.c_str());
  return criterion == "online-services.1" ? number : WorkOutPercentage(number);
}

Points35 WorkOutPoints(const ModelUnit& unit, const std::string& component) {
  Points35 points = 0;
  if (component == "total") {
    for (const char* part : kComponents) points += WorkOutPoints(unit, part);
    return points;
  }
  if (component == "serving") {
    const Points35 portal = WorkOutPoints(unit, "portal");
    return HasOnlineServices(unit) ? portal + WorkOutPoints(unit, "online-services") : portal / 35 * 43;
  }
  for (const auto& [criterion, text] : unit.answers) {
    if (ComponentOf(criterion) != component) continue;
    points += 35 * Times(criterion) * WorkOutAnswer(unit.group, criterion, text);
  }
  return points;
}

std::string WorkOutTable(const std::vector<ModelUnit>& units, const std::string& group,
                         const std::string& component,
                         const std::map<std::string, uint32_t>& previous_ranks) {
  std::vector<std::pair<Points35, const ModelUnit*>> places;
  for (const ModelUnit& unit : units) {
    const bool has_place = component != "online-services" || HasOnlineServices(unit);
    if (unit.group == group && has_place) places.emplace_back(-WorkOutPoints(unit, component), &unit);
  }
  std::sort(places.begin(), places.end(), [](const auto& left, const auto& right) {
    return std::make_pair(left.first, left.second->id) < std::make_pair(right.first, right.second->id);
  });
  const int64_t maximum = ComponentMaxima().at(component).of(group);
  std::string csv = "rank,organization,name,points,max_points,percent,level,previous_rank\n";
  for (const auto& [minus_points, unit] : places) {
    auto is_better = [&](const auto& other) { return other.first < minus_points; };
    const auto better = std::count_if(places.begin(), places.end(), is_better);
    const auto previous = previous_ranks.find(unit->id);
    absl::StrAppend(&csv, better + 1, ",", unit->id, ",", unit->name, ",", Print(-minus_points, 35), ",",
                    Print(maximum, 1), ",", Print(-100 * minus_points, 35 * maximum), ",",
                    LevelOf(-minus_points, maximum), ",",
                    previous == previous_ranks.end() ? "" : absl::StrCat(previous->second), "\n");
  }
  return csv;
}

}  // namespace thuocdo::testing
