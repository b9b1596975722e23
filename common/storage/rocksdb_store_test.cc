// What only a store on disk can show: locks, files, and what a power cut or damage leaves.
#include "common/storage/rocksdb_store.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/storage/entries_for_tests.h"
#include "common/storage/key_value_store_contract_for_tests.h"
#include "common/testing/files.h"

namespace thuocdo::storage {
namespace {

using ::testing::AllOf;
using testing::BytesOnDisk;
using ::testing::ElementsAre;
using ::testing::EndsWith;
using testing::FilesThatHold;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::NewDirectory;
using ::testing::Pair;
using testing::StatusIs;

StoreKind KindOf(const std::string& name, const RocksDbOptions& options) {
  return {name, [options](const std::string& directory) { return OpenRocksDbStore(directory, options); }};
}

INSTANTIATE_TEST_SUITE_P(RocksDb, KeyValueStoreContract,
                         ::testing::Values(KindOf("Durable", kDurable), KindOf("Rebuildable", kRebuildable)),
                         NameOfKind);

TEST(RocksDbStoreTest, KeepsWhatWasWrittenWhenItIsOpenedAgain) {
  const std::string directory = NewDirectory();
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<KeyValueStore> store, OpenRocksDbStore(directory, kRebuildable));
  ASSERT_THAT(store->Write({{"a", "1"}}), IsOk());
  store.reset();

  ASSERT_OK_AND_ASSIGN(store, OpenRocksDbStore(directory, kRebuildable));
  EXPECT_THAT(EntriesOf(*store), ElementsAre(Pair("a", "1")));
}

TEST(RocksDbStoreTest, IsRejectedWhileItIsOpen) {
  const std::string directory = NewDirectory();
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<KeyValueStore> store, OpenRocksDbStore(directory, kDurable));

  EXPECT_THAT(OpenRocksDbStore(directory, kDurable),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr(directory)));
}

TEST(RocksDbStoreTest, NamesADirectoryThatCannotBeCreated) {
  const std::string file = NewDirectory() + "/file";
  std::ofstream(file) << "not a directory";

  EXPECT_THAT(OpenRocksDbStore(file, kDurable), StatusIs(absl::StatusCode::kUnavailable, HasSubstr(file)));
}

// A process that is killed leaves what it claimed beforehand.
TEST(RocksDbStoreTest, AnOpenStoreClaimsNoMoreDiskThanItUses) {
  const std::string directory = NewDirectory();
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<KeyValueStore> store, OpenRocksDbStore(directory, kDurable));
  ASSERT_THAT(store->Write({{"a", "1"}}), IsOk());

  EXPECT_LT(BytesOnDisk(directory), 200'000u);
}

// Nothing like this occurs in a file by chance.
constexpr char kSecret[] = "7f3a9c51e0d24b86 Nguyen Van A, 0912 345 678 c4e1b27d90f8a365";

TEST(RocksDbStoreTest, NoFileHoldsWhatWasOverwritten) {
  const std::string directory = NewDirectory();
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<KeyValueStore> store, OpenRocksDbStore(directory, kRebuildable));
  ASSERT_THAT(store->Write({{"a", kSecret}, {"b", "2"}}), IsOk());
  ASSERT_EQ(FilesThatHold(kSecret, directory).size(), 1u);

  ASSERT_THAT(store->Overwrite({{"a", ""}}, {"a"}), IsOk());
  EXPECT_THAT(FilesThatHold(kSecret, directory), IsEmpty());
}

// As if the power was cut after the batch was written, and before the earlier value was destroyed.
TEST(RocksDbStoreTest, OpeningFinishesAnOverwriteThatWasInterrupted) {
  const std::string directory = NewDirectory();
  for (const std::string value : {kSecret, "other"}) {
    ASSERT_OK_AND_ASSIGN(const std::unique_ptr<KeyValueStore> store,
                         OpenRocksDbStore(directory, kRebuildable));
    ASSERT_THAT(store->Write({{"a", value}}), IsOk());
  }
  ASSERT_THAT(FilesThatHold(kSecret, directory), ::testing::Not(IsEmpty()));
  std::ofstream(directory + "/OVERWRITING").close();

  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<KeyValueStore> store, OpenRocksDbStore(directory, kRebuildable));
  EXPECT_THAT(FilesThatHold(kSecret, directory), IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(directory + "/OVERWRITING"));
}

