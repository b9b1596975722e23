// The national index of the catalogue: six weighted categories in 0..1, 63 provinces, and last year's ranks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "common/testing/matchers.h"
#include "tests/catalogue.h"
#include "tools/thuocdo/core/input_file.h"
#include "tools/thuocdo/core/lists_csv.h"
#include "tools/thuocdo/core/message_text.h"

namespace thuocdo {
namespace {

using testing::Catalogue;

InputText Input(const std::string& file) {
  const std::string path = "deploy/catalogue/" + file;
  return {path, ReadInputFile(path).value()};
}

class NationalIndex : public ::testing::Test {
 protected:
  NationalIndex() {
    index_.rules = testing::LoadRules("chi-so-quoc-gia-mau");
    const InputText campaign = Input("campaigns/chi-so-quoc-gia-mau-2024.txtpb");
    EXPECT_THAT(ReadMessageText(campaign, index_.definition), testing::IsOk());
    index_.organizations = ReadOrganizationsCsv(Input("organizations/chi-so-quoc-gia-mau.csv")).value();
    index_.answers = ReadAnswersCsv(Input("answers/chi-so-quoc-gia-mau-2024.csv")).value();
    const auto earlier =
        ReadEarlierRankingsCsv(Input("earlier-rankings/chi-so-quoc-gia-mau-2023.csv")).value();
    index_.previous = RanksOf(
        std::vector<event::v1::EarlierRank>(earlier.at(0).ranks().begin(), earlier.at(0).ranks().end()));
  }

  Catalogue index_;
};

TEST_F(NationalIndex, RanksEveryProvinceInEveryCategoryAgainstLastYear) {
  const std::vector<Table> tables = testing::RankCatalogue(index_);

  ASSERT_EQ(tables.size(), 7u);
  for (const Table& table : tables) {
    EXPECT_EQ(table.rows.size(), 63u);
    std::set<uint32_t> previous;
    for (const TableRow& row : table.rows) {
      EXPECT_TRUE(row.declared()) << row.organization;
      EXPECT_LE(row.points, 1);
      EXPECT_EQ(PrintPoints(index_.rules, row.points).size(), 5u);  // 0.725
      previous.insert(row.previous_rank);
    }
    EXPECT_EQ(previous.size(), 63u);
    EXPECT_FALSE(previous.contains(0));
  }
}

TEST_F(NationalIndex, SaysOfEveryAnswerThatItWasMade) {
  for (const Table& table : testing::RankCatalogue(index_)) {
    for (const TableRow& row : table.rows) {
      EXPECT_THAT(row.bases, ::testing::ElementsAre(event::v1::BASIS_GENERATED));
    }
  }
}

}  // namespace
}  // namespace thuocdo
