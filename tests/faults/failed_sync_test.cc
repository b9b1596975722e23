// fdatasync answers EIO: the program that holds the log acknowledges nothing more and stops; a restart goes
// on.
#include <filesystem>
#include <fstream>

#include "absl/strings/str_cat.h"
#include "common/testing/directory.h"
#include "gtest/gtest.h"
#include "tests/acceptance/case_2016.h"
#include "tests/acceptance/random_delay.h"
#include "tests/acceptance/record_collector.h"

namespace thuocdo::faults {
namespace {

using namespace acceptance;  // NOLINT(google-build-using-namespace)

// Makes a program's disk fail as the file `control` says (failing_sync.cc).
testing::Command FailSyncs(const std::string& control) {
  return {{},
          {absl::StrCat("LD_PRELOAD=", THUOCDO_FAILING_SYNC_LIBRARY),
           absl::StrCat("THUOCDO_FAILING_SYNC=", control), "ASAN_OPTIONS=verify_asan_link_order=0"}};
}

// Puts `text` into the file at `path`, all at once.
void PutFile(const std::string& path, const std::string& text) {
  std::ofstream(path + ".new") << text;
  std::filesystem::rename(path + ".new", path);
}

class FailedSyncTest : public ::testing::TestWithParam<Layout> {};

TEST_P(FailedSyncTest, StopsTheLogAndARestartGoesOn) {
  for (int nth = 1; nth <= 1 + Rounds(); ++nth) {
    SCOPED_TRACE(absl::StrCat("fdatasync fails from the ", nth, ". of the import on"));
    DeployedPrograms deployment(GetParam());
    const std::string control = testing::NewDirectory() + "/failing";
    deployment.Wrap(deployment.LogProgram(), FailSyncs(control));
    deployment.StartAll();
    Prepare(deployment);
    PutFile(control, absl::StrCat(nth));
    RecordCollector witness(deployment);

    const ProgramRun rejected =
        deployment.Client({"declare", kCampaign, "--file", CatalogueFile("answers/binh-dinh-2016.csv")});
    EXPECT_EQ(rejected.exit_code, 4) << rejected.err;
    const ProgramRun stopped = deployment.process(deployment.LogProgram()).Wait(absl::Seconds(20));
    EXPECT_TRUE(stopped.exit_code > 0 && stopped.exit_code < 128) << stopped.exit_code << stopped.err;

    std::filesystem::remove(control);
    deployment.Start(deployment.LogProgram());
    ExpectStillThere(witness.Stop(), ReadLog(deployment));
    ExpectImportFinishes(deployment);
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(Layouts, FailedSyncTest, ::testing::ValuesIn(testing::kLayouts),
                         testing::LayoutName);

}  // namespace
}  // namespace thuocdo::faults
