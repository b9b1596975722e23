#include "tools/thuocdo/text/exit_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "common/base/status.h"

namespace thuocdo::client {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(ExitCodeOf, TellsRejectionsUsageAndUnreachableServersApart) {
  EXPECT_EQ(ExitCodeOf(absl::InvalidArgumentError("x")), ExitCode::kRejected);
  EXPECT_EQ(ExitCodeOf(absl::DataLossError("x")), ExitCode::kRejected);
  EXPECT_EQ(ExitCodeOf(UsageError(absl::InvalidArgumentError("x"))), ExitCode::kUsage);
  EXPECT_EQ(ExitCodeOf(absl::UnavailableError("x")), ExitCode::kUnreachable);
  EXPECT_EQ(ExitCodeOf(absl::DeadlineExceededError("x")), ExitCode::kUnreachable);
}

TEST(ErrorText, SaysOneViolationOnOneLineWithWhatToDoNext) {
  Violations violations;
  violations.Add("name", "is missing");
  const std::string text =
      ErrorText(violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot rename"));
  EXPECT_THAT(text, HasSubstr("thuocdo: cannot rename: name: is missing; fix the request"));
  EXPECT_EQ(text.find('\n'), text.size() - 1);
}

TEST(ErrorText, ListsSeveralViolationsEachOnItsLine) {
  Violations violations;
  violations.Add("answers.csv:3", "is bad");
  violations.Add("", "is worse");
  const absl::Status status =
      violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot read answers.csv");
  EXPECT_THAT(ErrorText(status), HasSubstr("thuocdo: cannot read answers.csv: 2 violations; "));
  EXPECT_THAT(ErrorText(status), EndsWith("\n  answers.csv:3: is bad\n  is worse\n"));
}

TEST(ErrorText, KeepsTheViolationsOfAUsageError) {
  Violations violations;
  violations.Add("a", "1");
  violations.Add("b", "2");
  const absl::Status status =
      UsageError(violations.ToStatus(absl::StatusCode::kInvalidArgument, "cannot read"));
  EXPECT_EQ(ErrorText(status), "thuocdo: cannot read: 2 violations\n  a: 1\n  b: 2\n");
}

TEST(ErrorText, ShowsWhatIsQuotedAsOneLineOfBoundedLength) {
  const absl::Status error = absl::NotFoundError("there is no campaign \"a\n\x1b[2J\"");
  EXPECT_THAT(ErrorText(error), StartsWith("thuocdo: there is no campaign \"a\uFFFD\uFFFD[2J\"; "));
  const std::string text = ErrorText(absl::NotFoundError(std::string(100'000, 'x')));
  EXPECT_LT(text.size(), 1200U);
  EXPECT_THAT(text, HasSubstr("x…; "));
}

TEST(ErrorText, ShowsTheFirstOfMany) {
  Violations violations;
  for (int i = 0; i < 1900; ++i) violations.Add("answers", "is bad\n");
  const std::string text = ErrorText(violations.ToStatus(absl::StatusCode::kInvalidArgument, "no"));
  EXPECT_THAT(text, StartsWith("thuocdo: no: 1900 violations; "));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 102);
  EXPECT_THAT(text, EndsWith("  answers: is bad\uFFFD\n  and 1800 more violations\n"));
}

TEST(ErrorText, SaysWhereToLookWhenAServerDoesNotKnowTheCall) {
  EXPECT_THAT(ErrorText(absl::UnimplementedError("x")), HasSubstr("addresses are right"));
}

TEST(ErrorText, SaysThatACommandMayBeRepeatedWhereTheServerWasNotReached) {
  const absl::Status error = absl::UnavailableError("x");
  EXPECT_THAT(ErrorText(error), EndsWith("then repeat the same command\n"));
  EXPECT_THAT(ErrorText(CommandError(error)),
              EndsWith("then repeat the same command: it is recorded at most once\n"));
}

TEST(ErrorText, SpeaksOfRequestIdsAndOfWhatWasRecordedOnlyWhereACommandWasSent) {
  for (const absl::Status& error : {absl::AlreadyExistsError("x"), absl::FailedPreconditionError("x")}) {
    EXPECT_EQ(ErrorText(error), "thuocdo: x\n");
    EXPECT_THAT(ErrorText(CommandError(error)), StartsWith("thuocdo: x; "));
  }
}

TEST(ErrorText, SaysTheSameOfCommandsAndQueriesWhereTheSameHelps) {
  const absl::Status error = absl::NotFoundError("x");
  EXPECT_EQ(ErrorText(CommandError(error)), ErrorText(error));
}

}  // namespace
}  // namespace thuocdo::client
