// A follower of the log in a program: its store, its history, and the position at which a query is answered.
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/server_context.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/follow/history.h"
#include "common/rpc/server.h"
#include "common/storage/key_value_store.h"
#include "thuocdo/eventlog/v1/record.pb.h"
#include "thuocdo/query/v1/query.pb.h"

namespace thuocdo::replica {

// Keeps the part of the log that one service needs. Queries may run at any time, from any thread.
class LogReplica {
 public:
  // Receives a batch of records, in log order, once the history has them. Must not block.
  using OnApplied = std::function<void(const std::vector<eventlog::v1::Record>&)>;

  // Opens the history of streams that begin with one of `prefixes`, and of what `derive`, which may be null,
  // makes of all records, in directory `path`. Does not follow yet.
  //
  // Returns what storage::OpenRocksDbStore and History::Open return.
  static absl::StatusOr<std::unique_ptr<LogReplica>> Open(const std::string& path,
                                                          std::vector<std::string> prefixes,
                                                          follow::Derivation derive = nullptr);
  ~LogReplica();

  // Follows the log of `intake`, and reports the health of `services` to `server`: SERVING once intake has
  // answered, NOT_SERVING once following has stopped for good, which is also written to standard error in one
  // line that names the first service. Reconnects if intake is lost later. `on_applied`, which may be null,
  // is called on the thread of the follower. Call Run once; `server` is used until Stop.
  void Run(rpc::Server* server, std::vector<std::string> services, std::shared_ptr<grpc::Channel> intake,
           OnApplied on_applied = nullptr);

  // Stops following: waiting queries end, and new ones are rejected.
  void Stop();

  // Returns the position at which `query` is to be answered, once the history has it.
  //
  // Returns what ResolveAsOf returns; UNAVAILABLE before Run and after Stop, and after 3 s without intake.
  absl::StatusOr<Position> Resolve(const grpc::ServerContext& caller, const query::v1::Query& query) const;

  // Returns the history, which is complete up to any position that Resolve has returned.
  const follow::History& history() const;

  // Calls `visit` with every record of the log that is followed, from position 1 on, until it returns false;
  // waits for new records if there are no more. Returns OK then.
  //
  // Returns UNAVAILABLE if the log cannot be read, and before Run.
  absl::Status Rescan(absl::FunctionRef<bool(const eventlog::v1::Record&)> visit) const;

  // Where that is kept, and what was derived.
  const storage::KeyValueStore& store() const;

 private:
  class Impl;
  explicit LogReplica(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo::replica
