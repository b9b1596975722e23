// fdatasync answers EIO: the program that holds the log acknowledges nothing more and stops; a restart goes
// on.
#include <unistd.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "tests/acceptance/case_2016.h"
#include "tests/acceptance/chance.h"
#include "tests/acceptance/witness.h"

namespace thuocdo::faults {
namespace {

using namespace acceptance;  // NOLINT(google-build-using-namespace)

// Whether this user may trace here: strace has attached to `tracer`'s target.
bool Attached(Process& tracer) {
  while (tracer.Running()) {
    if (absl::StrContains(tracer.Err(), "attached")) return true;
    absl::SleepFor(absl::Milliseconds(5));
  }
  return false;
}

// Makes the `nth` fdatasync of process `pid` from now on, and every later one, fail.
Command FailSyncsFrom(int nth, pid_t pid) {
  return {{"strace", "-f", "-e", "trace=fdatasync", "-e",
           absl::StrCat("inject=fdatasync:error=EIO:when=", nth, "+"), "-p", absl::StrCat(pid)},
          {}};
}

class FailedSyncTest : public ::testing::TestWithParam<Layout> {};

TEST_P(FailedSyncTest, StopsTheLogAndARestartGoesOn) {
  for (int nth = 1; nth <= 1 + Rounds(); ++nth) {
    SCOPED_TRACE(absl::StrCat("fdatasync fails from the ", nth, ". of the import on"));
    Deployment deployment(GetParam());
    deployment.StartAll();
    Prepare(deployment);
    Process tracer(FailSyncsFrom(nth, deployment.process(deployment.LogProgram()).pid()));
    if (!Attached(tracer)) GTEST_SKIP() << "strace may not attach here: " << tracer.Err();
    Witness witness(deployment);

    const Result refused =
        deployment.Client({"declare", kCampaign, "--file", CatalogueFile("answers/binh-dinh-2016.csv")});
    EXPECT_EQ(refused.exit_code, 4) << refused.err;
    const Result stopped = deployment.process(deployment.LogProgram()).Wait(absl::Seconds(20));
    EXPECT_TRUE(stopped.exit_code > 0 && stopped.exit_code < 128) << stopped.exit_code << stopped.err;

    deployment.Start(deployment.LogProgram());
    ExpectStillThere(witness.Stop(), ReadLog(deployment));
    Declare(deployment);
    Expect(deployment, {"campaign", "close", kCampaign});
    EXPECT_EQ(ShowTables(deployment), GoldenTables());
    EXPECT_EQ(Head(deployment), UndisturbedHead());
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Layouts, FailedSyncTest,
                         ::testing::Values(Layout::kOneProcess, Layout::kFourProcesses),
                         [](const auto& layout) {
                           return layout.param == Layout::kOneProcess ? "OneProcess" : "FourProcesses";
                         });

}  // namespace
}  // namespace thuocdo::faults
