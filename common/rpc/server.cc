#include "common/rpc/server.h"

#include <arpa/inet.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/rpc/status.h"
#include "common/system/mutex.h"

namespace thuocdo::rpc {
namespace {

constexpr std::chrono::seconds kGraceful{5};
constexpr int kKeepaliveMs = 20'000;
constexpr int kKeepaliveTimeoutMs = 10'000;
constexpr int kPingIntervalMsMin = 10'000;  // below kKeepaliveMs: a server drops clients that ping more often
constexpr int kConnectTimeoutMs = 5'000;
constexpr int kReconnectMsMin = 100;
constexpr int kReconnectMsMax = 2'000;

bool IsLoopback(const std::string& host) {
  in_addr address{};
  if (host == "localhost" || host == "[::1]") return true;
  return inet_pton(AF_INET, host.c_str(), &address) == 1 && (ntohl(address.s_addr) >> 24) == 127;
}

bool IsPort(absl::string_view text) {
  int port = 0;
  return absl::SimpleAtoi(text, &port) && port >= 0 && port <= 65535;
}

// Binds localhost to 127.0.0.1 whatever the resolver says: a wrong hosts file must not expose a server
// without TLS.
std::string BindAddress(const std::string& address) {
  constexpr absl::string_view kName = "localhost:";
  return absl::StartsWith(address, kName) ? absl::StrCat("127.0.0.1:", address.substr(kName.size()))
                                          : address;
}

void AddLimits(grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(kMessageBytesMax);
  builder.SetMaxSendMessageSize(kMessageBytesMax);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, 2 * kErrorBytesMax);  // errors travel as metadata
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT,
                             0);  // a second server on the same port must fail to start
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, kPingIntervalMsMin);
}

grpc::ChannelArguments ChannelLimits() {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMessageBytesMax);
  arguments.SetMaxSendMessageSize(kMessageBytesMax);
  arguments.SetInt(GRPC_ARG_MAX_METADATA_SIZE, 2 * kErrorBytesMax);
  return arguments;
}

void PrepareGrpc() {
  static const bool prepared = [] {
    setenv("GRPC_VERBOSITY", "NONE", /*replace=*/0);  // our own errors report every failure once
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    return true;
  }();
  static_cast<void>(prepared);
}

}  // namespace

absl::Status CheckListenAddress(absl::string_view address) {
  const size_t colon = address.rfind(':');
  if (colon != absl::string_view::npos && IsLoopback(std::string(address.substr(0, colon))) &&
      IsPort(address.substr(colon + 1))) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "cannot listen on \"", address,
      "\": without TLS only loopback is allowed, such as 127.0.0.1:7350, [::1]:7350 or localhost:7350"));
}

class Server::Impl {
 public:
  absl::Status Start(const std::string& address, const std::vector<ServedService>& services) {
    PrepareGrpc();
    const std::string bound = BindAddress(address);
    host_ = bound.substr(0, bound.rfind(':'));
    grpc::ServerBuilder builder;
    AddLimits(builder);
    builder.AddListeningPort(bound, grpc::InsecureServerCredentials(), &port_);
    for (const ServedService& served : services) builder.RegisterService(served.service);
    server_ = builder.BuildAndStart();
    if (server_ == nullptr || port_ == 0) {
      return absl::FailedPreconditionError(absl::StrCat(
          "cannot listen on ", address,
          ": the port is in use or not permitted; stop the other program or choose another port"));
    }
    SetHealth("", false);
    for (const ServedService& served : services) SetHealth(served.name, false);
    return absl::OkStatus();
  }

  void SetHealth(const std::string& service, bool serving) {
    const MutexLock lock(mutex_);
    if (!service.empty()) serving_[service] = serving;
    const bool all =
        std::all_of(serving_.begin(), serving_.end(), [](const auto& entry) { return entry.second; });
    server_->GetHealthCheckService()->SetServingStatus(service, serving);
    server_->GetHealthCheckService()->SetServingStatus("", all && !serving_.empty());
  }

  void Shutdown() {
    if (server_ == nullptr) return;
    server_->GetHealthCheckService()->Shutdown();
    server_->Shutdown(std::chrono::system_clock::now() + kGraceful);
    server_->Wait();
  }

  int port() const { return port_; }
  std::string address() const { return absl::StrCat(host_, ":", port_); }

 private:
  std::string host_;
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
  Mutex mutex_;
  std::map<std::string, bool> serving_ ABSL_GUARDED_BY(mutex_);
};

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const std::string& address,
                                                      std::vector<ServedService> services) {
  RETURN_IF_ERROR(CheckListenAddress(address));
  auto impl = std::make_unique<Impl>();
  RETURN_IF_ERROR(impl->Start(address, services));
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() { Shutdown(); }

int Server::port() const { return impl_->port(); }
void Server::SetHealth(const std::string& service, bool serving) { impl_->SetHealth(service, serving); }
void Server::Shutdown() { impl_->Shutdown(); }

std::shared_ptr<grpc::Channel> Server::InProcessChannel() { return NewChannel(impl_->address()); }

std::shared_ptr<grpc::Channel> NewChannel(const std::string& address) {
  grpc::ChannelArguments arguments = ChannelLimits();
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY,
                   0);  // services are on this host or network, never behind http_proxy
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
  arguments.SetInt(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  arguments.SetInt(GRPC_ARG_HTTP2_MAX_PINGS_WITHOUT_DATA, 0);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kReconnectMsMin);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, kConnectTimeoutMs);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kReconnectMsMax);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace thuocdo::rpc
