// thuocdo-scoring: the scoring service as a program.
#include "common/base/status.h"
#include "common/rpc/program.h"
#include "services/scoring/scoring_module.h"

int main(int argc, char** argv) {
  using namespace thuocdo;
  thuocdo::rpc::ProgramFlags flags{"thuocdo-scoring", "127.0.0.1:7352"};
  std::string intake = "127.0.0.1:7351";
  CLI::App app("Follows the log and serves score cards.\nExample: thuocdo-scoring --data /var/lib/thuocdo");
  thuocdo::rpc::AddFlags(app, flags);
  app.add_option("--intake", intake, "address of intake")->capture_default_str();
  return thuocdo::rpc::RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
    RETURN_IF_ERROR(thuocdo::rpc::CheckListenAddress(flags.listen));
    ASSIGN_OR_RETURN(const auto part, thuocdo::scoring::ScoringModule::Open(flags.data));
    return thuocdo::rpc::Serve(
        flags, part->services(),
        [&](thuocdo::rpc::Server* server) { part->Run(server, thuocdo::rpc::NewChannel(intake)); },
        [&] { part->Stop(); });
  });
}
