// The log on disk: damage, locks, and what a crash leaves.
#include "common/eventlog/rocksdb_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rocksdb/db.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/check/log_maintenance.h"
#include "common/eventlog/log_kinds_for_tests.h"
#include "common/eventlog/stored/log_format.h"
#include "common/testing/files.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using testing::FilesThatHold;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::IsOkAndHolds;
using testing::StatusIs;

// A log on disk with LogCreated and three appends of two events each: positions 1 to 7.
class RocksDbLogTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
    for (const char* id : {"r1", "r2", "r3"}) {
      AppendRequest append = Renames(id, {"organization/a", "organization/b"});
      append.source.emplace().set_source("portal");
      append.source->set_position(static_cast<uint64_t>(id[1] - '0'));
      ASSERT_THAT(log->Append(append), IsOk());
    }
  }

  // Change the store without the log, as only a violation could.
  void Put(const std::string& key, const std::string& value) {
    rocksdb::DB* db = nullptr;
    ASSERT_TRUE(rocksdb::DB::Open(rocksdb::Options(), directory_, &db).ok());
    std::unique_ptr<rocksdb::DB> owned(db);
    ASSERT_TRUE(db->Put(rocksdb::WriteOptions(), key, value).ok());
  }
  void Delete(const std::string& key) {
    rocksdb::DB* db = nullptr;
    ASSERT_TRUE(rocksdb::DB::Open(rocksdb::Options(), directory_, &db).ok());
    std::unique_ptr<rocksdb::DB> owned(db);
    ASSERT_TRUE(db->Delete(rocksdb::WriteOptions(), key).ok());
  }

  // The write-ahead log that holds the records.
  std::filesystem::path WriteAheadLog() const {
    std::filesystem::path found;
    for (const auto& file : std::filesystem::directory_iterator(directory_)) {
      if (file.path().extension() == ".log" && file.file_size() > 0) found = file.path();
    }
    return found;
  }

  const std::string directory_ = NewDirectory();
};

TEST_F(RocksDbLogTest, AReopenedLogIsTheSame) {
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
  const std::string log_id = log->LogId();
  const int64_t head_time_us = log->HeadTimeUs();
  const std::vector<std::string> records = ReadBytes(*log);
  ASSERT_OK_AND_ASSIGN(std::optional<Receipt> receipt, log->FindReceipt("r3"));
  log.reset();
  testing::FakeClock long_ago;
  ASSERT_OK_AND_ASSIGN(log,
                       OpenRocksDbLog(directory_, {.origin = "other", .clock = &long_ago, .random = {}}));

  EXPECT_EQ(log->LogId(), log_id);
  EXPECT_EQ(log->Head(), Position{7});
  EXPECT_EQ(log->HeadTimeUs(), head_time_us);
  EXPECT_EQ(ReadBytes(*log), records);
  EXPECT_THAT(log->Append(Renames("r3", {"organization/a", "organization/b"})),
              IsOkAndHolds(receipt.value()));
  EXPECT_THAT(log->Append(Renames("r4", {"organization/a"})),
              IsOkAndHolds(Receipt{"r4", {8}, {8}, head_time_us, false}));
}

TEST_F(RocksDbLogTest, AReopenedLogStillKnowsWhereASourceWas) {
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
  AppendRequest append = Renames("r4", {"organization/a"});
  append.source.emplace().set_source("portal");
  append.source->set_position(3);

  EXPECT_THAT(log->Append(append), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(RocksDbLogTest, IsRejectedWhileItIsOpen) {
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));

  EXPECT_THAT(OpenRocksDbLog(directory_),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr(directory_)));
}

TEST_F(RocksDbLogTest, IsRejectedInAnotherFormat) {
  Put("mformat", "2");

  EXPECT_THAT(OpenRocksDbLog(directory_),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("format 2")));
}

TEST_F(RocksDbLogTest, ADirectoryWithAnotherDatabaseIsRejected) {
  const std::string other = NewDirectory();
  rocksdb::DB* db = nullptr;
  rocksdb::Options options;
  options.create_if_missing = true;
  ASSERT_TRUE(rocksdb::DB::Open(options, other, &db).ok());
  ASSERT_TRUE(db->Put(rocksdb::WriteOptions(), "x", "y").ok());
  delete db;

  EXPECT_THAT(OpenRocksDbLog(other), StatusIs(absl::StatusCode::kDataLoss));
}

// What is damaged, and a word that the error must have.
struct Damage {
  std::string name;
  std::string key;
  std::optional<std::string> value;
  std::string word;
};

std::string NameOfDamage(const ::testing::TestParamInfo<Damage>& damage) { return damage.param.name; }

class RocksDbLogDamage : public RocksDbLogTest, public ::testing::WithParamInterface<Damage> {};

