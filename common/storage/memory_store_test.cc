#include "common/storage/memory_store.h"

#include "common/storage/key_value_store_contract_for_tests.h"

namespace thuocdo::storage {
namespace {

using testing::StatusIs;

const StoreKind kMemory = {"Memory", [](const std::string&) { return NewMemoryStore(); }};

INSTANTIATE_TEST_SUITE_P(Memory, KeyValueStoreContract, ::testing::Values(kMemory), NameOfKind);

TEST(MemoryStoreTest, HasNoFilesToBackUp) {
  EXPECT_THAT(NewMemoryStore()->BackUp(testing::NewDirectory() + "/backup"),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

}  // namespace
}  // namespace thuocdo::storage
