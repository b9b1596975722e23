// Command-line flags about checkpoints, for programs that run audit.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/audit/checkpointer.h"

namespace thuocdo::audit {

// The values of the flags.
struct AuditFlags {
  std::vector<std::string> keys;  // files
  std::string policy;             // a file
  CheckpointSchedule schedule;
};

// Adds `--key`, `--policy`, `--checkpoint-events` and `--checkpoint-seconds` to `app`.
void AddAuditFlags(CLI::App& app, AuditFlags& flags);

// Reads the files. Returns what ReadKeyFile, ReadPolicyFile and ParsePolicy return.
absl::StatusOr<CheckpointOptions> ReadAuditFlags(const AuditFlags& flags);

}  // namespace thuocdo::audit
