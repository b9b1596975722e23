#include "services/intake/core/rejection.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"
#include "services/intake/core/campaign_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::ElementsAre;
using testing::IsOk;
using testing::StatusIs;
using testing::ViolationsOf;

TEST(RejectionTest, WithoutViolationsNothingIsRejected) { EXPECT_THAT(Rejection().ToStatus("no"), IsOk()); }

TEST(RejectionTest, TheCodeSaysWhatToDoAboutTheWorstViolationAndAllAreNamed) {
  Rejection rejection;
  rejection.Forbidden("a", "closed");
  EXPECT_THAT(rejection.ToStatus("no"), StatusIs(absl::StatusCode::kFailedPrecondition));
  rejection.NotFound("b", "unknown");
  EXPECT_THAT(rejection.ToStatus("no"), StatusIs(absl::StatusCode::kNotFound));
  rejection.Invalid("c", "wrong");
  EXPECT_THAT(rejection.ToStatus("no"), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ViolationsOf(rejection.ToStatus("no")), ElementsAre("a: closed", "b: unknown", "c: wrong"));
}

TEST(RejectionTest, TextIsTrimmedAndBroughtToNfc) {
  Rejection rejection;
  EXPECT_EQ(rejection.CheckText("name", " Hue\xCC\x82 "), "Hu\xC3\xAA");
  EXPECT_TRUE(rejection.empty());
}

TEST(RejectionTest, EmptyTextIsMissing) {
  Rejection rejection;
  rejection.CheckText("reason", "  ");
  EXPECT_THAT(ViolationsOf(rejection.ToStatus("no")), ElementsAre("reason: is missing"));
}

TEST(RejectionTest, TextHasALimit) {
  Rejection rejection;
  rejection.CheckText("reason", std::string(kTextBytesMax, 'a'));
  EXPECT_TRUE(rejection.empty());
  rejection.CheckText("reason", std::string(kTextBytesMax + 1, 'a'));
  EXPECT_THAT(ViolationsOf(rejection.ToStatus("no")),
              ElementsAre("reason: has 10001 bytes; at most 10000 are allowed"));
}

TEST(RejectionTest, ListsHaveFromOneToSoManyEntries) {
  Rejection rejection;
  rejection.CheckSize("answers", 1, 2);
  rejection.CheckSize("answers", 2, 2);
  EXPECT_TRUE(rejection.empty());
  rejection.CheckSize("answers", 0, 2);
  rejection.CheckSize("answers", 3, 2);
  EXPECT_EQ(ViolationsOf(rejection.ToStatus("no")).size(), 2u);
}

}  // namespace
}  // namespace thuocdo::intake
