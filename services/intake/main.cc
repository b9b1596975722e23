// thuocdo-intake: intake as a program of its own; the only one that writes the log.
#include "common/base/status.h"
#include "common/rpc/program.h"
#include "services/intake/intake_part.h"

int main(int argc, char** argv) {
  using namespace thuocdo;
  ProgramFlags flags{"thuocdo-intake", "127.0.0.1:7351"};
  std::string origin = "thuocdo";
  CLI::App app("Takes commands and keeps the log.\nExample: thuocdo-intake --data /var/lib/thuocdo");
  AddFlags(app, flags);
  app.add_option("--origin", origin, "whose log it is; said once, when it is created")->capture_default_str();
  return RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
    RETURN_IF_ERROR(CheckListenAddress(flags.listen));
    ASSIGN_OR_RETURN(const auto part, IntakePart::Open({flags.data, origin}));
    return Serve(flags, part->services(), [&](Server* server) { part->Run(server); }, [&] { part->Stop(); });
  });
}
