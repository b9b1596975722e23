#include "services/ranking/core/tables/ranking_campaign_for_tests.h"

#include <google/protobuf/text_format.h>

#include "absl/strings/str_cat.h"

namespace thuocdo::testing {
namespace {

std::string Maxima(const std::string& departments, const std::string& districts) {
  return absl::StrCat("maxima { group: \"departments\" points: \"", departments,
                      "\" } maxima { group: \"districts\" points: \"", districts, "\" }");
}

std::string LeafComponent(const std::string& id, const std::string& maxima) {
  return absl::StrCat("children { id: \"", id, "\" title: \"", id, "\" ", maxima,
                      " component { children { id: \"", id, ".points\" title: \"", id, "\" ", maxima,
                      " criterion { awarded_points {} not_applicable: NOT_APPLICABLE_RULE_REFUSED } } } }\n");
}

std::string RuleSetText(const std::string& rank_rule, int points_digits) {
  return absl::StrCat(
      R"(id: "small" title: "Small" legal_basis: "None"
groups { id: "departments" title: "Departments" } groups { id: "districts" title: "Districts" }
root { id: "total" title: "Total" )",
      Maxima("100", "200"), " component {\n", LeafComponent("infrastructure", Maxima("20", "40")),
      R"(children { id: "serving" title: "Serving" )", Maxima("80", "160"), " component {\n",
      LeafComponent("portal", Maxima("50", "100")), LeafComponent("online", Maxima("30", "60")),
      R"(} } } }
levels { title: "Tốt" from_percent: "80" } levels { title: "Khá" from_percent: "60" }
levels { title: "Trung bình" from_percent: "0" }
missing_answer: MISSING_ANSWER_RULE_ZERO
rank_rule: )",
      rank_rule, "\nprint { points_digits: ", points_digits,
      " percent_digits: 2 rounding: ROUNDING_HALF_UP }\n");
}

constexpr char kCampaign[] = R"(id: "small-2016" title: "Small" authority: "Us" year: 2016 rule_set: "small"
tables { id: "1" title: "Total" group: "departments" component: "total" }
tables { id: "1.1" title: "Infrastructure" group: "departments" component: "infrastructure" }
tables { id: "1.2" title: "Portal" group: "departments" component: "portal" }
tables { id: "1.3" title: "Online" group: "departments" component: "online" }
tables { id: "2" title: "Total" group: "districts" component: "total" })";

}  // namespace

void RankedPoints::SetPoints(const std::string& organization, const std::string& criterion,
                             const std::string& points, event::v1::Basis basis) {
  streams::SheetState& sheet = input.sheets[organization];
  sheet.declaration = Position{1};
  sheet.revision = Revision{1};
  event::v1::Answer answer;
  answer.set_points(points);
  answer.set_basis(basis);
  sheet.declared[criterion] = Sourced(streams::AnswerKind::kDeclared, 1, answer);
}

std::vector<ranking::Table> RankedPoints::Tables(const ranking::PreviousRanks& previous) const {
  return ranking::RankTables(rules, definition, Cards().value(), previous).value();
}

ranking::Table RankedPoints::TableById(const std::string& id, const ranking::PreviousRanks& previous) const {
  for (const ranking::Table& table : Tables(previous)) {
    if (table.definition.id() == id) return table;
  }
  return {};
}

TestCampaign::TestCampaign(const std::string& rank_rule, int points_digits)
    : RankedPoints(RuleSetText(rank_rule, points_digits)) {
  google::protobuf::TextFormat::ParseFromString(kCampaign, &definition);
}

campaign::v1::RosterEntry& TestCampaign::Enroll(const std::string& id, const std::string& group,
                                                const std::string& name) {
  return ScoredCampaign::Enroll(id, group, name.empty() ? id : name);
}

void TestCampaign::Declare(const std::string& id, const std::vector<std::string>& points,
                           const std::string& name, event::v1::Basis basis) {
  Enroll(id, "departments", name);
  SetPoints(id, "infrastructure.points", points[0], basis);
  SetPoints(id, "portal.points", points[1], basis);
  SetPoints(id, "online.points", points[2], basis);
}

}  // namespace thuocdo::testing
