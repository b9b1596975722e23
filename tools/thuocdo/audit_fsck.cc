// thuocdo audit fsck: whether every stored byte of the log is as it should be.
#include <fmt/format.h>

#include <memory>
#include <optional>

#include "CLI/CLI.hpp"
#include "common/base/digest.h"
#include "thuocdo/eventlog/v1/log_maintenance_service.grpc.pb.h"
#include "tools/thuocdo/call.h"
#include "tools/thuocdo/command.h"
#include "tools/thuocdo/progress.h"
#include "tools/thuocdo/subjects.h"

namespace thuocdo {
namespace {

using eventlog::v1::CheckFinding;
using eventlog::v1::CheckLogResponse;
using eventlog::v1::CheckProgress;
using eventlog::v1::LogCovered;
using eventlog::v1::LogMaintenanceService;

// What a check has told.
struct Told {
  std::vector<CheckFinding> findings;
  LogCovered covered;
};

void Show(const CheckProgress& told, std::optional<Progress>& progress) {
  if (!progress.has_value()) progress.emplace("entries of the log", told.total());
  progress->Reach(told.checked());
}

absl::StatusOr<Told> CheckLog(const Session& session) {
  const Endpoint intake = session.Intake();
  grpc::ClientContext context;
  RETURN_IF_ERROR(session.PrepareLong(context));
  LogMaintenanceService::Stub stub(intake.channel);
  const auto reader = stub.CheckLog(&context, {});
  Told told;
  bool is_covered = false;
  std::optional<Progress> progress;
  CheckLogResponse response;
  while (reader->Read(&response)) {
    if (response.has_progress()) Show(response.progress(), progress);
    if (response.has_finding()) told.findings.push_back(response.finding());
    if (response.has_covered()) told.covered = response.covered();
    is_covered = response.has_covered();
  }
  const grpc::Status status = reader->Finish();
  if (!status.ok()) return Explain(intake, status);
  if (!is_covered) return absl::DataLossError("the check ended before it was complete; run it again");
  return told;
}

void PrintFindings(const Told& told) {
  for (const CheckFinding& finding : told.findings) fmt::print("{}: {}\n", finding.place(), finding.what());
  if (told.covered.more_findings() > 0) fmt::print("and {} more\n", told.covered.more_findings());
}

absl::StatusOr<ExitCode> Fsck(const Session& session) {
  ASSIGN_OR_RETURN(const Told log, CheckLog(session));
  PrintFindings(log);
  if (!log.findings.empty()) {
    fmt::print("\nNOT whole: stop the server, keep a copy of its data, and see deploy/RUNBOOK.md\n");
    return ExitCode::kDifferences;
  }
  fmt::print(
      "log           {}\nroot          {}\n\nwhole: all {} events of the log, and nothing else is stored\n",
      log.covered.log_id(), Hex(log.covered.root()), log.covered.head());
  return ExitCode::kFine;
}

}  // namespace

void AddAuditFsck(CLI::App& audit, Session& session) {
  CLI::App& fsck = AddCommand(
      audit, "fsck",
      "Reads every stored byte of the log and names what is wrong, the first event first; exits with 3 then",
      "thuocdo audit fsck");
  OnRun(fsck, session, [&session] { return Fsck(session); });
}

}  // namespace thuocdo
