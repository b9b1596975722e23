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

// The reason to stop, once there is one.
struct StopState {
  std::mutex mutex;
  std::condition_variable requested;
  std::optional<absl::Status> status;
};

StopState& GlobalStopState() {
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
  StopState& stop = GlobalStopState();
  std::unique_lock lock(stop.mutex);
  stop.requested.wait(lock, [&] { return stop.status.has_value(); });
  return *stop.status;
}

void ResetRequest() {
  const std::lock_guard lock(GlobalStopState().mutex);
  GlobalStopState().status.reset();
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
  pthread_kill(waiter.native_handle(), SIGTERM);  // wakes the waiter if no signal has arrived
  waiter.join();
  ResetRequest();
  return status;
}

void RequestStop(absl::Status status) {
  StopState& stop = GlobalStopState();
  const std::lock_guard lock(stop.mutex);
  if (!stop.status.has_value()) stop.status = std::move(status);
  stop.requested.notify_all();
}

}  // namespace thuocdo
