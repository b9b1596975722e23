// Bundles under rules that compare units.
#include <gmock/gmock.h>

#include <functional>

#include "common/testing/matchers.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/audit/core/bundle/bundle_for_tests.h"
#include "services/audit/core/bundle/verify_bundle.h"
#include "services/audit/core/history/random_campaign_for_tests.h"

namespace thuocdo::audit {
namespace {

using audit::v1::AuditBundle;
using ::testing::AllOf;
using testing::FirstProblem;
using ::testing::HasSubstr;
using testing::PublishedLog;
using ::testing::StartsWith;

// The points of `use.points` compare units.
class ComparingBundleTest : public ::testing::Test {
 protected:
  ComparingBundleTest() {
    campaign_.log.Declare("so-a", {{"use.points", "15"}});
    campaign_.log.Declare("so-b", {{"use.points", "12.5"}});
    campaign_.Publish();
  }

  std::string AfterChange(const std::function<void(audit::v1::GroupNumbers&)>& change) {
    AuditBundle bundle = campaign_.MakeBundleOfUnit("so-b").value();
    change(*bundle.mutable_group_numbers(0));
    return FirstProblem(VerifyBundle(FormatBundle(bundle).value(), campaign_.keys));
  }

  PublishedLog campaign_ = PublishedLog(testing::RandomCampaignRules()[4]);
};

TEST_F(ComparingBundleTest, TheGroupsNumbersAreTakenAndThatIsSaid) {
  ASSERT_OK_AND_ASSIGN(const AuditBundle bundle, campaign_.MakeBundleOfUnit("so-b"));
  ASSERT_EQ(bundle.group_numbers_size(), 1);
  EXPECT_EQ(bundle.group_numbers(0).sum(), "55/2");
  const BundleReport report = VerifyBundle(FormatBundle(bundle).value(), campaign_.keys);
  ASSERT_EQ(FirstProblem(report), "holds");
  EXPECT_THAT(report.not_proved.at(1).english, StartsWith("the group's numbers on 1 criteria"));
}

TEST_F(ComparingBundleTest, NumbersThatGiveOtherPointsAreNamedByTheNode) {
  EXPECT_THAT(
      AfterChange([](auto& numbers) { numbers.set_sum("27"); }),
      AllOf(StartsWith("points: the recomputed points differ"), HasSubstr("use.points,scored,12.5,")));
}

TEST_F(ComparingBundleTest, NumbersThatCannotBeTheGroupsAreRejected) {
  const std::vector<std::string> sums = {"", "x", "2/4", "1/0", std::string(201, '9')};
  for (const std::string& sum : sums) {
    EXPECT_EQ(AfterChange([&](auto& numbers) { numbers.set_sum(sum); }),
              "points: the group's numbers on the criterion use.points are impossible");
  }
  for (const uint64_t count : {0u, 4u}) {
    EXPECT_EQ(AfterChange([&](auto& numbers) { numbers.set_count(count); }),
              "points: the group's numbers on the criterion use.points are impossible");
  }
  EXPECT_THAT(AfterChange([](auto& numbers) { numbers.set_criterion("use.mail"); }),
              HasSubstr("use.mail are impossible"));
  EXPECT_THAT(AfterChange([](auto& numbers) { numbers.set_lowest("13"); }),
              HasSubstr("cannot be its units'"));
  EXPECT_THAT(AfterChange([](auto& numbers) { numbers.set_highest("12"); }), HasSubstr("are impossible"));
  EXPECT_THAT(AfterChange([](auto& numbers) { numbers.set_sum_of_squares("1"); }),
              HasSubstr("cannot be its units'"));
}

TEST_F(ComparingBundleTest, NumbersThatStandTwiceAreRejected) {
  AuditBundle bundle = campaign_.MakeBundleOfUnit("so-b").value();
  *bundle.add_group_numbers() = bundle.group_numbers(0);
  EXPECT_EQ(FirstProblem(VerifyBundle(FormatBundle(bundle).value(), campaign_.keys)),
            "points: the group's numbers on the criterion use.points are impossible");
}

TEST_F(ComparingBundleTest, NumbersThatAreMissingAreNamed) {
  AuditBundle bundle = campaign_.MakeBundleOfUnit("so-b").value();
  bundle.clear_group_numbers();
  EXPECT_THAT(FirstProblem(VerifyBundle(FormatBundle(bundle).value(), campaign_.keys)),
              AllOf(StartsWith("points: the points cannot be recomputed"), HasSubstr("use.points")));
}

}  // namespace
}  // namespace thuocdo::audit
