#include "tools/thuocdo/core/declare_faults.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/base/status.h"

namespace thuocdo {
namespace {

using ::testing::ElementsAre;

OrganizationAnswers TwoRows() {
  OrganizationAnswers sheet;
  sheet.organization = "so-a";
  for (int line : {5, 9}) {
    AnswerRow& row = sheet.rows.emplace_back();
    row.line = line;
    row.answer.set_criterion(line == 5 ? "1.1" : "1.2");
  }
  return sheet;
}

TEST(FaultLines, PutsEachFaultOnTheLineOfItsAnswer) {
  Faults faults;
  faults.Add("answers[1]", "must be yes or no");
  faults.Add("answers[0].note", "is missing");
  faults.Add("approved_by", "is missing");
  faults.Add("answers[7]", "is out of range");
  const absl::Status status = faults.ToStatus(absl::StatusCode::kInvalidArgument, "refused");
  EXPECT_THAT(
      FaultLines("a.csv", TwoRows(), status),
      ElementsAre("a.csv:9: so-a 1.2: must be yes or no", "a.csv:5: so-a 1.1: note: is missing",
                  "a.csv:5: so-a: approved_by: is missing", "a.csv:5: so-a: answers[7]: is out of range"));
}

TEST(FaultLines, PutsAnErrorWithoutFaultsOnTheFirstLineOfTheSheet) {
  EXPECT_THAT(FaultLines("a.csv", TwoRows(), absl::NotFoundError("not on the roster")),
              ElementsAre("a.csv:5: so-a: not on the roster"));
}

TEST(FaultLines, SaysTheActualRevisionOfASheetThatMovedOn) {
  rpc::v1::ErrorDetail detail;
  detail.add_actual_revisions()->set_stream("sheet/c/so-a");
  detail.mutable_actual_revisions(0)->set_revision(7);
  EXPECT_THAT(FaultLines("a.csv", TwoRows(), WithDetail(absl::AbortedError("stale"), detail)),
              ElementsAre("a.csv:5: so-a: stale; sheet/c/so-a is at revision 7 now: look at it, then run the "
                          "same command again"));
}

}  // namespace
}  // namespace thuocdo
