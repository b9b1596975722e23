#include "services/audit/audit_flags.h"

#include "common/base/status.h"
#include "common/note/key_file.h"
#include "common/note/policy_file.h"

namespace thuocdo {

void AddAuditFlags(CLI::App& app, AuditFlags& flags) {
  app.add_option(
      "--key", flags.keys,
      "file of the key that signs the log's checkpoints (thuocdo key generate). May be given again while "
      "keys change");
  app.add_option("--policy", flags.policy,
                 "file of the log's and the witnesses' keys, and who is enough (c2sp.org/tlog-policy)");
  app.add_option("--checkpoint-events", flags.schedule.events, "sign a checkpoint after so many events")
      ->check(CLI::PositiveNumber)
      ->capture_default_str();
  app.add_option("--checkpoint-seconds", flags.schedule.seconds,
                 "and after so many seconds, if there is any event")
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

}  // namespace thuocdo
