// A power cut in the middle of the import: every program dies at once, and of every file only what was synced
// is left.
#include <signal.h>

#include "absl/time/clock.h"
#include "common/testing/directory.h"
#include "gtest/gtest.h"
#include "tests/acceptance/case_2016.h"
#include "tests/acceptance/random_delay.h"
#include "tests/acceptance/record_collector.h"
#include "tests/faults/synced_files.h"

namespace thuocdo::faults {
namespace {

using namespace acceptance;  // NOLINT(google-build-using-namespace)

class PowerCutTest : public ::testing::TestWithParam<Layout> {
 protected:
  void CutDuringImport(absl::Duration delay) {
    DeployedPrograms deployment(GetParam());
    const std::string log = testing::NewDirectory() + "/synced";
    for (const std::string& program : deployment.Programs()) deployment.Wrap(program, NoteSyncs(log));
    deployment.StartAll();
    Prepare(deployment);
    RecordCollector witness(deployment);
    Process import(deployment.ClientCommand(
        {"declare", kCampaign, "--file", CatalogueFile("answers/binh-dinh-2016.csv")}));
    absl::SleepFor(delay);
    deployment.KillAll();
    import.Wait();
    CutToSynced(deployment.data(), log);

    deployment.StartAll();
    ExpectStillThere(witness.Stop(), ReadLog(deployment));
    ExpectImportFinishes(deployment);
  }
};

TEST_P(PowerCutTest, LosesNothingThatWasAcknowledged) {
  RandomDelay random_delay;
  for (int round = 0; round < Rounds(); ++round) {
    const absl::Duration delay = random_delay.UpTo(UndisturbedImport());
    SCOPED_TRACE(absl::FormatDuration(delay));
    CutDuringImport(delay);
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Layouts, PowerCutTest, ::testing::ValuesIn(testing::kLayouts), testing::LayoutName);

}  // namespace
}  // namespace thuocdo::faults