TEST(RocksDbStoreTest, ABackupIsAStoreOfItsOwn) {
  const std::string directory = NewDirectory();
  const std::string backup = directory + "-backup";
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<KeyValueStore> store, OpenRocksDbStore(directory, kDurable));
  ASSERT_THAT(store->Write({{"a", "1"}}), IsOk());
  {
    ASSERT_OK_AND_ASSIGN(const std::unique_ptr<const KeyValueStore> copy, store->BackUp(backup));
    EXPECT_THAT(EntriesOf(*copy), ElementsAre(Pair("a", "1")));
  }
  for (const auto& file : std::filesystem::directory_iterator(backup)) {
    EXPECT_EQ(file.hard_link_count(), 1U) << file.path();
  }
  EXPECT_FALSE(std::filesystem::exists(directory + "-in-backup"));

  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<KeyValueStore> opened, OpenRocksDbStore(backup, kDurable));
  ASSERT_THAT(opened->Write({{"b", "2"}}), IsOk());
  EXPECT_THAT(EntriesOf(*store), ElementsAre(Pair("a", "1")));
}

TEST(RocksDbStoreTest, ABackupReplacesNothing) {
  const std::string directory = NewDirectory();
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<KeyValueStore> store, OpenRocksDbStore(directory, kDurable));

  EXPECT_THAT(store->BackUp(directory), StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr(directory)));
  EXPECT_THAT(store->BackUp(directory + "/none/x"), StatusIs(absl::StatusCode::kUnavailable));
}

TEST(RocksDbStoreTest, ASnapshotCannotBeOpenedOfDamagedFiles) {
  const std::string directory = NewDirectory();
  {
    ASSERT_OK_AND_ASSIGN(const auto store, OpenRocksDbStore(directory, kDurable));
  }
  ASSERT_OK_AND_ASSIGN(std::unique_ptr<KeyValueStore> store, OpenRocksDbStore(directory, kDurable));
  ASSERT_THAT(store->Write({{"a", std::string(1000, 'x')}}), IsOk());
  store.reset();
  ASSERT_OK_AND_ASSIGN(store, OpenRocksDbStore(directory, kDurable));  // moves it to a table file
  for (const auto& file : std::filesystem::directory_iterator(directory)) {
    if (file.path().extension() == ".sst") std::filesystem::resize_file(file.path(), 100);
  }

  EXPECT_THAT(store->OpenSnapshot(), StatusIs(absl::StatusCode::kDataLoss));
}

// Writes `batches` batches of about 1000 bytes, and changes a byte in the middle of the write-ahead log.
std::string WithDamagedWriteAheadLog(int batches) {
  const std::string directory = NewDirectory();
  absl::StatusOr<std::unique_ptr<KeyValueStore>> store = OpenRocksDbStore(directory, kDurable);
  for (int i = 0; i < batches; ++i) {
    EXPECT_THAT((*store)->Write({{absl::StrCat("key-", i), std::string(1000, 'x')}}), IsOk());
  }
  store->reset();
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() != ".log" || entry.file_size() == 0) continue;
    std::fstream file(entry.path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(entry.file_size() / 2));
    file.put('y');
  }
  return directory;
}

TEST(RocksDbStoreTest, ADurableStoreRejectsDamageBeforeTheTailOfItsWriteAheadLog) {
  EXPECT_THAT(OpenRocksDbStore(WithDamagedWriteAheadLog(9), kDurable), StatusIs(absl::StatusCode::kDataLoss));
}

TEST(RocksDbStoreTest, AStoreThatIsTooDamagedSaysWhatToDoAboutIt) {
  for (const auto& [options, remedy] :
       {std::pair(kDurable, "; restore a backup"),
        std::pair(kRebuildable, "; delete its directory, it is rebuilt from the log")}) {
    const std::string directory = NewDirectory();
    ASSERT_THAT(OpenRocksDbStore(directory, options), IsOk());
    std::ofstream(directory + "/CURRENT") << "no manifest\n";

    EXPECT_THAT(OpenRocksDbStore(directory, options),
                StatusIs(absl::StatusCode::kDataLoss, AllOf(HasSubstr(directory), EndsWith(remedy))));
  }
}

TEST(RocksDbStoreTest, ARebuildableStoreOpensAsItWasBeforeTheDamage) {
  ASSERT_OK_AND_ASSIGN(const std::unique_ptr<KeyValueStore> store,
                       OpenRocksDbStore(WithDamagedWriteAheadLog(9), kRebuildable));

  const Batch entries = EntriesOf(*store);
  ASSERT_THAT(entries.size(), AllOf(::testing::Gt(0u), ::testing::Lt(9u)));
  for (size_t i = 0; i < entries.size(); ++i) EXPECT_TRUE(entries.contains(absl::StrCat("key-", i)));
}

}  // namespace
}  // namespace thuocdo::storage
