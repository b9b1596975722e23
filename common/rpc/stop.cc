#include "common/rpc/stop.h"

#include <pthread.h>
#include <signal.h>

#include <optional>
#include <thread>
#include <utility>

#include "common/system/mutex.h"

namespace thuocdo::rpc {
namespace {

// The reason to stop, once there is one.
struct StopState {
  Mutex mutex;
  CondVar requested;
  std::optional<absl::Status> status ABSL_GUARDED_BY(mutex);
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
  const MutexLock lock(stop.mutex);
  stop.requested.Wait(
      stop.mutex, [&stop]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(stop.mutex) { return stop.status.has_value(); });
  return *stop.status;
}

void ResetRequest() {
  StopState& stop = GlobalStopState();
  const MutexLock lock(stop.mutex);
  stop.status.reset();
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
  const MutexLock lock(stop.mutex);
  if (!stop.status.has_value()) stop.status = std::move(status);
  stop.requested.NotifyAll();
}

}  // namespace thuocdo::rpc
