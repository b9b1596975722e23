// A follower of the log as a part of a program: its store, its history, and what its queries begin with.
#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/server_context.h>

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

namespace thuocdo {

// Keeps what one service knows of the log. Queries may run at any time, from any thread.
class Following {
 public:
  // Opens the history of streams that begin with one of `prefixes`, and of what `derive`, which may be null,
  // makes of all records, in directory `path`. Does not follow yet.
  //
  // Returns what storage::OpenRocksDbStore and History::Open return.
  static absl::StatusOr<std::unique_ptr<Following>> Open(const std::string& path,
                                                         std::vector<std::string> prefixes,
                                                         Derivation derive = nullptr);
  ~Following();

  // Follows the log behind `intake`, and tells `server` how `services` are: SERVING once intake has answered,
  // NOT_SERVING once it cannot go on, which is also said in one line on standard error in the name of the
  // first. An intake that is lost later is waited for. Call it once; `server` is used until Stop.
  void Run(Server* server, std::vector<std::string> services, std::shared_ptr<grpc::Channel> intake);

  // Stops following: queries that wait end, and new ones are refused.
  void Stop();

  // The position that `query` means, once it is known here.
  //
  // Returns what ResolveMoment returns; UNAVAILABLE before Run and after Stop, and after 3 s without intake.
  absl::StatusOr<Position> Resolve(const grpc::ServerContext& caller, const query::v1::Query& query) const;

  // What is known; of use up to a position that Resolve returned.
  const History& history() const;

  // Calls `visit` with every record of the log that is followed, from position 1 on, until it returns false;
  // waits for new records if there are no more. Returns OK then.
  //
  // Returns UNAVAILABLE if the log cannot be read, and before Run.
  absl::Status ReadAnew(absl::FunctionRef<bool(const eventlog::v1::Record&)> visit) const;

  // Where that is kept, and what was derived.
  const storage::KeyValueStore& store() const;

 private:
  class Impl;
  explicit Following(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo
