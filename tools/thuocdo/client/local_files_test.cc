#include "tools/thuocdo/client/local_files.h"

#include <gtest/gtest.h>

#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::StatusIs;

class LocalFilesTest : public ::testing::Test {
 protected:
  const std::string directory_ = testing::NewDirectory();
  const std::string path_ = directory_ + "/five.bin";
};

TEST_F(LocalFilesTest, ReadsWhatWasWritten) {
  ASSERT_THAT(WriteOutput(path_, "12345"), IsOk());
  EXPECT_THAT(ReadInputFile(path_, 5), IsOkAndHolds("12345"));
  ASSERT_OK_AND_ASSIGN(const InputText input, ReadInput(path_));
  EXPECT_EQ(input.file, path_);
  EXPECT_EQ(input.text, "12345");
}

TEST_F(LocalFilesTest, RejectsAFileThatIsTooLargeMissingOrADirectory) {
  ASSERT_THAT(WriteOutput(path_, "12345"), IsOk());
  EXPECT_THAT(ReadInputFile(path_, 4),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("larger than 4 bytes")));
  EXPECT_THAT(ReadInputFile(path_ + ".none"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("cannot be opened")));
  EXPECT_THAT(ReadInputFile(directory_),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("is a directory")));
}

TEST_F(LocalFilesTest, ReportsFilesThatCannotBeReadOrWrittenAsUsageErrors) {
  EXPECT_EQ(ExitCodeOf(ReadInput(path_).status()), ExitCode::kUsage);
  const absl::Status unwritten = WriteOutput(directory_ + "/none/out.csv", "text");
  EXPECT_EQ(ExitCodeOf(unwritten), ExitCode::kUsage);
  EXPECT_THAT(unwritten, StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("none/out.csv")));
}

}  // namespace
}  // namespace thuocdo::client
