#include "tools/thuocdo/files/violation_lines.h"

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
      ElementsAre("a.csv:9: so-a: must be yes or no", "a.csv:5: so-a: note: is missing",
                  "a.csv:5: so-a: approved_by: is missing", "a.csv:5: so-a: answers[7]: is out of range"));
}

TEST(FaultLines, PutsAnErrorWithoutFaultsOnTheFirstLineOfTheSheet) {
  EXPECT_THAT(FaultLines("a.csv", TwoRows(), absl::NotFoundError("not on the roster")),
              ElementsAre("a.csv:5: so-a: not on the roster"));
}

TEST(FaultLines, SaysWhatToDoAboutASheetThatMovedOn) {
  Faults faults;
  faults.Add("sheet/c/so-a", "was expected at revision 1, is at revision 7");
  EXPECT_THAT(
      FaultLines("a.csv", TwoRows(), faults.ToStatus(absl::StatusCode::kAborted, "the log has moved on")),
      ElementsAre(
          "a.csv:5: so-a: sheet/c/so-a: was expected at revision 1, is at revision 7; look at the sheet, "
          "then run the same command again"));
}

TEST(RuleSetFaults, PutsEachFaultOnItsLineOfTheFile) {
  Faults faults;
  faults.Add("line 12, criterion a.1", "has no maximum");
  faults.Add("line 3", "Expected identifier");
  faults.Add("rule set", "has no levels");
  const absl::Status status = faults.ToStatus(absl::StatusCode::kInvalidArgument, "refused");
  EXPECT_EQ(RuleSetFaults("r.txtpb", status).message(),
            "r.txtpb is refused: r.txtpb:12: criterion a.1: has no maximum; r.txtpb:3: Expected identifier; "
            "r.txtpb: rule set: has no levels");
}

}  // namespace
}  // namespace thuocdo
