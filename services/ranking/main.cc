// thuocdo-ranking: the ranking service as a program.
#include "common/base/status.h"
#include "common/rpc/program.h"
#include "services/ranking/ranking_module.h"

int main(int argc, char** argv) {
  using namespace thuocdo;
  ProgramFlags flags{"thuocdo-ranking", "127.0.0.1:7353"};
  std::string intake = "127.0.0.1:7351";
  std::string scoring = "127.0.0.1:7352";
  CLI::App app(
      "Follows the log, ranks score cards, and publishes.\nExample: thuocdo-ranking --data /var/lib/thuocdo");
  AddFlags(app, flags);
  app.add_option("--intake", intake, "address of intake")->capture_default_str();
  app.add_option("--scoring", scoring, "address of scoring")->capture_default_str();
  return RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
    RETURN_IF_ERROR(CheckListenAddress(flags.listen));
    ASSIGN_OR_RETURN(const auto part, RankingModule::Open(flags.data));
    return Serve(
        flags, part->services(),
        [&](Server* server) { part->Run(server, NewChannel(intake), NewChannel(scoring)); },
        [&] { part->Stop(); });
  });
}
