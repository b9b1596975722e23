// How a program ends: by a signal, or because a part of it cannot go on.
#pragma once

#include "absl/status/status.h"

namespace thuocdo {

// Blocks SIGTERM and SIGINT in this thread and those it starts. Call it first in main, before gRPC starts a
// thread.
void BlockStopSignals();

// Waits for SIGTERM or SIGINT, or until RequestStop is called; returns the status given there, OK for a
// signal.
absl::Status WaitForStop();

// Makes WaitForStop return: a part cannot go on, and the program should end with `status`. The first request
// counts. Safe to call from any thread.
void RequestStop(absl::Status status);

}  // namespace thuocdo
