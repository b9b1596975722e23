// thuocdo log backup, restore: a copy of the log, and a copy put where a server finds it.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "CLI/CLI.hpp"
#include "common/base/text.h"
#include "common/system/files.h"
#include "thuocdo/eventlog/v1/log_maintenance_service.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/commands/subjects.h"

namespace thuocdo::client {
namespace {

namespace fs = std::filesystem;
using eventlog::v1::BackupLogRequest;
using eventlog::v1::BackupLogResponse;
using eventlog::v1::LogMaintenanceService;

struct RestoreOptions {
  std::string backup;
  std::string data;
};

std::string AbsolutePath(const std::string& path) { return fs::absolute(path).lexically_normal().string(); }

absl::StatusOr<ExitCode> Backup(const Session& session, const std::string& directory) {
  const Endpoint intake = session.Intake();
  grpc::ClientContext context;
  RETURN_IF_ERROR(session.PrepareLong(context));
  BackupLogRequest request;
  request.set_directory(AbsolutePath(directory));
  BackupLogResponse backup;
  LogMaintenanceService::Stub stub(intake.channel);
  const grpc::Status status = stub.BackupLog(&context, request, &backup);
  if (!status.ok()) return CallError(intake, status);
  fmt::print("backed up: {} of log {}, {} in {}; every one was read again and is whole\n",
             CountedNoun(backup.position(), "event"), backup.log_id(), CountedNoun(backup.bytes(), "byte"),
             request.directory());
  fmt::print(stderr, "copy it to another machine; the key file of audit is not in it\n");
  return ExitCode::kFine;
}

// OK if the directory holds what `log backup` writes.
absl::Status CheckIsBackup(const std::string& directory) {
  std::error_code error;
  if (fs::is_regular_file(directory + "/CURRENT", error)) return absl::OkStatus();
  return UsageError(absl::InvalidArgumentError(directory + " is not a backup of a log"));
}

absl::StatusOr<ExitCode> Restore(const RestoreOptions& options) {
  RETURN_IF_ERROR(CheckIsBackup(options.backup));
  std::error_code error;
  fs::create_directories(options.data, error);
  const std::string log = AbsolutePath(options.data + "/log");
  const absl::Status copied = CopyDirectory(options.backup, log);
  if (absl::IsAlreadyExists(copied)) {
    return UsageError(absl::AlreadyExistsError(
        log +
        " is there already: stop the server and move it away, it may hold events that the backup lacks"));
  }
  if (!copied.ok()) return UsageError(copied);
  fmt::print("restored: {}\n", log);
  fmt::print(
      stderr,
      "start the server on {} and run: thuocdo audit fsck; a service that had followed the log further stops "
      "and\n"
      "says so, deploy/RUNBOOK.md tells what to do then\n",
      options.data);
  return ExitCode::kFine;
}

}  // namespace

void AddLogBackup(CLI::App& log, Session& session) {
  auto directory = std::make_shared<std::string>();
  CLI::App& backup = AddCommand(
      log, "backup", "Copies the log into a new directory of intake's machine, while the server runs",
      "thuocdo log backup /var/backups/thuocdo/2026-11-22");
  backup.add_option("DIR", *directory, "The directory; it must not exist")->required();
  OnRun(backup, session, [&session, directory] { return Backup(session, *directory); });
}

void AddLogRestore(CLI::App& log, Session& session) {
  auto options = std::make_shared<RestoreOptions>();
  CLI::App& restore =
      AddCommand(log, "restore", "Puts a backup where a server finds its log; the server must not run",
                 "thuocdo log restore /var/backups/thuocdo/2026-11-22 --data /var/lib/thuocdo");
  restore.add_option("DIR", options->backup, "The backup")->required();
  restore.add_option("--data", options->data, "The server's directory; there must be no log in it")
      ->required()
      ->type_name("DIR");
  OnRun(restore, session, [options] { return Restore(*options); });
}

}  // namespace thuocdo::client
