// What a program with audit in it is told about checkpoints.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/audit/checkpointer.h"

namespace thuocdo {

// The flags, as given.
struct AuditFlags {
  std::vector<std::string> keys;  // files
  std::string policy;             // a file
  CheckpointSchedule schedule;
};

// Adds `--key`, `--policy`, `--checkpoint-events` and `--checkpoint-seconds` to `app`.
void AddAuditFlags(CLI::App& app, AuditFlags& flags);

// Reads the files. Returns what ReadKeyFile, ReadPolicyFile and ParsePolicy return.
absl::StatusOr<CheckpointOptions> ReadAuditFlags(const AuditFlags& flags);

}  // namespace thuocdo
