// What every server program does around its parts: flags, signals, the line that says it is ready, and its
// exit code.
//
// Example:
//
//   int main(int argc, char** argv) {
//     ProgramFlags flags{"thuocdo-scoring", "127.0.0.1:7352"};
//     CLI::App app("Scores what the log says.");
//     AddFlags(app, flags);
//     return RunProgram(app, argc, argv, flags, [&]() -> absl::Status {
//       ASSIGN_OR_RETURN(auto part, ScoringPart::Open(flags.data));
//       return Serve(flags, part->services(), [&](Server* server) { part->Run(server, intake); }, [&] {
//       part->Stop(); });
//     });
//   }
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "common/rpc/server.h"

namespace thuocdo {

// What every server program is told.
struct ProgramFlags {
  std::string name;                     // the program's
  std::string listen;                   // `HOST:PORT`
  std::string data = "./thuocdo-data";  // the directory that holds each part's own
};

// Adds `--data` and `--listen` to `app`, with `flags` as defaults, and `--version`.
void AddFlags(CLI::App& app, ProgramFlags& flags);

// Serves until it is told to stop. Calls `run` once the server is there, says on standard output
// `NAME: serving on HOST:PORT, data in DIR`, and calls `stop` before the server shuts down.
//
// Returns what Server::Start and WaitForStop return.
absl::Status Serve(const ProgramFlags& flags, std::vector<ServedService> services,
                   absl::FunctionRef<void(Server*)> run, absl::FunctionRef<void()> stop);

// A main function: blocks the stop signals, reads the arguments and calls `body`.
//
// Returns 0 if all went well, 1 after `body`'s error, which is said in one line on standard error, and 2 if
// the arguments are wrong.
int RunProgram(CLI::App& app, int argc, char** argv, const ProgramFlags& flags,
               absl::FunctionRef<absl::Status()> body);

}  // namespace thuocdo
