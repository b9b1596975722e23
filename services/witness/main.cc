// thuocdo-witness: cosigns the checkpoints of logs that only ever grow. Run by somebody whom the log's
// operator does not command.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/note/files/key_file.h"
#include "common/rpc/stop.h"
#include "common/system/version.h"
#include "services/witness/witness_server.h"

namespace thuocdo::witness {
namespace {

struct Flags {
  int port = 7360;
  std::string data = WitnessOptions().data;
  std::string key;
  std::vector<std::string> logs;
};

void AddFlags(CLI::App& app, Flags& flags) {
  app.add_option("--port", flags.port, "port of 127.0.0.1 to serve on; 0: any free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  app.add_option("--data", flags.data,
                 "directory of what it remembers; made if need be. Never put back an older copy")
      ->capture_default_str();
  app.add_option("--key", flags.key, "file of the key that cosigns (thuocdo key generate --witness)")
      ->required();
  app.add_option("--log", flags.logs,
                 "verifier key of a log; its name is the log's origin. May be given again")
      ->required();
}

absl::StatusOr<WitnessOptions> ReadOptions(const Flags& flags) {
  WitnessOptions options;
  options.data = flags.data;
  ASSIGN_OR_RETURN(options.key, note::ReadKeyFile(flags.key));
  for (const std::string& log : flags.logs) {
    const absl::StatusOr<note::VerifierKey> key = note::ParseVerifierKey(log);
    RETURN_IF_ERROR(Annotate(key.status(), absl::StrCat("--log ", log)));
    options.logs.push_back(*key);
  }
  return options;
}

absl::Status Serve(const Flags& flags) {
  ASSIGN_OR_RETURN(WitnessOptions options, ReadOptions(flags));
  const std::string key = note::FormatVerifierKey(options.key.verifier());
  ASSIGN_OR_RETURN(const auto server, WitnessServer::Start(flags.port, std::move(options)));
  std::cout << absl::StrCat("thuocdo-witness: serving on 127.0.0.1:", server->port(), ", data in ",
                            flags.data, ", key ", key, "\n")
            << std::flush;
  return rpc::WaitForStop();
}

int Run(int argc, char** argv) {
  Flags flags;
  CLI::App app(
      "Cosigns checkpoints of logs that only ever grow (c2sp.org/tlog-witness).\n"
      "Example: thuocdo-witness --key witness.key --log binhdinh.example/thuocdo+0a1b2c3d+AV...");
  app.set_version_flag("--version", VersionText("thuocdo-witness"));
  AddFlags(app, flags);
  rpc::BlockStopSignals();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const absl::Status status = Serve(flags);
  if (!status.ok()) std::cerr << absl::StrCat("thuocdo-witness: ", status.message(), "\n");
  return status.ok() ? 0 : 1;
}

}  // namespace
}  // namespace thuocdo::witness

int main(int argc, char** argv) { return thuocdo::witness::Run(argc, argv); }
