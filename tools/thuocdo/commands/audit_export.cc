// thuocdo audit export: the log's headers and its tree as files for everybody.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "common/transparency/log_export.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/checkpoints.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/export_directory.h"
#include "tools/thuocdo/client/progress.h"
#include "tools/thuocdo/commands/subjects.h"

namespace thuocdo::client {
namespace {

using eventlog::v1::EventLogService;
using eventlog::v1::ReadRecordsRequest;
using eventlog::v1::ReadRecordsResponse;

constexpr uint64_t kExportPageMax = 1000;

struct ExportOptions {
  std::string directory;
  std::vector<std::string> keys;
  bool is_check = false;
};

// The checkpoint that is in `directory`, with its keys checked; that of no entries at all if there is none.
absl::StatusOr<note::Checkpoint> CheckpointIn(const ExportDirectory& directory, const std::string& origin,
                                              const std::vector<note::VerifierKey>& keys) {
  ASSIGN_OR_RETURN(const std::optional<std::string> note, directory.Checkpoint());
  if (!note.has_value()) return note::Checkpoint{origin, {}};
  const absl::StatusOr<transparency::SignedCheckpoint> found = transparency::ReadCheckpoint(*note, keys);
  if (!found.ok()) return Annotate(found.status(), "checkpoint in the directory");
  return found->checkpoint;
}

// Adds the headers of the log's records to `tree` until it has `size` entries. New files go to `directory`.
absl::Status AddHeaders(const Session& session, uint64_t size, merkle::StaticTree& tree,
                        ExportDirectory& directory) {
  const Endpoint intake = session.Intake();
  auto keep = [&](const std::string& file, absl::string_view bytes) { return directory.Stage(file, bytes); };
  Progress progress("record", size - tree.size());
  while (tree.size() < size) {
    ReadRecordsRequest request;
    request.set_after_position(tree.size());
    request.set_page_size(static_cast<int32_t>(std::min(kExportPageMax, size - tree.size())));
    ASSIGN_OR_RETURN(const ReadRecordsResponse page,
                     Call(session, intake, &EventLogService::Stub::ReadRecords, request));
    if (page.records().empty()) {
      return absl::DataLossError(absl::StrCat("intake's log ends at position ", tree.size(),
                                              ", the checkpoint that audit signed is of size ", size));
    }
    std::vector<absl::string_view> headers;
    for (const eventlog::v1::Record& record : page.records()) headers.push_back(record.header());
    RETURN_IF_ERROR(tree.Add(headers, keep));
    for (size_t i = 0; i < headers.size(); ++i) progress.Step(absl::StrCat("position ", tree.size()));
  }
  return tree.Finish(keep);
}

absl::StatusOr<ExitCode> Export(const Session& session, const ExportOptions& options) {
  ASSIGN_OR_RETURN(const std::vector<note::VerifierKey> keys, ReadKeyOption(options.keys));
  ASSIGN_OR_RETURN(const LogCheckpoint now, GetCheckpoint(session, keys));
  const note::Checkpoint& signed_now = now.found.checkpoint;
  ExportDirectory directory(options.directory);
  ASSIGN_OR_RETURN(const note::Checkpoint kept, CheckpointIn(directory, signed_now.origin, keys));
  auto read = [&](const std::string& file) { return directory.Read(file); };
  ASSIGN_OR_RETURN(merkle::StaticTree tree, transparency::OpenExport(kept, signed_now, read));
  RETURN_IF_ERROR(AddHeaders(session, signed_now.tree.size, tree, directory));
  RETURN_IF_ERROR(transparency::CheckContinued(tree, kept, signed_now));
  RETURN_IF_ERROR(directory.Publish(now.note));
  fmt::print("{} has {}, {} of them new: {}\n", options.directory, CountedNoun(tree.size(), "record"),
             tree.size() - kept.tree.size, DescribeCheckpoint(now.found));
  return ExitCode::kFine;
}

absl::StatusOr<ExitCode> Check(const ExportOptions& options) {
  ASSIGN_OR_RETURN(const std::vector<note::VerifierKey> keys, ReadKeyOption(options.keys));
  const ExportDirectory directory(options.directory);
  ASSIGN_OR_RETURN(const std::string note, directory.Read("checkpoint"));
  ASSIGN_OR_RETURN(const transparency::SignedCheckpoint found, transparency::ReadCheckpoint(note, keys));
  auto read = [&](const std::string& file) { return directory.Read(file); };
  const absl::Status checked = transparency::CheckExport(found.checkpoint, read);
  if (absl::IsDataLoss(checked)) {
    fmt::print("NOT verified: {}\n", std::string(checked.message()));
    return ExitCode::kDifferences;
  }
  RETURN_IF_ERROR(checked);
  fmt::print("verified: every file follows from the log's {}; {}\n",
             CountedNoun(found.checkpoint.tree.size, "entry"), DescribeCheckpoint(found));
  return ExitCode::kFine;
}

}  // namespace

void AddAuditExport(CLI::App& audit, Session& session) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App& command = AddCommand(audit, "export",
                                 "Writes the log's headers, which reveal no answer, and its tree as files "
                                 "that any web server can give to "
                                 "anybody (C2SP tlog-tiles); goes on where the last export ended",
                                 "thuocdo audit export /srv/log --key log.vkey");
  command.add_option("DIR", options->directory, "Where the files are, or will be")->required();
  AddKeyOption(command, options->keys);
  command.add_flag(
      "--check", options->is_check,
      "Writes nothing and asks no server: computes every file again; exits with 3 if one differs");
  OnRun(command, session,
        [&session, options] { return options->is_check ? Check(*options) : Export(session, *options); });
}

}  // namespace thuocdo::client
