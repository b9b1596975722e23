// thuocdo-server: all four services in one process, for a small authority.
#include <utility>

#include "common/base/status.h"
#include "common/note/files/policy_file.h"
#include "common/rpc/program.h"
#include "services/audit/audit_flags.h"
#include "services/server/all_in_one_server.h"

int main(int argc, char** argv) {
  using namespace thuocdo;
  thuocdo::rpc::ProgramFlags flags{"thuocdo-server", "127.0.0.1:7350"};
  std::string origin = "thuocdo";
  thuocdo::audit::AuditFlags audit;
  CLI::App app("Runs intake, scoring, ranking and audit.\nExample: thuocdo-server --data /var/lib/thuocdo");
  thuocdo::rpc::AddFlags(app, flags);
  thuocdo::audit::AddAuditFlags(app, audit);
  app.add_option("--origin", origin, "names the log; used only when the log is created")
      ->capture_default_str();
  return thuocdo::rpc::RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
    RETURN_IF_ERROR(thuocdo::rpc::CheckListenAddress(flags.listen));
    ASSIGN_OR_RETURN(note::Policy policy, note::ReadPolicyFile(audit.policy));
    ASSIGN_OR_RETURN(thuocdo::audit::CheckpointOptions checkpoints, thuocdo::audit::ReadAuditFlags(audit));
    ASSIGN_OR_RETURN(const auto parts, thuocdo::server::AllInOneServer::Open(
                                           {flags.data, origin, std::move(policy)}, std::move(checkpoints)));
    return thuocdo::rpc::Serve(
        flags, parts->services(), [&](thuocdo::rpc::Server* server) { parts->Run(server); },
        [&] { parts->Stop(); });
  });
}
