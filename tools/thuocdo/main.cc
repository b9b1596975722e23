// thuocdo: the command-line client of Thước Đo.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "CLI/CLI.hpp"
#include "common/system/version.h"
#include "tools/thuocdo/client/session.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/text/exit_status.h"

namespace thuocdo::client {
namespace {

void AddSubjects(CLI::App& app, Session& session) {
  AddServe(app, session);
  AddRuleSets(app, session);
  AddOrganizations(app, session);
  AddCampaigns(app, session);
  AddDeclare(app, session);
  AddCorrect(app, session);
  AddObserve(app, session);
  AddScore(app, session);
  AddRanking(app, session);
  AddDecision(app, session);
  AddAudit(app, session);
  AddLog(app, session);
  AddKeys(app, session);
}

// The whole of the command that was begun, such as "thuocdo ranking show".
std::string CommandName(const CLI::App& app) {
  const std::vector<CLI::App*> begun = app.get_subcommands();
  return begun.empty() ? app.get_name() : app.get_name() + " " + CommandName(*begun.front());
}

// What could not be understood, on one line; or the help that was asked for.
ExitCode PrintParseError(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(error);
    return ExitCode::kFine;
  }
  const std::vector<std::string> unknown = app.remaining(true);
  const std::string violation =
      unknown.empty() ? error.what() : fmt::format("\"{}\" is not understood", unknown.front());
  fmt::print(stderr, "thuocdo: {}; see {} --help\n", violation, CommandName(app));
  return ExitCode::kUsage;
}

ExitCode RunChosenAction(Session& session) {
  const absl::StatusOr<ExitCode> code = session.RunAction();
  const bool is_written = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
  if (!code.ok()) fmt::print(stderr, "{}", ErrorText(code.status()));
  if (!code.ok()) return ExitCodeOf(code.status());
  if (is_written) return *code;
  fmt::print(
      stderr,
      "thuocdo: standard output could not be written; see that there is room and run the command again\n");
  return ExitCode::kUsage;
}

ExitCode RunCommandLine(int argc, char** argv) {
  CLI::App app("Assesses and ranks how far state agencies apply information technology.", "thuocdo");
  app.footer(
      "Example:\n  thuocdo ranking show binh-dinh-2016 --group departments\n\n"
      "Exit codes: 0 fine; 1 the service rejected; 2 wrong usage; 3 differences were found (decision check: "
      "with\n"
      "--strict); 4 the server could not be reached, the same command may be repeated.");
  app.set_version_flag("--version", VersionText(app.get_name()));
  app.require_subcommand(1);
  app.fallthrough();
  Session session(app);
  AddSubjects(app, session);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return PrintParseError(app, error);
  }
  return RunChosenAction(session);
}

}  // namespace
}  // namespace thuocdo::client

int main(int argc, char** argv) { return static_cast<int>(thuocdo::client::RunCommandLine(argc, argv)); }
