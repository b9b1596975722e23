// The national index of the catalogue: six weighted categories in 0..1, 63 provinces, and last year's ranks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "services/ranking/core/tables/table_csv.h"
#include "tests/catalogue/catalogue.h"

namespace thuocdo {
namespace {

using testing::Catalogue;

class NationalIndex : public ::testing::Test {
 protected:
  const Catalogue index_ = testing::LoadNationalIndex();
};

TEST_F(NationalIndex, RanksEveryProvinceInEveryCategoryAgainstLastYear) {
  const std::vector<ranking::Table> tables = testing::RankCatalogue(index_);

  ASSERT_EQ(tables.size(), 7u);
  for (const ranking::Table& table : tables) {
    EXPECT_EQ(table.rows.size(), 63u);
    std::set<uint32_t> previous;
    for (const ranking::TableRow& row : table.rows) {
      EXPECT_TRUE(row.declared()) << row.organization;
      EXPECT_LE(row.points, 1);
      EXPECT_EQ(ranking::PrintPoints(index_.rules, row.points).size(), 5u);  // 0.725
      previous.insert(row.previous_rank);
    }
    EXPECT_EQ(previous.size(), 63u);
    EXPECT_FALSE(previous.contains(0));
  }
}

TEST_F(NationalIndex, SaysOfEveryAnswerThatItWasMade) {
  for (const ranking::Table& table : testing::RankCatalogue(index_)) {
    for (const ranking::TableRow& row : table.rows) {
      EXPECT_THAT(row.bases, ::testing::ElementsAre(event::v1::BASIS_GENERATED));
    }
  }
}

}  // namespace
}  // namespace thuocdo
