// thuocdo-audit: the audit service as a program.
#include "common/base/status.h"
#include "common/rpc/program.h"
#include "services/audit/audit_flags.h"
#include "services/audit/audit_module.h"

int main(int argc, char** argv) {
  using namespace thuocdo;
  thuocdo::rpc::ProgramFlags flags{"thuocdo-audit", "127.0.0.1:7354"};
  std::string intake = "127.0.0.1:7351";
  thuocdo::audit::AuditFlags audit;
  CLI::App app(
      "Follows the log, verifies publications and proves which events the log has.\n"
      "Example: thuocdo-audit --data /var/lib/thuocdo --key log.key");
  thuocdo::rpc::AddFlags(app, flags);
  thuocdo::audit::AddAuditFlags(app, audit);
  app.add_option("--intake", intake, "address of intake")->capture_default_str();
  return thuocdo::rpc::RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
    RETURN_IF_ERROR(thuocdo::rpc::CheckListenAddress(flags.listen));
    ASSIGN_OR_RETURN(thuocdo::audit::CheckpointOptions checkpoints, thuocdo::audit::ReadAuditFlags(audit));
    ASSIGN_OR_RETURN(const auto part, thuocdo::audit::AuditModule::Open(flags.data, std::move(checkpoints)));
    return thuocdo::rpc::Serve(
        flags, part->services(),
        [&](thuocdo::rpc::Server* server) { part->Run(server, thuocdo::rpc::NewChannel(intake)); },
        [&] { part->Stop(); });
  });
}