TEST_P(RocksDbLogDamage, OpeningNamesThePlace) {
  if (GetParam().value.has_value()) {
    Put(GetParam().key, *GetParam().value);
  } else {
    Delete(GetParam().key);
  }

  EXPECT_THAT(OpenRocksDbLog(directory_), StatusIs(absl::StatusCode::kDataLoss, HasSubstr(GetParam().word)));
}

INSTANTIATE_TEST_SUITE_P(
    Places, RocksDbLogDamage,
    ::testing::Values(
        Damage{"OtherLogId", "mlog-id", "00000000000000000000000000000000", "the log's id"},
        Damage{"NoLogId", "mlog-id", std::nullopt, "the log's id is missing"},
        Damage{"NoFirstRecord", log_format::RecordKey({1}), std::nullopt, "position 1"},
        Damage{"NoLastRecord", log_format::RecordKey({7}), std::nullopt, "position 6"},
        Damage{"UnreadableLastRecord", log_format::RecordKey({7}), "x", "position 7"},
        Damage{"NoStreamIndex", log_format::StreamKey("organization/b", {3}), std::nullopt, "organization/b"},
        Damage{"OtherStreamIndex", log_format::StreamKey("organization/b", {3}), log_format::BigEndian(6),
               "organization/b"},
        Damage{"NoRequest", log_format::RequestKey("r3"), std::nullopt, "r3"},
        Damage{"OtherRequest", log_format::RequestKey("r3"),
               log_format::EncodeRequest({.first = {5}, .size = 2, .fingerprint = std::string(32, 'x')}),
               "r3"},
        Damage{"OtherSource", log_format::SourceKey("portal"), log_format::BigEndian(2), "portal"}),
    NameOfDamage);

TEST_F(RocksDbLogTest, ReadingNamesAMissingRecordInTheMiddle) {
  Delete(log_format::RecordKey({3}));
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
  auto ignore = [](const eventlog::v1::Record&) { return absl::OkStatus(); };

  EXPECT_THAT(log->Read({0}, ignore), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("position 3")));
  EXPECT_THAT(log->ReadStream("organization/b", {0}, ignore),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("position 3")));
}

TEST_F(RocksDbLogTest, ReadingAStreamNamesAMissingRevision) {
  Delete(log_format::StreamKey("organization/b", {2}));
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
  auto ignore = [](const eventlog::v1::Record&) { return absl::OkStatus(); };

  EXPECT_THAT(log->ReadStream("organization/b", {0}, ignore),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("revision 2")));
}

TEST_F(RocksDbLogTest, ReadingAStreamRejectsARecordOfAnother) {
  Put(log_format::StreamKey("organization/b", {2}), log_format::BigEndian(4));
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
  auto ignore = [](const eventlog::v1::Record&) { return absl::OkStatus(); };

  EXPECT_THAT(log->ReadStream("organization/b", {0}, ignore),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("position 4")));
}

TEST_F(RocksDbLogTest, ACutTailLosesWholeAppendsAndNothingBeforeThem) {
  const std::filesystem::path wal = WriteAheadLog();
  const uintmax_t size = std::filesystem::file_size(wal);
  const std::string copy = directory_ + "-cut";
  for (uintmax_t cut = 1; cut < size / 2; cut += 97) {
    std::filesystem::remove_all(copy);
    std::filesystem::copy(directory_, copy);
    std::filesystem::resize_file(std::filesystem::path(copy) / wal.filename(), size - cut);

    ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(copy));
    EXPECT_EQ(log->Head().value % 2, 1U) << "an append must be whole";
    EXPECT_EQ(ReadAll(*log).size(), log->Head().value);
    EXPECT_THAT(log->Append(Renames("r4", {"organization/a"})), IsOk());
  }
}

TEST_F(RocksDbLogTest, AFlippedByteBeforeTheTailIsDataLoss) {
  const std::filesystem::path wal = WriteAheadLog();
  std::fstream file(wal, std::ios::in | std::ios::out | std::ios::binary);
  const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(wal) / 2);
  file.seekg(middle);
  const char byte = static_cast<char>(file.get());
  file.seekp(middle);
  file.put(static_cast<char>(byte ^ 1));
  file.close();

  EXPECT_THAT(OpenRocksDbLog(directory_), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(RocksDbLogTest, AnAppendIsOnDiskWhenItReturns) {
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
  ASSERT_THAT(log->Append(Renames("r4", {"organization/a"})), IsOk());
  const std::string copy = directory_ + "-copy";  // what a crash now would leave
  std::filesystem::copy(directory_, copy);

  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> after_crash, OpenRocksDbLog(copy));
  EXPECT_EQ(ReadBytes(*after_crash), ReadBytes(*log));
}

