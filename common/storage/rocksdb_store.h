// A store on disk, in RocksDB.
//
// One column family, keys compared byte by byte. Every block is checked when it is read. The store claims no
// disk before it needs it, and prints RocksDB's errors to standard error.
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/storage/key_value_store.h"

namespace thuocdo::storage {

// What opening does about damage in the write-ahead log. An incomplete last batch, which was never
// acknowledged as synced, is no damage: it is dropped either way.
enum class WalRecovery {
  kRejectDamage,      // DATA_LOSS
  kTruncateAtDamage,  // the store opens without the batches from the damage on
};

struct RocksDbOptions {
  bool sync;  // whether a batch is synced before Write returns
  WalRecovery wal_recovery;
  absl::string_view remedy;  // what the operator does about a store that is too damaged to be opened
};

// For the only copy of something, such as the log: an acknowledged batch survives a power cut, and damage to
// it is never hidden by dropping it.
inline constexpr RocksDbOptions kDurable = {
    .sync = true, .wal_recovery = WalRecovery::kRejectDamage, .remedy = "restore a backup"};

// For what can be derived again, such as a follower's history: after a power cut or damage the store is at
// an earlier batch, and its owner goes on from there.
inline constexpr RocksDbOptions kRebuildable = {.sync = false,
                                                .wal_recovery = WalRecovery::kTruncateAtDamage,
                                                .remedy = "delete its directory, it is rebuilt from the log"};

// Opens the store in directory `path`, which is created if it does not exist.
//
// Returns FAILED_PRECONDITION if another process has it open, DATA_LOSS if it is damaged, and UNAVAILABLE if
// the directory cannot be used. Messages name `path`, and the remedy of damage.
absl::StatusOr<std::unique_ptr<KeyValueStore>> OpenRocksDbStore(const std::string& path,
                                                                const RocksDbOptions& options);

}  // namespace thuocdo::storage
