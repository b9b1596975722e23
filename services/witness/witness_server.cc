#include "services/witness/witness_server.h"

#include <httplib.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/note/files/checkpoint_store.h"
#include "common/system/mutex.h"
#include "services/witness/core/add_checkpoint.h"

namespace thuocdo::witness {
namespace {

constexpr char kHost[] = "127.0.0.1";
constexpr size_t kThreads = 4;
constexpr int64_t kUsPerS = 1'000'000;

absl::Status CheckKeys(const WitnessOptions& options) {
  Violations violations;
  if (options.key.type != note::SignatureType::kCosignature)
    violations.Add("key", "is not a witness's: make one with thuocdo key generate --witness");
  for (const note::VerifierKey& log : options.logs) {
    if (log.type != note::SignatureType::kNote) violations.Add(log.name, "is not the key of a log");
  }
  return violations.ToStatus(absl::StatusCode::kInvalidArgument, "the witness cannot start");
}

// The service failed, whatever was asked.
WitnessAnswer InternalError(const absl::Status& status) {
  WitnessAnswer answer;
  answer.status = 500;
  answer.body = absl::StrCat(status.message(), "\n");
  return answer;
}

// The library would share the port too, and a second witness on it would start silently.
void ReuseAddressOnly(socket_t socket) {
  const int on = 1;
  setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

void Send(const WitnessAnswer& answer, httplib::Response& response) {
  response.status = answer.status;
  response.set_content(answer.body, answer.content_type.c_str());
}

}  // namespace

class WitnessServer::Impl {
 public:
  explicit Impl(WitnessOptions options) : options_(std::move(options)), store_(options_.data) {}

  ~Impl() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

  absl::Status Start(int port) {
    std::error_code error;
    std::filesystem::create_directories(options_.data, error);
    if (error) return absl::UnavailableError(absl::StrCat(options_.data, ": ", error.message()));
    Route();
    RETURN_IF_ERROR(Bind(port));
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    // A stop before that would be lost.
    while (!server_.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return absl::OkStatus();
  }

  int port() const { return port_; }

 private:
  void Route() {
    server_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server_.set_payload_max_length(kWitnessBodyBytesMax);
    server_.Post("/add-checkpoint", [this](const httplib::Request& request, httplib::Response& response) {
      Send(Add(request.body), response);
    });
    server_.Get("/([0-9a-f]{64})/checkpoint",
                [this](const httplib::Request& request, httplib::Response& response) {
                  Send(Latest(request.matches[1]), response);
                });
  }

  absl::Status Bind(int port) {
    server_.set_socket_options(ReuseAddressOnly);
    port_ = port == 0 ? server_.bind_to_any_port(kHost) : port;
    const bool is_bound = port == 0 ? port_ > 0 : server_.bind_to_port(kHost, port);
    if (is_bound) return absl::OkStatus();
    return absl::FailedPreconditionError(absl::StrCat(kHost, ":", port, " is in use"));
  }

  WitnessAnswer Add(const std::string& body) {
    const absl::StatusOr<transparency::AddCheckpointRequest> request = transparency::ParseAddCheckpoint(body);
    if (!request.ok()) return BadRequest(request.status());
    // From reading the latest checkpoint until the new one is kept: else a slower call could put an older one
    // in its place.
    const MutexLock lock(cosigning_);
    const absl::StatusOr<WitnessView> view = ViewOf(request->checkpoint.origin);
    if (!view.ok()) return InternalError(view.status());
    WitnessAnswer answer = AddCheckpoint(*request, *view, options_.key);
    if (answer.to_keep.empty()) return answer;
    const absl::Status kept = store_.Keep(request->checkpoint.origin, answer.to_keep);
    return kept.ok() ? answer : InternalError(kept);
  }

  absl::StatusOr<WitnessView> ViewOf(const std::string& origin) const {
    WitnessView view;
    std::copy_if(options_.logs.begin(), options_.logs.end(), std::back_inserter(view.log_keys),
                 [&](const note::VerifierKey& log) { return log.name == origin; });
    ASSIGN_OR_RETURN(const note::Checkpoint latest, store_.Latest(origin));
    view.cosigned_size = latest.tree.size;
    view.cosigned_root = latest.tree.root;
    view.now_s = options_.clock->NowUs() / kUsPerS;
    return view;
  }

  WitnessAnswer Latest(const std::string& hash) const {
    const absl::StatusOr<std::optional<std::string>> kept = store_.ReadByHash(hash);
    if (!kept.ok()) return InternalError(kept.status());
    WitnessAnswer answer;
    answer.status = kept->has_value() ? 200 : 404;
    answer.body = kept->value_or("this witness has cosigned no checkpoint of that log\n");
    return answer;
  }

  const WitnessOptions options_;
  note::CheckpointStore store_;
  Mutex cosigning_;
  httplib::Server server_;
  std::thread thread_;
  int port_ = 0;
};

absl::StatusOr<std::unique_ptr<WitnessServer>> WitnessServer::Start(int port, WitnessOptions options) {
  RETURN_IF_ERROR(CheckKeys(options));
  auto impl = std::make_unique<Impl>(std::move(options));
  RETURN_IF_ERROR(impl->Start(port));
  return std::unique_ptr<WitnessServer>(new WitnessServer(std::move(impl)));
}

WitnessServer::WitnessServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
WitnessServer::~WitnessServer() = default;

int WitnessServer::port() const { return impl_->port(); }

}  // namespace thuocdo::witness
