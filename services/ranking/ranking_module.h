// Ranking in a process: a follower of the log and the service on its history.
#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/server.h"

namespace thuocdo::ranking {

// Owns the store, the follower and the service of ranking. Call Open, then Run once, then Stop.
class RankingModule {
 public:
  // Opens `<data>/ranking` without following the log yet. Returns what OpenRocksDbStore and History::Open
  // return.
  static absl::StatusOr<std::unique_ptr<RankingModule>> Open(const std::string& data);
  ~RankingModule();

  // Returns RankingService, which answers UNAVAILABLE until Run.
  std::vector<rpc::ServedService> services();

  // Follows the log of `intake` and fetches score cards from `scoring`. Reports NOT_SERVING to `server` once
  // it cannot continue; `server` must outlive Stop.
  void Run(rpc::Server* server, std::shared_ptr<grpc::Channel> intake,
           std::shared_ptr<grpc::Channel> scoring);

  // Stops following the log. Call it before the server shuts down.
  void Stop();

 private:
  class Impl;
  explicit RankingModule(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo::ranking
