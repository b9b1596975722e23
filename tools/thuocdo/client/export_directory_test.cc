#include "tools/thuocdo/client/export_directory.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>

#include "common/testing/directory.h"
#include "common/testing/matchers.h"

namespace thuocdo::client {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using ::testing::Optional;
using testing::StatusIs;

constexpr char kTile[] = "tile/0/x001/000.p/7";

class ExportDirectoryTest : public ::testing::Test {
 protected:
  bool Exists(const std::string& file) const { return std::filesystem::exists(path_ + "/" + file); }

  const std::string path_ = testing::NewDirectory() + "/new/log";  // created when it is needed
  std::unique_ptr<ExportDirectory> directory_ = std::make_unique<ExportDirectory>(path_);
};

TEST_F(ExportDirectoryTest, ShowsFilesOnlyOncePublished) {
  EXPECT_THAT(directory_->Checkpoint(), IsOkAndHolds(std::nullopt));
  ASSERT_THAT(directory_->Stage(kTile, "hashes"), IsOk());
  EXPECT_FALSE(Exists(kTile));
  ASSERT_THAT(directory_->Publish("signed"), IsOk());
  EXPECT_THAT(directory_->Read(kTile), IsOkAndHolds("hashes"));
  EXPECT_THAT(directory_->Checkpoint(), IsOkAndHolds(Optional(std::string("signed"))));
  directory_.reset();
  EXPECT_FALSE(Exists(".new"));
}

TEST_F(ExportDirectoryTest, RemovesStagedFilesThatWereNotPublished) {
  ASSERT_THAT(directory_->Stage(kTile, "hashes"), IsOk());
  directory_.reset();
  EXPECT_FALSE(Exists(kTile));
  EXPECT_FALSE(Exists(".new"));
}

TEST_F(ExportDirectoryTest, NeverReplacesAPublishedFileAndThenChangesNothing) {
  ASSERT_THAT(directory_->Stage(kTile, "hashes"), IsOk());
  ASSERT_THAT(directory_->Publish("first"), IsOk());
  ASSERT_THAT(directory_->Stage("tile/1/000.p/1", "more"), IsOk());
  ASSERT_THAT(directory_->Stage(kTile, "others"), IsOk());
  EXPECT_THAT(directory_->Publish("second"), StatusIs(absl::StatusCode::kDataLoss, HasSubstr(kTile)));
  EXPECT_THAT(directory_->Read(kTile), IsOkAndHolds("hashes"));
  EXPECT_FALSE(Exists("tile/1/000.p/1"));
  EXPECT_THAT(directory_->Checkpoint(), IsOkAndHolds(Optional(std::string("first"))));
}

// This is the state after a run that was interrupted before it published its checkpoint.
TEST_F(ExportDirectoryTest, AcceptsAFileThatAlreadyExistsWithTheSameBytes) {
  std::filesystem::create_directories(path_ + "/tile/1");
  std::ofstream(path_ + "/tile/1/000") << "hashes";
  ASSERT_THAT(directory_->Stage("tile/1/000", "hashes"), IsOk());
  EXPECT_THAT(directory_->Publish("signed"), IsOk());
}

TEST_F(ExportDirectoryTest, NamesAMissingFile) {
  EXPECT_THAT(directory_->Read(kTile), StatusIs(absl::StatusCode::kDataLoss, HasSubstr(kTile)));
}

TEST_F(ExportDirectoryTest, ReportsAFileInPlaceOfTheDirectoryAsAUsageError) {
  std::filesystem::create_directories(std::filesystem::path(path_).parent_path());
  std::ofstream(path_) << "a file";
  EXPECT_THAT(directory_->Stage(kTile, "hashes"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("cannot be written")));
}

}  // namespace
}  // namespace thuocdo::client
