// thuocdo serve: becomes thuocdo-server, which stands beside this program.
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <system_error>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/commands/subjects.h"

namespace thuocdo::client {
namespace {

struct ServeOptions {
  std::string data;
  std::string listen;
  std::vector<std::string> keys;
  std::string policy;
};

// Returns only if it fails.
absl::Status Become(const std::string& program, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), program);
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  execv(program.c_str(), pointers.data());
  return UsageError(absl::NotFoundError(
      absl::StrCat(program, " cannot be started; it belongs beside this program, build it there")));
}

absl::StatusOr<ExitCode> Serve(const ServeOptions& options) {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  std::vector<std::string> arguments;
  if (!options.data.empty()) arguments.insert(arguments.end(), {"--data", options.data});
  if (!options.listen.empty()) arguments.insert(arguments.end(), {"--listen", options.listen});
  for (const std::string& key : options.keys) arguments.insert(arguments.end(), {"--key", key});
  if (!options.policy.empty()) arguments.insert(arguments.end(), {"--policy", options.policy});
  return Become((self.parent_path() / "thuocdo-server").string(), arguments);
}

}  // namespace

void AddServe(CLI::App& app, Session& session) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App& command =
      AddCommand(app, "serve", "Runs all services in one process until it is stopped with Ctrl-C",
                 "thuocdo serve --data thuocdo-data --listen 127.0.0.1:7350 --key log.key");
  command.add_option("--data", options->data, "Where the log and the projections are kept")
      ->type_name("DIRECTORY");
  command.add_option("--listen", options->listen, "Where to listen; loopback only")
      ->type_name("127.0.0.1:PORT");
  command
      .add_option(
          "--key", options->keys,
          "Signs checkpoints of the log with this key, which key generate has made; both while it is changed")
      ->allow_extra_args(false)
      ->type_name("FILE");
  command
      .add_option(
          "--policy", options->policy,
          "Whose cosignatures are asked for, and which of them a publication needs (c2sp.org/tlog-policy)")
      ->type_name("FILE");
  OnRun(command, session, [options] { return Serve(*options); });
}

}  // namespace thuocdo::client
