// thuocdo-ranking: the ranking service as a program.
#include "common/base/status.h"
#include "common/rpc/program.h"
#include "services/ranking/ranking_module.h"

int main(int argc, char** argv) {
  using namespace thuocdo;
  thuocdo::rpc::ProgramFlags flags{"thuocdo-ranking", "127.0.0.1:7353"};
  std::string intake = "127.0.0.1:7351";
  std::string scoring = "127.0.0.1:7352";
  CLI::App app(
      "Follows the log, ranks score cards, and publishes.\nExample: thuocdo-ranking --data /var/lib/thuocdo");
  thuocdo::rpc::AddFlags(app, flags);
  app.add_option("--intake", intake, "address of intake")->capture_default_str();
  app.add_option("--scoring", scoring, "address of scoring")->capture_default_str();
  return thuocdo::rpc::RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
    RETURN_IF_ERROR(thuocdo::rpc::CheckListenAddress(flags.listen));
    ASSIGN_OR_RETURN(const auto part, thuocdo::ranking::RankingModule::Open(flags.data));
    return thuocdo::rpc::Serve(
        flags, part->services(),
        [&](thuocdo::rpc::Server* server) {
          part->Run(server, thuocdo::rpc::NewChannel(intake), thuocdo::rpc::NewChannel(scoring));
        },
        [&] { part->Stop(); });
  });
}