TEST_F(RocksDbLogTest, ABackupOfAGrowingLogIsALogOfItsOwn) {
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
  std::vector<std::string> before = ReadBytes(*log);
  std::atomic<bool> is_over = false;
  std::thread writer([&] {
    for (int i = 0; !is_over; ++i) {
      ASSERT_THAT(log->Append(Renames(absl::StrCat("w", i), {"organization/a", "organization/c"})), IsOk());
    }
  });
  const std::string directory = directory_ + "-backup";
  const absl::StatusOr<LogBackup> backup = LogMaintenance(log.get()).BackUp(directory);
  is_over = true;
  writer.join();
  ASSERT_THAT(backup, IsOk());
  EXPECT_EQ(backup->log_id, log->LogId());
  EXPECT_GT(backup->bytes, 0U);

  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> copy, OpenRocksDbLog(directory));
  EXPECT_EQ(copy->Head(), backup->head);
  std::vector<std::string> records = ReadBytes(*copy);
  ASSERT_GE(records.size(), before.size());
  records.resize(before.size());
  EXPECT_EQ(records, before);
  EXPECT_THAT(copy->Append(Renames("only-here", {"organization/a"})), IsOk());
  EXPECT_THAT(log->FindReceipt("only-here"), IsOkAndHolds(std::nullopt));
}

TEST_F(RocksDbLogTest, ABackupSharesNoFileWithTheLog) {
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
  const std::string directory = directory_ + "-backup";
  ASSERT_THAT(LogMaintenance(log.get()).BackUp(directory), IsOk());

  for (const auto& file : std::filesystem::directory_iterator(directory)) {
    EXPECT_EQ(file.hard_link_count(), 1U) << file.path();
  }
  EXPECT_FALSE(std::filesystem::exists(directory_ + "-in-backup"));
  EXPECT_THAT(LogMaintenance(log.get()).BackUp(directory),
              StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr(directory)));
  EXPECT_THAT(LogMaintenance(log.get()).BackUp(directory + "/none/x"),
              StatusIs(absl::StatusCode::kUnavailable));
}

TEST_F(RocksDbLogTest, ADamagedLogGivesNoBackup) {
  Delete(log_format::RecordKey({3}));
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));

  EXPECT_THAT(LogMaintenance(log.get()).BackUp(directory_ + "-backup"),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("position 3")));
}

// Nothing like this occurs in a file by chance.
constexpr char kSecret[] = "7f3a9c51e0d24b86 Nguyen Van A, 0912 345 678 c4e1b27d90f8a365";

AppendRequest Secret() {
  AppendRequest append = Renames("secret", {"sheet/c/o"});
  append.events[0].event.mutable_answer_corrected()->set_reason(kSecret);
  return append;
}

// Erases position 8.
AppendRequest Erasure() {
  AppendRequest append = Renames("erase", {"sheet/c/o"});
  append.events[0].event.mutable_payload_erased()->set_position(8);
  append.events[0].event.mutable_payload_erased()->set_revision(1);
  return append;
}

TEST_F(RocksDbLogTest, NoFileHoldsAnErasedPayload) {
  for (const bool flushed : {false, true}) {
    ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
    ASSERT_THAT(log->Append(Secret()), IsOk());
    if (flushed) {
      log.reset();  // opening writes what is in the write-ahead log into a file of its own
      ASSERT_OK_AND_ASSIGN(log, OpenRocksDbLog(directory_));
    }
    EXPECT_EQ(FilesThatHold(kSecret, directory_).size(), 1u);
    ASSERT_THAT(log->Append(Erasure()), IsOk());
    EXPECT_THAT(FilesThatHold(kSecret, directory_), ::testing::IsEmpty());
    log.reset();
    EXPECT_THAT(FilesThatHold(kSecret, directory_), ::testing::IsEmpty());
    std::filesystem::remove_all(directory_);
    SetUp();
  }
}

// As if the power was cut after the record was overwritten, and before its earlier value was destroyed.
TEST_F(RocksDbLogTest, OpeningFinishesAnErasureThatWasInterrupted) {
  {
    ASSERT_OK_AND_ASSIGN(std::unique_ptr<EventLog> log, OpenRocksDbLog(directory_));
    ASSERT_THAT(log->Append(Secret()), IsOk());
  }
  Put(log_format::RecordKey({8}), "overwritten");
  EXPECT_EQ(FilesThatHold(kSecret, directory_).size(), 1u);
  Put(log_format::RecordKey({8}), "overwritten again");
  EXPECT_EQ(FilesThatHold(kSecret, directory_).size(), 1u);
  std::ofstream(directory_ + "/OVERWRITING").close();

  EXPECT_THAT(OpenRocksDbLog(directory_),
              StatusIs(absl::StatusCode::kDataLoss));  // for the record is no record
  EXPECT_THAT(FilesThatHold(kSecret, directory_), ::testing::IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(directory_ + "/OVERWRITING"));
}

}  // namespace
}  // namespace thuocdo::eventlog
