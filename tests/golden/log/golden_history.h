// A history of golden records, and what audit finds in it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/follow/history.h"
#include "common/storage/memory_store.h"
#include "tests/golden/log/golden_log.h"

namespace thuocdo::testing {

// Follows `records` as every service does: each is decoded, checked and kept.
class GoldenHistory {
 public:
  // Returns what following returns: OK, or DATA_LOSS with the position.
  absl::Status Follow(const std::vector<eventlog::v1::Record>& records);

  // The subjects of what audit finds to differ in `publication`, or the error that it ends with.
  std::vector<std::string> DifferencesOf(const GoldenPublication& publication) const;

  const follow::History& history() const { return *history_; }
  const storage::KeyValueStore& store() const { return *store_; }

 private:
  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<follow::History> history_ = follow::History::Open(store_.get(), {""}).value();
};

// Every publication of `records` verifies; failed tests otherwise.
void ExpectEveryPublicationVerifies(const std::vector<eventlog::v1::Record>& records);

}  // namespace thuocdo::testing
