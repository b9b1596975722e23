#include "common/rpc/program.h"

#include <iostream>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/system/version.h"

namespace thuocdo::rpc {
namespace {

constexpr int kRejected = 1;
constexpr int kWrongUsage = 2;

std::string HostOf(const std::string& address) { return address.substr(0, address.rfind(':')); }

int Fail(const ProgramFlags& flags, const absl::Status& status) {
  std::cerr << absl::StrCat(flags.name, ": ", status.message(), "\n");
  return absl::IsInvalidArgument(status) ? kWrongUsage : kRejected;
}

}  // namespace

void AddFlags(CLI::App& app, ProgramFlags& flags) {
  app.set_version_flag("--version", VersionText(flags.name));
  app.add_option("--data", flags.data, "directory of the data, created if it does not exist")
      ->capture_default_str();
  app.add_option("--listen", flags.listen, "loopback address and port to serve on; port 0: any free one")
      ->capture_default_str();
}

absl::Status Serve(const ProgramFlags& flags, std::vector<ServedService> services,
                   absl::FunctionRef<void(Server*)> run, absl::FunctionRef<void()> stop) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Server> server, Server::Start(flags.listen, std::move(services)));
  run(server.get());
  std::cout << absl::StrCat(flags.name, ": serving on ", HostOf(flags.listen), ":", server->port(),
                            ", data in ", flags.data, "\n")
            << std::flush;
  absl::Status status = WaitForStop();
  stop();
  server->Shutdown();
  return status;
}

int RunProgram(CLI::App& app, int argc, char** argv, const ProgramFlags& flags,
               absl::FunctionRef<absl::Status()> body) {
  BlockStopSignals();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kWrongUsage;
  }
  const absl::Status status = body();
  return status.ok() ? 0 : Fail(flags, status);
}

}  // namespace thuocdo::rpc
