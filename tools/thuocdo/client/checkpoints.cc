#include "tools/thuocdo/client/checkpoints.h"

#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/transparency/verifier_keys.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"

namespace thuocdo::client {
namespace {

using audit::v1::ProofService;

}  // namespace

void AddKeyOption(CLI::App& command, std::vector<std::string>& keys) {
  command
      .add_option(
          "--key", keys,
          "Whose signature must be on the checkpoint: a verifier key as key show prints it, or a file of "
          "them. One of the log's keys must have signed, and every witness whose key is given")
      ->allow_extra_args(false)
      ->type_name("KEY|FILE");
}

absl::StatusOr<std::vector<note::VerifierKey>> ReadKeyOption(const std::vector<std::string>& given) {
  auto keys = transparency::ResolveVerifierKeys("--key", given,
                                                [](const std::string& path) { return ReadInputFile(path); });
  if (!keys.ok()) return UsageError(keys.status());
  return keys;
}

absl::StatusOr<LogCheckpoint> GetCheckpoint(const Session& session,
                                            const std::vector<note::VerifierKey>& keys) {
  ASSIGN_OR_RETURN(const audit::v1::GetLogCheckpointResponse response,
                   Call(session, session.Audit(), &ProofService::Stub::GetLogCheckpoint,
                        audit::v1::GetLogCheckpointRequest()));
  ASSIGN_OR_RETURN(transparency::SignedCheckpoint found, transparency::ReadCheckpoint(response.note(), keys));
  return LogCheckpoint{response.note(), std::move(found)};
}

std::string DescribeCheckpoint(const transparency::SignedCheckpoint& checkpoint) {
  const std::string what = absl::StrCat("checkpoint of size ", checkpoint.checkpoint.tree.size, " of ",
                                        checkpoint.checkpoint.origin);
  if (checkpoint.signed_by.empty()) {
    return absl::StrCat(what, "; who signed it was NOT checked: give --key with the log's verifier key");
  }
  return absl::StrCat(what, ", signed by ", absl::StrJoin(checkpoint.signed_by, ", "));
}

}  // namespace thuocdo::client
