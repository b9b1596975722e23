// The frame of every server program: flags, signals, the line that reports readiness, and the exit code.
//
// Example:
//
//   int main(int argc, char** argv) {
//     ProgramFlags flags{"thuocdo-scoring", "127.0.0.1:7352"};
//     CLI::App app("Scores what the log says.");
//     AddFlags(app, flags);
//     return RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
//       ASSIGN_OR_RETURN(auto part, ScoringModule::Open(flags.data));
//       return Serve(flags, part->services(), [&](Server* server) { part->Run(server, intake); }, [&] {
//       part->Stop(); });
//     });
//   }
#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>  // with Config.hpp what every App is made with
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "common/rpc/server.h"

namespace thuocdo::rpc {

// The flags of every server program.
struct ProgramFlags {
  std::string name;                     // of the program
  std::string listen;                   // `HOST:PORT`
  std::string data = "./thuocdo-data";  // the directory with a subdirectory for each module
};

// Adds `--data` and `--listen` to `app`, with `flags` as defaults, and `--version`.
void AddFlags(CLI::App& app, ProgramFlags& flags);

// Serves until WaitForStop returns. Calls `run` once the server has started, prints `NAME: serving on
// HOST:PORT, data in DIR` to standard output, and calls `stop` before the server shuts down.
//
// Returns what Server::Start and WaitForStop return.
absl::Status Serve(const ProgramFlags& flags, std::vector<ServedService> services,
                   absl::FunctionRef<void(Server*)> run, absl::FunctionRef<void()> stop);

// Runs a main function: blocks the stop signals, parses the arguments and calls `body`.
//
// Returns 0 on success, 1 if `body` fails, and 2 if the arguments are wrong. Prints the error of `body` to
// standard error in one line.
int RunProgram(CLI::App& app, int argc, char** argv, const ProgramFlags& flags,
               absl::FunctionRef<absl::Status()> body);

}  // namespace thuocdo::rpc
