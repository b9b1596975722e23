// A check of what audit keeps reads all of it: there is one at a time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <semaphore>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/note/files/generate_key.h"
#include "common/testing/matchers.h"
#include "services/witness/witness_server.h"
#include "tests/integration/services_in_process_for_tests.h"

namespace thuocdo {
namespace {

using audit::v1::CheckTreeResponse;
using audit::v1::ProofService;
using ::testing::HasSubstr;
using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::Layout;
using ::thuocdo::testing::NewDirectory;
using ::thuocdo::testing::ServicesInProcess;
using ::thuocdo::testing::StatusIs;

// Blocks the first caller that reads the time, until Release.
class BlockingClock final : public Clock {
 public:
  int64_t NowUs() override {
    if (!is_asked_.exchange(true)) {
      arrived_.release();
      released_.acquire();
    }
    return SystemClock().NowUs();
  }

  void AwaitReader() { arrived_.acquire(); }
  void Release() { released_.release(); }

 private:
  std::atomic<bool> is_asked_ = false;
  std::binary_semaphore arrived_{0};
  std::binary_semaphore released_{0};
};

absl::Status CheckTree(const std::shared_ptr<grpc::Channel>& channel) {
  ProofService::Stub stub(channel);
  grpc::ClientContext context;
  const auto reader = stub.CheckTree(&context, {});
  CheckTreeResponse response;
  while (reader->Read(&response)) {
  }
  return rpc::FromGrpc(reader->Finish());
}

// The check comes to the checkpoint, which a witness is asked to cosign, and the witness takes its time.
TEST(OneCheckTest, AnotherOfTheTreeIsRejectedUntilTheFirstHasEnded) {
  BlockingClock clock;
  const note::SignerKey witness_key =
      note::GenerateKey("witness.example/w1", note::SignatureType::kCosignature).value();
  audit::CheckpointOptions options;
  options.keys = {note::GenerateKey("example.com/log", note::SignatureType::kNote).value()};
  const witness::WitnessOptions witness = {NewDirectory(), witness_key, {options.keys[0].verifier()}, &clock};
  ASSERT_OK_AND_ASSIGN(const auto server, witness::WitnessServer::Start(0, witness));
  options.witnesses = {{"W1", witness_key.verifier(), absl::StrCat("http://127.0.0.1:", server->port())}};
  const ServicesInProcess services(NewDirectory(), Layout::kApart, options);
  const std::shared_ptr<grpc::Channel> audit = services.channels().at("audit");

  std::thread running([&] { EXPECT_THAT(CheckTree(audit), IsOk()); });
  clock.AwaitReader();
  EXPECT_THAT(CheckTree(audit), StatusIs(absl::StatusCode::kResourceExhausted, HasSubstr("already; repeat")));
  clock.Release();
  running.join();
  EXPECT_THAT(CheckTree(audit), IsOk());
}

}  // namespace
}  // namespace thuocdo
