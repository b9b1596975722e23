// The contract of every store: the tests are in key_value_store_contract_test.cc, and each store's own test
// instantiates them.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>

#include "absl/status/statusor.h"
#include "common/storage/key_value_store.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"

namespace thuocdo::storage {

// A kind of store under test. `open` opens the store in a directory, or a new one where it has no files.
struct StoreKind {
  std::string name;
  std::function<absl::StatusOr<std::unique_ptr<KeyValueStore>>(const std::string& directory)> open;
};
inline std::ostream& operator<<(std::ostream& out, const StoreKind& kind) { return out << kind.name; }
inline std::string NameOfKind(const ::testing::TestParamInfo<StoreKind>& info) { return info.param.name; }

class KeyValueStoreContract : public ::testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override { ASSERT_OK_AND_ASSIGN(store_, GetParam().open(testing::NewDirectory())); }

  std::unique_ptr<KeyValueStore> store_;
};

}  // namespace thuocdo::storage
