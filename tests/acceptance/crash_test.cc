// Any program may be killed at any moment of the import: nothing is lost or doubled, and a retry finishes it.
#include "absl/strings/str_replace.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "tests/acceptance/case_2016.h"
#include "tests/acceptance/random_delay.h"
#include "tests/acceptance/record_collector.h"

namespace thuocdo::acceptance {
namespace {

struct Victim {
  Layout layout;
  std::string program;
};

class CrashTest : public ::testing::TestWithParam<Victim> {
 protected:
  // Kills the victim `delay` after the import began.
  void KillDuringImport(absl::Duration delay) {
    DeployedPrograms deployment(GetParam().layout);
    deployment.StartAll();
    Prepare(deployment);
    RecordCollector witness(deployment);
    Process import(deployment.ClientCommand(
        {"declare", kCampaign, "--file", CatalogueFile("answers/binh-dinh-2016.csv")}));
    absl::SleepFor(delay);
    deployment.Kill(GetParam().program);
    const ProgramRun interrupted = import.Wait();
    EXPECT_TRUE(interrupted.exit_code == 0 || interrupted.exit_code == 4) << interrupted.err;

    deployment.Start(GetParam().program);
    ExpectStillThere(witness.Stop(), ReadLog(deployment));
    ExpectImportFinishes(deployment);
  }
};

TEST_P(CrashTest, AKilledProgramLosesNothing) {
  RandomDelay random_delay;
  for (int round = 0; round < Rounds(); ++round) {
    const absl::Duration delay = random_delay.UpTo(UndisturbedImport());
    SCOPED_TRACE(absl::FormatDuration(delay));
    KillDuringImport(delay);
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Programs, CrashTest,
    ::testing::Values(Victim{Layout::kTogether, "thuocdo-server"}, Victim{Layout::kApart, "thuocdo-intake"},
                      Victim{Layout::kApart, "thuocdo-scoring"}, Victim{Layout::kApart, "thuocdo-ranking"},
                      Victim{Layout::kApart, "thuocdo-audit"}),
    [](const auto& victim) { return absl::StrReplaceAll(victim.param.program, {{"thuocdo-", ""}}); });

}  // namespace
}  // namespace thuocdo::acceptance
