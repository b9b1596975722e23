#include "tools/thuocdo/checkpoints.h"

#include <utility>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "tools/thuocdo/call.h"
#include "tools/thuocdo/command.h"

namespace thuocdo {
namespace {

using audit::v1::ProofService;

// The keys that `given` is, or that are in the file of that name.
absl::StatusOr<std::vector<note::VerifierKey>> KeysOf(const std::string& given) {
  absl::StatusOr<note::VerifierKey> key = note::ParseVerifierKey(given);
  if (key.ok()) return std::vector<note::VerifierKey>{*std::move(key)};
  const absl::StatusOr<std::string> text = ReadInputFile(given);
  if (!text.ok()) {
    return UsageError(absl::InvalidArgumentError(
        absl::StrCat("--key ", given, " is neither a verifier key nor a file of them that can be read")));
  }
  auto keys = ReadVerifierKeys(*text);
  if (!keys.ok()) return UsageError(Annotate(keys.status(), given));
  return keys;
}

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

absl::StatusOr<std::vector<note::VerifierKey>> VerifierKeysOf(const std::vector<std::string>& given) {
  std::vector<note::VerifierKey> all;
  for (const std::string& one : given) {
    ASSIGN_OR_RETURN(const std::vector<note::VerifierKey> keys, KeysOf(one));
    all.insert(all.end(), keys.begin(), keys.end());
  }
  return all;
}

absl::StatusOr<LogCheckpoint> GetCheckpoint(const Session& session,
                                            const std::vector<note::VerifierKey>& keys) {
  ASSIGN_OR_RETURN(const audit::v1::GetLogCheckpointResponse response,
                   Call(session, session.Audit(), &ProofService::Stub::GetLogCheckpoint,
                        audit::v1::GetLogCheckpointRequest()));
  ASSIGN_OR_RETURN(SignedCheckpoint found, ReadCheckpoint(response.note(), keys));
  return LogCheckpoint{response.note(), std::move(found)};
}

std::string DescribeCheckpoint(const SignedCheckpoint& checkpoint) {
  const std::string what = absl::StrCat("checkpoint of size ", checkpoint.checkpoint.tree.size, " of ",
                                        checkpoint.checkpoint.origin);
  if (checkpoint.signed_by.empty()) {
    return absl::StrCat(what, "; who signed it was NOT checked: give --key with the log's verifier key");
  }
  return absl::StrCat(what, ", signed by ", absl::StrJoin(checkpoint.signed_by, ", "));
}

}  // namespace thuocdo
