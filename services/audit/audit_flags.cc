#include "services/audit/audit_flags.h"

#include "common/base/status.h"
#include "common/note/files/key_file.h"
#include "common/note/files/policy_file.h"

namespace thuocdo::audit {

void AddAuditFlags(CLI::App& app, AuditFlags& flags) {
  app.add_option(
      "--key", flags.keys,
      "file of the key that signs checkpoints of the log (thuocdo key generate). May be repeated while "
      "keys are replaced");
  app.add_option("--policy", flags.policy,
                 "file with the keys of the log and of the witnesses, and the quorum (c2sp.org/tlog-policy)");
  app.add_option("--checkpoint-events", flags.schedule.events, "sign a checkpoint after this many events")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--checkpoint-seconds", flags.schedule.seconds,
                 "and after this many seconds, if there is any event")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
}

absl::StatusOr<CheckpointOptions> ReadAuditFlags(const AuditFlags& flags) {
  CheckpointOptions options;
  options.schedule = flags.schedule;
  for (const std::string& file : flags.keys) {
    ASSIGN_OR_RETURN(options.keys.emplace_back(), note::ReadKeyFile(file));
  }
  ASSIGN_OR_RETURN(const note::Policy policy, note::ReadPolicyFile(flags.policy));
  options.witnesses = policy.witnesses;
  return options;
}

}  // namespace thuocdo::audit
