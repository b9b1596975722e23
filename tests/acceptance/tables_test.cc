// The 16 tables of 2016 are the same bytes, however they come about.
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/acceptance/case_2016.h"

namespace thuocdo::acceptance {
namespace {

class TablesTest : public ::testing::TestWithParam<Layout> {
 protected:
  void SetUp() override {
    deployment_.StartAll();
    Prepare(deployment_);
  }

  void Close() { Expect(deployment_, {"campaign", "close", kCampaign}); }

  DeployedPrograms deployment_{GetParam()};
};

TEST_P(TablesTest, LiveOnesAreTheGoldenOnes) {
  Declare(deployment_);
  Close();
  EXPECT_EQ(ShowTables(deployment_), GoldenTables());
}

TEST_P(TablesTest, RebuiltOnesAreTheGoldenOnes) {
  Declare(deployment_);
  Close();
  deployment_.StopAll();
  for (const char* follower : {"scoring", "ranking", "audit"}) {
    EXPECT_GT(std::filesystem::remove_all(absl::StrCat(deployment_.data(), "/", follower)), 0u) << follower;
  }
  deployment_.StartAll();
  EXPECT_EQ(ShowTables(deployment_), GoldenTables());
}

TEST_P(TablesTest, TheOrderOfDeclarationsDoesNotMatter) {
  Declare(deployment_, ReversedAnswers());
  Close();
  EXPECT_EQ(ShowTables(deployment_), GoldenTables());
}

TEST_P(TablesTest, AnOldPositionKeepsItsTablesAfterCorrections) {
  Declare(deployment_);
  const std::string position = absl::StrCat(Head(deployment_));
  Expect(deployment_,
         {"correct", kCampaign, "so-tai-chinh", "portal.points", "0", "--reason", "kiểm tra thực tế"});
  EXPECT_NE(ShowTables(deployment_), GoldenTables());
  EXPECT_EQ(ShowTables(deployment_, {"--as-of", position}), GoldenTables());
}

TEST_P(TablesTest, APublicationIsVerifiedFromPositionOne) {
  Declare(deployment_);
  Close();
  Expect(deployment_, {"ranking", "publish", kCampaign, "--decision", "305/QĐ-UBND", "--date", "2017-02-07"});
  Expect(deployment_, {"audit", "verify", kCampaign});
  EXPECT_EQ(ShowTables(deployment_), GoldenTables());
}

INSTANTIATE_TEST_SUITE_P(Layouts, TablesTest, ::testing::ValuesIn(testing::kLayouts), testing::LayoutName);

}  // namespace
}  // namespace thuocdo::acceptance
