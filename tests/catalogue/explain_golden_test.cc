// Why the units of the catalogue have their points, held against golden texts.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/audit/core/explain/explain.h"
#include "tests/catalogue/catalogue.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/text/explain_text.h"

namespace thuocdo {
namespace {

class EveryCampaign : public ::testing::TestWithParam<const char*> {};

TEST_P(EveryCampaign, CanBeExplainedUnitByUnit) {
  const testing::Catalogue catalogue = testing::LoadCatalogue(GetParam());
  const std::vector<scoring::ScoreCard> cards = testing::ScoreCatalogue(catalogue);
  for (const scoring::ScoreCard& card : cards) {
    const auto nodes = audit::ExplainCard(catalogue.rules, cards, card, "");
    ASSERT_TRUE(nodes.ok()) << nodes.status();
    EXPECT_EQ(nodes->size(), catalogue.rules.nodes.size());
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryCampaign,
                         ::testing::Values("binh-dinh-2016", "binh-dinh-2016-leaf-generated",
                                           "chi-so-quoc-gia-mau-2024"));

// A campaign of the catalogue and the units whose explanations are golden.
struct GoldenCase {
  const char* campaign;
  std::vector<std::string> units;
};

std::string Explain(const GoldenCase& golden) {
  const testing::Catalogue catalogue = testing::LoadCatalogue(golden.campaign);
  const std::vector<scoring::ScoreCard> cards = testing::ScoreCatalogue(catalogue);
  std::string text;
  for (const std::string& unit : golden.units) {
    const auto is_unit = [&](const scoring::ScoreCard& card) { return card.organization == unit; };
    const scoring::ScoreCard& card = *std::find_if(cards.begin(), cards.end(), is_unit);
    audit::v1::ExplainScoreResponse response;
    response.mutable_axes()->set_campaign(golden.campaign);
    response.mutable_axes()->set_rule_set(catalogue.rules.name);
    response.set_name(card.name);
    const auto nodes = audit::ExplainCard(catalogue.rules, cards, card, "").value();
    response.mutable_nodes()->Assign(nodes.begin(), nodes.end());
    text += client::RenderExplanation(response, catalogue.rules.proto) + "\n";
  }
  return text;
}

class ExplainGolden : public ::testing::TestWithParam<GoldenCase> {};

TEST_P(ExplainGolden, TheExplanationsOfSomeUnitsAreTheGoldenOnes) {
  const std::string file = absl::StrCat("tests/golden/", GetParam().campaign, "/explain.txt");
  const std::string text = Explain(GetParam());
  if (std::getenv("THUOCDO_UPDATE_GOLDEN") != nullptr) std::ofstream(file) << text;
  EXPECT_EQ(client::ReadInputFile(file).value_or("there is no such file"), text);
}

// One unit of each group and one that is assessed on some components only; a province.
INSTANTIATE_TEST_SUITE_P(Catalogue, ExplainGolden,
                         ::testing::Values(GoldenCase{"binh-dinh-2016",
                                                      {"so-tai-chinh", "ubnd-tp-quy-nhon",
                                                       "van-phong-ubnd-tinh"}},
                                           GoldenCase{"chi-so-quoc-gia-mau-2024", {"tinh-01"}}));

}  // namespace
}  // namespace thuocdo
