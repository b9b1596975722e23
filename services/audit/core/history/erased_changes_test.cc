// How points came about where something on the way was erased.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/testing/campaign/campaign_log.h"
#include "common/testing/matchers.h"
#include "services/audit/core/history/change_split.h"
#include "services/audit/core/history/score_changes.h"
#include "services/audit/core/publication/verify_publication.h"

namespace thuocdo::audit {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

class ErasedChangesTest : public ::testing::Test {
 protected:
  ErasedChangesTest() {
    for (const char* unit : {"so-a", "so-b"}) log_.AddUnit(unit, "departments");
    log_.Open();
    log_.Declare("so-a", {{"use.points", "15"}});
    log_.Declare("so-b", {{"use.points", "10"}});
    declared_ = log_.head();
  }

  absl::StatusOr<audit::v1::ListScoreHistoryResponse> HistoryOf(const std::string& organization) {
    audit::v1::ListScoreHistoryRequest request;
    request.mutable_query()->set_campaign(log_.definition.id());
    request.set_organization(organization);
    return ListScoreHistory(log_.history(), request, log_.head(), 1000);
  }
  absl::StatusOr<audit::v1::ExplainChangeResponse> Explain(Position from, Position to) {
    audit::v1::ExplainChangeRequest request;
    request.mutable_from()->set_campaign(log_.definition.id());
    request.mutable_to()->set_campaign(log_.definition.id());
    request.set_organization("so-a");
    return ExplainChange(log_.history(), request, from, to, 1000);
  }

  testing::CampaignLog log_;
  Position declared_;
};

TEST_F(ErasedChangesTest, TheHistorySaysFromWhenToWhenNobodyCanTell) {
  log_.Erase(declared_);
  log_.Declare("so-b", {{"use.points", "12.5"}});
  for (const char* organization : {"so-a", "so-b"}) {
    ASSERT_OK_AND_ASSIGN(const auto history, HistoryOf(organization));
    ASSERT_GE(history.changes_size(), 2) << organization;
    const audit::v1::ScoreChange& unmigrated = history.changes(history.changes_size() - 2);
    const audit::v1::ScoreChange& replaced = history.changes(history.changes_size() - 1);
    EXPECT_EQ(unmigrated.position(), declared_.value);
    EXPECT_TRUE(unmigrated.after().erased());
    EXPECT_EQ(unmigrated.after().points(), "");
    EXPECT_TRUE(replaced.before().erased());
    EXPECT_FALSE(replaced.after().erased());
    EXPECT_NE(replaced.after().points(), "");
  }
}

TEST_F(ErasedChangesTest, PointsAreRejectedWhileAnAnswerIsMissingAndToldOnceItIsReplaced) {
  const Position before{declared_.value - 1};
  log_.Erase(declared_);
  const auto score = [&](Position at) {
    return scoring::ScoreView(log_.history(),
                              scoring::ViewCampaign(log_.history(), log_.definition.id(), at, "").value())
        .status();
  };
  EXPECT_THAT(score(before), IsOk());
  EXPECT_THAT(score(declared_),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("sheet/small-2016/so-b")));
  EXPECT_THAT(score(log_.head()), StatusIs(absl::StatusCode::kFailedPrecondition));
  log_.Declare("so-b", {{"use.points", "12.5"}});
  EXPECT_THAT(score(log_.head()), IsOk());
}

TEST_F(ErasedChangesTest, AChangeIsNotSplitAcrossWhatNobodyCanTell) {
  const Position before{declared_.value - 1};
  log_.Erase(declared_);
  log_.Declare("so-b", {{"use.points", "12.5"}});
  const Position replaced = log_.head();
  log_.Correct("so-b", "use.points", "7.5");
  EXPECT_THAT(Explain(before, replaced),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       HasSubstr(absl::StrCat("after position ", declared_.value,
                                              " points and ranks cannot be computed"))));
  EXPECT_THAT(Explain(replaced, log_.head()), IsOk());
}

}  // namespace
}  // namespace thuocdo::audit
