// Remembers every record that a log has shown, so that a test can tell whether it still has them.
#pragma once

#include <grpcpp/client_context.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "common/testing/deployed_programs.h"

namespace thuocdo::acceptance {

// Follows a log from its construction until the log's program ends or Stop is called.
class RecordCollector {
 public:
  explicit RecordCollector(const testing::DeployedPrograms& deployment);
  ~RecordCollector();

  // The records seen, as bytes, from position 1 on.
  std::vector<std::string> Stop();

 private:
  void Watch(std::shared_ptr<grpc::Channel> channel);

  grpc::ClientContext context_;
  std::vector<std::string> records_;
  std::thread thread_;
};

// The log's records now, as bytes.
std::vector<std::string> ReadLog(const testing::DeployedPrograms& deployment);

// Expects that `log` begins with all of `seen`.
void ExpectStillThere(const std::vector<std::string>& seen, const std::vector<std::string>& log);

}  // namespace thuocdo::acceptance
