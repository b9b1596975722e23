// thuocdo-intake: intake as a program of its own; the only one that writes the log.
#include <utility>

#include "common/base/status.h"
#include "common/note/files/policy_file.h"
#include "common/rpc/program.h"
#include "services/intake/intake_module.h"

int main(int argc, char** argv) {
  using namespace thuocdo;
  thuocdo::rpc::ProgramFlags flags{"thuocdo-intake", "127.0.0.1:7351"};
  std::string origin = "thuocdo";
  std::string policy_file;
  CLI::App app("Takes commands and keeps the log.\nExample: thuocdo-intake --data /var/lib/thuocdo");
  thuocdo::rpc::AddFlags(app, flags);
  app.add_option("--origin", origin, "whose log it is; said once, when it is created")->capture_default_str();
  app.add_option(
      "--policy", policy_file,
      "file of the witnesses' keys, and who must have cosigned a publication (c2sp.org/tlog-policy)");
  return thuocdo::rpc::RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
    RETURN_IF_ERROR(thuocdo::rpc::CheckListenAddress(flags.listen));
    ASSIGN_OR_RETURN(note::Policy policy, note::ReadPolicyFile(policy_file));
    ASSIGN_OR_RETURN(const auto part,
                     thuocdo::intake::IntakeModule::Open({flags.data, origin, std::move(policy)}));
    return thuocdo::rpc::Serve(
        flags, part->services(), [&](thuocdo::rpc::Server* server) { part->Run(server); },
        [&] { part->Stop(); });
  });
}
