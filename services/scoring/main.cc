// thuocdo-scoring: the scoring service as a program.
#include "common/base/status.h"
#include "common/rpc/program.h"
#include "services/scoring/scoring_module.h"

int main(int argc, char** argv) {
  using namespace thuocdo;
  ProgramFlags flags{"thuocdo-scoring", "127.0.0.1:7352"};
  std::string intake = "127.0.0.1:7351";
  CLI::App app("Follows the log and serves score cards.\nExample: thuocdo-scoring --data /var/lib/thuocdo");
  AddFlags(app, flags);
  app.add_option("--intake", intake, "address of intake")->capture_default_str();
  return RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
    RETURN_IF_ERROR(CheckListenAddress(flags.listen));
    ASSIGN_OR_RETURN(const auto part, ScoringModule::Open(flags.data));
    return Serve(
        flags, part->services(), [&](Server* server) { part->Run(server, NewChannel(intake)); },
        [&] { part->Stop(); });
  });
}
