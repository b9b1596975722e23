// Ends a program: on a signal, or because one of its modules cannot continue.
#pragma once

#include "absl/status/status.h"

namespace thuocdo::rpc {

// Blocks SIGTERM and SIGINT in this thread and the threads that it starts. Call it first in main: threads
// that gRPC has started before would receive the signals.
void BlockStopSignals();

// Waits for SIGTERM, SIGINT or a call of RequestStop. Returns the status of that call, or OK after a signal.
absl::Status WaitForStop();

// Makes WaitForStop return `status`, because a module cannot continue. Only the first request has an effect.
// Safe for use by many threads.
void RequestStop(absl::Status status);

}  // namespace thuocdo::rpc
