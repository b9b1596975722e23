// Checkpoints as audit signs them, for the commands that prove something.
#pragma once

#include <string>
#include <vector>

#include "CLI/App.hpp"
#include "absl/status/statusor.h"
#include "common/transparency/signed_checkpoint.h"
#include "tools/thuocdo/client/session.h"

namespace thuocdo::client {

// --key: whose signatures are believed.
void AddKeyOption(CLI::App& command, std::vector<std::string>& keys);

// The verifier keys that were given with it. Returns a usage error if one is none.
absl::StatusOr<std::vector<note::VerifierKey>> ReadKeyOption(const std::vector<std::string>& given);

// A checkpoint of the whole log, signed now unless the last one is of it, and its note.
struct LogCheckpoint {
  std::string note;
  transparency::SignedCheckpoint found;
};
absl::StatusOr<LogCheckpoint> GetCheckpoint(const Session& session,
                                            const std::vector<note::VerifierKey>& keys);

// "checkpoint of size 66 of example.com/log, signed by example.com/log"; or that no signature was looked at.
std::string DescribeCheckpoint(const transparency::SignedCheckpoint& checkpoint);

}  // namespace thuocdo::client
