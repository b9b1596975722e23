#include "tools/thuocdo/files/violation_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/base/status.h"

namespace thuocdo::client {
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

TEST(ViolationLines, PutsEachViolationOnTheLineOfItsAnswer) {
  Violations violations;
  violations.Add("answers[1]", "must be yes or no");
  violations.Add("answers[0].note", "is missing");
  violations.Add("approved_by", "is missing");
  violations.Add("answers[7]", "is out of range");
  const absl::Status status = violations.ToStatus(absl::StatusCode::kInvalidArgument, "rejected");
  EXPECT_THAT(
      ViolationLines("a.csv", TwoRows(), status),
      ElementsAre("a.csv:9: so-a: must be yes or no", "a.csv:5: so-a: note: is missing",
                  "a.csv:5: so-a: approved_by: is missing", "a.csv:5: so-a: answers[7]: is out of range"));
}

TEST(ViolationLines, PutsAnErrorWithoutViolationsOnTheFirstLineOfTheSheet) {
  EXPECT_THAT(ViolationLines("a.csv", TwoRows(), absl::NotFoundError("not on the roster")),
              ElementsAre("a.csv:5: so-a: not on the roster"));
}

TEST(ViolationLines, SaysWhatToDoAboutASheetThatMovedOn) {
  Violations violations;
  violations.Add("sheet/c/so-a", "was expected at revision 1, is at revision 7");
  EXPECT_THAT(
      ViolationLines("a.csv", TwoRows(),
                     violations.ToStatus(absl::StatusCode::kAborted, "the log has moved on")),
      ElementsAre(
          "a.csv:5: so-a: sheet/c/so-a: was expected at revision 1, is at revision 7; look at the sheet, "
          "then run the same command again"));
}

TEST(RuleSetViolations, PutsEachViolationOnItsLineOfTheFile) {
  Violations violations;
  violations.Add("line 12, criterion a.1", "has no maximum");
  violations.Add("line 3", "Expected identifier");
  violations.Add("rule set", "has no levels");
  const absl::Status status = violations.ToStatus(absl::StatusCode::kInvalidArgument, "rejected");
  EXPECT_EQ(RuleSetViolations("r.txtpb", status).message(),
            "r.txtpb is rejected: r.txtpb:12: criterion a.1: has no maximum; r.txtpb:3: Expected identifier; "
            "r.txtpb: rule set: has no levels");
}

}  // namespace
}  // namespace thuocdo::client
