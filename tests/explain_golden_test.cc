// Why the units of 2016 have their points, held against a golden text.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "services/audit/core/explain.h"
#include "tests/catalogue.h"
#include "tools/thuocdo/core/explain_text.h"
#include "tools/thuocdo/core/input_file.h"

namespace thuocdo {
namespace {

constexpr char kGolden[] = "tests/golden/binh-dinh-2016/explain.txt";

// One unit of each group, and one that is assessed on some components only.
constexpr const char* kUnits[] = {"so-tai-chinh", "ubnd-tp-quy-nhon", "van-phong-ubnd-tinh"};

TEST(ExplainGolden, EveryUnitOfTheCatalogueCanBeExplained) {
  const testing::Catalogue catalogue = testing::LoadCatalogue();
  for (const ScoreCard& card : testing::ScoreCatalogue(catalogue)) {
    const auto nodes = ExplainCard(catalogue.rules, card, "");
    ASSERT_TRUE(nodes.ok()) << nodes.status();
    EXPECT_EQ(nodes->size(), catalogue.rules.nodes.size());
  }
}

TEST(ExplainGolden, TheExplanationsOfSomeUnitsAreTheGoldenOnes) {
  const testing::Catalogue catalogue = testing::LoadCatalogue();
  std::string text;
  for (const char* unit : kUnits) {
    for (const ScoreCard& card : testing::ScoreCatalogue(catalogue)) {
      if (card.organization != unit) continue;
      audit::v1::ExplainScoreResponse response;
      response.set_name(card.name);
      const auto nodes = ExplainCard(catalogue.rules, card, "").value();
      response.mutable_nodes()->Assign(nodes.begin(), nodes.end());
      text += RenderExplanation(response) + "\n";
    }
  }
  if (std::getenv("THUOCDO_UPDATE_GOLDEN") != nullptr) std::ofstream(kGolden) << text;
  EXPECT_EQ(ReadInputFile(kGolden).value_or("there is no such file"), text);
}

}  // namespace
}  // namespace thuocdo
