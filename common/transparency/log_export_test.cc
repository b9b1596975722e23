#include "common/transparency/log_export.h"

#include <gtest/gtest.h>

#include "common/merkle/entry_bundle.h"
#include "common/merkle/slow_tree_for_tests.h"
#include "common/testing/matchers.h"
#include "common/transparency/export_for_tests.h"

namespace thuocdo::transparency {
namespace {

using merkle::testing::MakeEntries;
using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

class LogExportTest : public ::testing::Test {
 protected:
  const std::vector<std::string> entries_ = MakeEntries(600);
  testing::ExportedFiles exported_;
  const note::Checkpoint empty_{"example.com/log", {}};
  const note::Checkpoint first_ = exported_.Publish(empty_, {entries_.begin(), entries_.begin() + 300});
};

TEST_F(LogExportTest, IsContinuedFromItsCheckpoint) {
  const note::Checkpoint second = exported_.Publish(first_, entries_);
  EXPECT_EQ(second.tree.root, merkle::testing::SlowRootHash(entries_));
  EXPECT_THAT(CheckExport(second, exported_.Read()), IsOk());
  EXPECT_THAT(CheckExport(first_, exported_.Read()), IsOk());
}

TEST_F(LogExportTest, OfALargerTreeThanTheLogIsRejected) {
  note::Checkpoint now = first_;
  now.tree.size = 299;
  EXPECT_THAT(OpenExport(first_, now, exported_.Read()),
              StatusIs(absl::StatusCode::kDataLoss, AllOf(HasSubstr("size 300"), HasSubstr("only 299"))));
}

TEST_F(LogExportTest, OfAnotherLogIsRejected) {
  note::Checkpoint now = first_;
  now.origin = "example.org/log";
  EXPECT_THAT(OpenExport(first_, now, exported_.Read()),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("example.org/log")));
}

TEST_F(LogExportTest, WhoseBundleHasAnEntryMoreIsRejected) {
  ASSERT_THAT(merkle::AddEntry("one more", exported_.files["tile/entries/001.p/44"]), IsOk());
  EXPECT_THAT(CheckExport(first_, exported_.Read()),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("does not hold 44 entries")));
}

TEST_F(LogExportTest, WhoseLastFilesAreNotThoseOfItsCheckpointIsRejected) {
  exported_.files["tile/1/000.p/1"][3] ^= 1;
  EXPECT_THAT(OpenExport(first_, first_, exported_.Read()),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("not of the tree of size 300")));
}

TEST_F(LogExportTest, ThatTheSignedTreeDoesNotContinueIsRejected) {
  std::vector<std::string> forked = entries_;
  forked[17] = "another";
  testing::ExportedFiles other;
  const note::Checkpoint now = other.Publish(empty_, forked);
  ASSERT_OK_AND_ASSIGN(merkle::StaticTree tree, OpenExport(first_, now, exported_.Read()));
  ASSERT_THAT(tree.Add({forked.begin() + 300, forked.end()}, exported_.Write()), IsOk());
  EXPECT_THAT(CheckContinued(tree, first_, now),
              StatusIs(absl::StatusCode::kDataLoss,
                       AllOf(HasSubstr("size 300 in the directory"), HasSubstr("signed one of size 600"))));
}

// Every file of the last checkpoint, a byte of each at a time.
TEST_F(LogExportTest, NoByteOfAnyFileCanBeChangedUnseen) {
  const std::map<std::string, std::string> sound = exported_.files;
  for (const auto& [path, bytes] : sound) {
    for (size_t i = 0; i < bytes.size(); i += 1 + bytes.size() / 7) {
      exported_.files = sound;
      exported_.files[path][i] ^= 4;
      EXPECT_THAT(CheckExport(first_, exported_.Read()), StatusIs(absl::StatusCode::kDataLoss))
          << path << " byte " << i;
    }
    exported_.files = sound;
    exported_.files[path] += "x";
    EXPECT_THAT(CheckExport(first_, exported_.Read()),
                StatusIs(absl::StatusCode::kDataLoss, HasSubstr("tile/")));
    exported_.files.erase(path);
    EXPECT_THAT(CheckExport(first_, exported_.Read()),
                StatusIs(absl::StatusCode::kDataLoss, HasSubstr(path)));
  }
}

TEST_F(LogExportTest, WithFilesThatFitEachOtherButNotTheCheckpointIsRejected) {
  std::vector<std::string> forked(entries_.begin(), entries_.begin() + 300);
  forked[17] = "another";
  testing::ExportedFiles other;
  other.Publish(empty_, forked);
  EXPECT_THAT(CheckExport(first_, other.Read()),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("that the checkpoint names")));
}

}  // namespace
}  // namespace thuocdo::transparency
