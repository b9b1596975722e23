// thuocdo audit fsck: whether every stored byte of the log, and of what audit keeps of it, is as it should
// be.
#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "common/base/digest.h"
#include "common/base/text.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "thuocdo/eventlog/v1/log_maintenance_service.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/progress.h"
#include "tools/thuocdo/commands/subjects.h"

namespace thuocdo::client {
namespace {

using audit::v1::CheckTreeRequest;
using audit::v1::CheckTreeResponse;
using audit::v1::ProofService;
using audit::v1::TreeCovered;
using eventlog::v1::CheckFinding;
using eventlog::v1::CheckLogResponse;
using eventlog::v1::LogCovered;
using eventlog::v1::LogMaintenanceService;

// What a check has told.
template <typename Covered>
struct Told {
  std::vector<CheckFinding> findings;
  Covered covered;
  bool is_covered = false;
};

// Reads what a check of `what` tells, showing how far it has come.
template <typename Response, typename Covered>
absl::StatusOr<Told<Covered>> ReadAll(const Endpoint& from, grpc::ClientReader<Response>& reader,
                                      const std::string& what) {
  Told<Covered> told;
  std::optional<Progress> progress;
  Response response;
  while (reader.Read(&response)) {
    if (response.has_progress() && response.progress().total() > 0) {
      if (!progress.has_value()) progress.emplace(what, response.progress().total());
      progress->Reach(response.progress().checked());
    }
    if (response.has_finding()) told.findings.push_back(response.finding());
    if (response.has_covered()) told.covered = response.covered();
    told.is_covered = response.has_covered();
  }
  const grpc::Status status = reader.Finish();
  if (!status.ok()) return CallError(from, status);
  if (!told.is_covered) return absl::UnavailableError("the check ended before it was complete");
  return told;
}

absl::StatusOr<Told<LogCovered>> CheckLog(const Session& session) {
  const Endpoint intake = session.Intake();
  grpc::ClientContext context;
  RETURN_IF_ERROR(session.PrepareLong(context));
  LogMaintenanceService::Stub stub(intake.channel);
  return ReadAll<CheckLogResponse, LogCovered>(intake, *stub.CheckLog(&context, {}), "log entry");
}

// What audit keeps, against itself and against the log that `log` has covered.
absl::StatusOr<Told<TreeCovered>> CheckTree(const Session& session, const LogCovered& log) {
  const Endpoint audit = session.Audit();
  grpc::ClientContext context;
  RETURN_IF_ERROR(session.PrepareLong(context));
  CheckTreeRequest request;
  if (!log.root().empty()) {
    request.set_log_size(log.head());
    request.set_log_root(log.root());
  }
  ProofService::Stub stub(audit.channel);
  absl::StatusOr<Told<TreeCovered>> told =
      ReadAll<CheckTreeResponse, TreeCovered>(audit, *stub.CheckTree(&context, request), "audit entry");
  if (!absl::IsDataLoss(told.status())) return told;
  Told<TreeCovered> stopped;  // audit follows this log no longer, and says why
  stopped.findings.emplace_back().set_place("audit");
  stopped.findings[0].set_what(std::string(told.status().message()));
  return stopped;
}

template <typename Covered>
void PrintFindings(const Told<Covered>& told, const std::string& keeper) {
  for (const CheckFinding& finding : told.findings) {
    fmt::print("{}: {}: {}\n", keeper, finding.place(), finding.what());
  }
  if (told.covered.more_findings() > 0) {
    fmt::print("{}: and {} more\n", keeper, told.covered.more_findings());
  }
}

absl::StatusOr<ExitCode> Fsck(const Session& session) {
  ASSIGN_OR_RETURN(const Told<LogCovered> log, CheckLog(session));
  PrintFindings(log, "log");
  ASSIGN_OR_RETURN(const Told<TreeCovered> tree, CheckTree(session, log.covered));
  PrintFindings(tree, "audit");
  if (!log.findings.empty() || !tree.findings.empty()) {
    fmt::print("\nNOT whole: keep a copy of the whole data directory, and see deploy/RUNBOOK.md\n");
    return ExitCode::kDifferences;
  }
  const std::string events = CountedNoun(log.covered.head(), "event");
  fmt::print("log           {}\nroot          {}, of {}\n\n", log.covered.log_id(), Hex(log.covered.root()),
             events);
  fmt::print("whole: the log's {}, and the {} that audit keeps of it with their tree\n", events,
             tree.covered.size());
  return ExitCode::kFine;
}

}  // namespace

void AddAuditFsck(CLI::App& audit, Session& session) {
  CLI::App& fsck = AddCommand(audit, "fsck",
                              "Reads every stored byte of the log and of what audit keeps, and names what is "
                              "wrong, the first event first; "
                              "exits with 3 then",
                              "thuocdo audit fsck");
  OnRun(fsck, session, [&session] { return Fsck(session); });
}

}  // namespace thuocdo::client
