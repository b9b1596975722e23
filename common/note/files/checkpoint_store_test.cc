#include "common/note/files/checkpoint_store.h"

#include <fstream>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/note/signed_log_for_tests.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::note {
namespace {

using ::testing::HasSubstr;
using ::testing::Optional;
using thuocdo::testing::IsOk;
using thuocdo::testing::IsOkAndHolds;
using thuocdo::testing::SignedLog;
using thuocdo::testing::StatusIs;

class CheckpointStoreTest : public ::testing::Test {
 protected:
  CheckpointStoreTest() { log_.GrowTo(3); }

  std::string PathOf(const std::string& origin) {
    return absl::StrCat(directory_, "/", Hex(Sha256(origin)), "/checkpoint");
  }

  const std::string directory_ = thuocdo::testing::NewDirectory();
  CheckpointStore store_{directory_};
  SignedLog log_;
};

TEST_F(CheckpointStoreTest, ALogThatWasNeverCosignedIsEmpty) {
  EXPECT_THAT(store_.Read(log_.origin()), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(store_.Latest(log_.origin()), IsOkAndHolds(log_.CheckpointAt(0)));
}

TEST_F(CheckpointStoreTest, TheLatestCheckpointIsKeptForEachLog) {
  SignedLog other("other.example/log");
  other.GrowTo(2);
  for (size_t size : {1U, 2U, 3U}) ASSERT_THAT(store_.Keep(log_.origin(), log_.NoteAt(size)), IsOk());
  ASSERT_THAT(store_.Keep(other.origin(), other.NoteAt(2)), IsOk());

  const CheckpointStore again(directory_);
  EXPECT_THAT(again.Latest(log_.origin()), IsOkAndHolds(log_.CheckpointAt(3)));
  EXPECT_THAT(again.Latest(other.origin()), IsOkAndHolds(other.CheckpointAt(2)));
  EXPECT_THAT(again.ReadByHash(Hex(Sha256(log_.origin()))), IsOkAndHolds(Optional(log_.NoteAt(3))));
}

TEST_F(CheckpointStoreTest, OnlyAHashNamesAFile) {
  std::ofstream(directory_ + "/checkpoint") << "secret";
  for (const char* hash : {"", "..", "../witness", "."})
    EXPECT_THAT(store_.ReadByHash(hash), IsOkAndHolds(std::nullopt));
}

TEST_F(CheckpointStoreTest, WhatIsDamagedIsNotTakenForNothing) {
  ASSERT_THAT(store_.Keep(log_.origin(), log_.NoteAt(3)), IsOk());
  const std::string good = log_.NoteAt(3);
  for (const std::string& bad : {std::string(), good.substr(0, 20), SignedLog("other.example").NoteAt(0)}) {
    std::ofstream(PathOf(log_.origin())) << bad;
    EXPECT_THAT(store_.Latest(log_.origin()), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("damaged")));
  }
}

// A file in the way of the log's directory.
TEST_F(CheckpointStoreTest, WhatCannotBeWrittenIsSaid) {
  std::ofstream(absl::StrCat(directory_, "/", Hex(Sha256(log_.origin())))) << "";
  EXPECT_THAT(store_.Keep(log_.origin(), log_.NoteAt(1)), StatusIs(absl::StatusCode::kUnavailable));
}

}  // namespace
}  // namespace thuocdo::note
