#include "common/system/version.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"

namespace thuocdo {
namespace {

TEST(VersionTest, TheVersionIsThatOfTheProject) { EXPECT_STREQ(kProductVersion, THUOCDO_PROJECT_VERSION); }

TEST(VersionTest, TheCommitIsAShortHashOrUnknown) {
  EXPECT_THAT(kBuildCommit, ::testing::MatchesRegex("[0-9a-f]+(-dirty)?|unknown"));
}

TEST(VersionTest, TheTextHasOneLineForEachVersion) {
  EXPECT_EQ(VersionText("thuocdo-x"),
            absl::StrCat("thuocdo-x ", kProductVersion, "\ncommit ", kBuildCommit,
                         "\nlog format 1\nhistory format 1\nbundle format thuocdo-bundle/1"));
}

}  // namespace
}  // namespace thuocdo
