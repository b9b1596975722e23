#include "common/rpc/stop.h"

#include <pthread.h>
#include <signal.h>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace thuocdo {
namespace {

// Why this process should stop, once it should.
struct StopState {
  std::mutex mutex;
  std::condition_variable requested;
  std::optional<absl::Status> status;
};

StopState& TheStop() {
  static auto* const stop = new StopState;
  return *stop;
}

sigset_t StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

absl::Status AwaitRequest() {
  StopState& stop = TheStop();
  std::unique_lock lock(stop.mutex);
  stop.requested.wait(lock, [&] { return stop.status.has_value(); });
  return *stop.status;
}

void ForgetRequest() {
  const std::lock_guard lock(TheStop().mutex);
  TheStop().status.reset();
}

}  // namespace

void BlockStopSignals() {
  const sigset_t signals = StopSignals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

absl::Status WaitForStop() {
  std::thread waiter([] {
    const sigset_t signals = StopSignals();
    int signal = 0;
    sigwait(&signals, &signal);
    RequestStop(absl::OkStatus());
  });
  absl::Status status = AwaitRequest();
  pthread_kill(waiter.native_handle(), SIGTERM);  // it may still wait
  waiter.join();
  ForgetRequest();
  return status;
}

void RequestStop(absl::Status status) {
  StopState& stop = TheStop();
  const std::lock_guard lock(stop.mutex);
  if (!stop.status.has_value()) stop.status = std::move(status);
  stop.requested.notify_all();
}

}  // namespace thuocdo
