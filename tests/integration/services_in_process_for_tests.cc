#include "tests/integration/services_in_process_for_tests.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/rpc/caller.h"
#include "services/server/all_in_one_server.h"

namespace thuocdo::testing {
namespace {

constexpr char kAnyPort[] = "127.0.0.1:0";

// What `statusor` holds; ends the test program if it is an error, since nothing can be tested then.
template <typename T>
T Need(absl::StatusOr<T> statusor) {
  if (!statusor.ok()) {
    ADD_FAILURE() << statusor.status();
    std::abort();
  }
  return *std::move(statusor);
}

}  // namespace

ServicesInProcess::ServicesInProcess(const std::string& data, Layout layout,
                                     const audit::CheckpointOptions& checkpoints,
                                     const note::Policy& policy) {
  const intake::ModuleOptions options{data, "test", policy};
  layout == Layout::kTogether ? StartTogether(options, checkpoints) : StartApart(options, checkpoints);
  Connect();
}

ServicesInProcess::~ServicesInProcess() {
  for (auto stop = stops_.rbegin(); stop != stops_.rend(); ++stop) (*stop)();
  for (auto server = servers_.rbegin(); server != servers_.rend(); ++server) (*server)->Shutdown();
}

absl::StatusOr<std::string> ServicesInProcess::ReadBundle(const audit::v1::GetBundleRequest& request) {
  grpc::ClientContext context;
  PrepareCall(context);
  const auto proofs = audit::v1::ProofService::NewStub(channels_.at("audit"));
  const auto reader = proofs->GetBundle(&context, request);
  std::string bytes;
  for (audit::v1::GetBundleResponse chunk; reader->Read(&chunk);) bytes += chunk.data();
  const absl::Status status = rpc::FromGrpc(reader->Finish());
  if (!status.ok()) return status;
  return bytes;
}

void ServicesInProcess::PrepareCall(grpc::ClientContext& context) {
  context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(30)));
  context.AddMetadata(rpc::kActorKey, "administrator:test");
}

template <typename Module>
void ServicesInProcess::Serve(const std::string& name, std::shared_ptr<Module> module,
                              std::function<void(rpc::Server*)> run) {
  servers_.push_back(Need(rpc::Server::Start(kAnyPort, module->services())));
  channels_[name] = rpc::NewChannel(absl::StrCat("127.0.0.1:", servers_.back()->port()));
  run(servers_.back().get());
  stops_.push_back([module] { module->Stop(); });
  parts_.push_back(module);
}

void ServicesInProcess::StartTogether(const intake::ModuleOptions& options,
                                      const audit::CheckpointOptions& checkpoints) {
  std::shared_ptr<server::AllInOneServer> all = Need(server::AllInOneServer::Open(options, checkpoints));
  Serve("all", all, [&](rpc::Server* server) { all->Run(server); });
  for (const char* name : {"intake", "scoring", "ranking", "audit"}) channels_[name] = channels_["all"];
}

void ServicesInProcess::StartApart(const intake::ModuleOptions& options,
                                   const audit::CheckpointOptions& checkpoints) {
  std::shared_ptr<intake::IntakeModule> intake = Need(intake::IntakeModule::Open(options));
  Serve("intake", intake, [&](rpc::Server* server) { intake->Run(server); });
  std::shared_ptr<scoring::ScoringModule> scoring = Need(scoring::ScoringModule::Open(options.data));
  Serve("scoring", scoring, [&](rpc::Server* server) { scoring->Run(server, channels_["intake"]); });
  std::shared_ptr<ranking::RankingModule> ranking = Need(ranking::RankingModule::Open(options.data));
  Serve("ranking", ranking,
        [&](rpc::Server* server) { ranking->Run(server, channels_["intake"], channels_["scoring"]); });
  std::shared_ptr<audit::AuditModule> audit = Need(audit::AuditModule::Open(options.data, checkpoints));
  Serve("audit", audit, [&](rpc::Server* server) { audit->Run(server, channels_["intake"]); });
}

void ServicesInProcess::Connect() {
  intake_ = intake::v1::IntakeService::NewStub(channels_["intake"]);
  scoring_ = scoring::v1::ScoringService::NewStub(channels_["scoring"]);
  ranking_ = ranking::v1::RankingService::NewStub(channels_["ranking"]);
  audit_ = audit::v1::AuditService::NewStub(channels_["audit"]);
}

}  // namespace thuocdo::testing
