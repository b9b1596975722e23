// Every program says which version it is, whatever else it must be given to run.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/testing/process.h"

namespace thuocdo::acceptance {
namespace {

class VersionProgramTest : public ::testing::TestWithParam<const char*> {};

TEST_P(VersionProgramTest, VersionCommitAndFormatsAreOnStandardOutput) {
  const std::string program = GetParam();

  const testing::ProgramRun run = testing::RunProgram(program, {"--version"});

  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.err, "");
  EXPECT_THAT(run.out, ::testing::MatchesRegex(absl::StrCat(program,
                                                            " [0-9]+\\.[0-9]+\\.[0-9]+\n"
                                                            "commit ([0-9a-f]+(-dirty)?|unknown)\n"
                                                            "log format [0-9]+\n"
                                                            "history format [0-9]+\n"
                                                            "bundle format thuocdo-bundle/[0-9]+\n")));
}

INSTANTIATE_TEST_SUITE_P(AllPrograms, VersionProgramTest,
                         ::testing::Values("thuocdo", "thuocdo-server", "thuocdo-intake", "thuocdo-scoring",
                                           "thuocdo-ranking", "thuocdo-audit", "thuocdo-witness",
                                           "thuocdo-verify", "thuocdo-generate-answers"));

}  // namespace
}  // namespace thuocdo::acceptance
