#include "services/audit/core/bundle/bundle_problem_text.h"

#include <gtest/gtest.h>

namespace thuocdo::audit {
namespace {

TEST(ProblemSentenceTest, NamesItsArgumentsInBothLanguages) {
  const Sentence sentence =
      ProblemSentence(Problem(BundleProblemKind::kRecordOfOtherStream, 7, "sheet/c/so-a", 2, "campaign/c"));
  EXPECT_EQ(sentence.vietnamese,
            "bản ghi ở vị trí 7 (luồng sheet/c/so-a, lần ghi 2) không thuộc luồng campaign/c");
  EXPECT_EQ(
      sentence.english,
      "the record at position 7 (stream sheet/c/so-a, revision 2) does not belong to the stream campaign/c");
}

TEST(ProblemSentenceTest, LeavesPlaceholdersInArgumentsAlone) {
  const Sentence sentence = ProblemSentence(Problem(BundleProblemKind::kMemberUnexpected, "$1", "$0"));
  EXPECT_EQ(sentence.english, "table $1: $0 is not of this group or has two rows");
}

TEST(ProblemSentenceTest, HasASentenceForTheFirstAndTheLastKind) {
  EXPECT_EQ(ProblemSentence(Problem(BundleProblemKind::kHeaderUnreadable)).english,
            "a record's header cannot be read");
  EXPECT_EQ(ProblemSentence(Problem(BundleProblemKind::kTableNotPublished, "departments/total")).vietnamese,
            "bảng departments/total không phải bảng đã công bố (mã băm khác)");
}

}  // namespace
}  // namespace thuocdo::audit
