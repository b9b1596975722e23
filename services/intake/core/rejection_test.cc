#include "services/intake/core/rejection.h"

#include <gtest/gtest.h>

#include "common/testing/matchers.h"
#include "services/intake/core/campaign_for_tests.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;
using testing::FaultsOf;
using testing::IsOk;
using testing::StatusIs;

TEST(RefusalTest, WithoutFaultsNothingIsRefused) { EXPECT_THAT(Refusal().ToStatus("no"), IsOk()); }

TEST(RefusalTest, TheCodeSaysWhatToDoAboutTheWorstFaultAndAllAreNamed) {
  Refusal refusal;
  refusal.Forbidden("a", "closed");
  EXPECT_THAT(refusal.ToStatus("no"), StatusIs(absl::StatusCode::kFailedPrecondition));
  refusal.NotFound("b", "unknown");
  EXPECT_THAT(refusal.ToStatus("no"), StatusIs(absl::StatusCode::kNotFound));
  refusal.Invalid("c", "wrong");
  EXPECT_THAT(refusal.ToStatus("no"), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(FaultsOf(refusal.ToStatus("no")), ElementsAre("a: closed", "b: unknown", "c: wrong"));
}

TEST(RefusalTest, TextIsTrimmedAndBroughtToNfc) {
  Refusal refusal;
  EXPECT_EQ(refusal.CheckText("name", " Hue\xCC\x82 "), "Hu\xC3\xAA");
  EXPECT_TRUE(refusal.empty());
}

TEST(RefusalTest, EmptyTextIsMissing) {
  Refusal refusal;
  refusal.CheckText("reason", "  ");
  EXPECT_THAT(FaultsOf(refusal.ToStatus("no")), ElementsAre("reason: is missing"));
}

TEST(RefusalTest, TextHasALimit) {
  Refusal refusal;
  refusal.CheckText("reason", std::string(kTextBytesMax, 'a'));
  EXPECT_TRUE(refusal.empty());
  refusal.CheckText("reason", std::string(kTextBytesMax + 1, 'a'));
  EXPECT_THAT(FaultsOf(refusal.ToStatus("no")),
              ElementsAre("reason: has 10001 bytes; at most 10000 are allowed"));
}

TEST(RefusalTest, ListsHaveFromOneToSoManyEntries) {
  Refusal refusal;
  refusal.CheckSize("answers", 1, 2);
  refusal.CheckSize("answers", 2, 2);
  EXPECT_TRUE(refusal.empty());
  refusal.CheckSize("answers", 0, 2);
  refusal.CheckSize("answers", 3, 2);
  EXPECT_EQ(FaultsOf(refusal.ToStatus("no")).size(), 2u);
}

}  // namespace
}  // namespace thuocdo
