#include "services/audit/check_tree_call.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/check/log_findings.h"
#include "common/note/note.h"
#include "services/audit/core/tree/log_tree.h"
#include "services/audit/core/tree/tree_check.h"

namespace thuocdo::audit {
namespace {

using audit::v1::CheckTreeRequest;
using audit::v1::CheckTreeResponse;

// Returns the first position up to `size` whose header in the log that `following` follows is not the one in
// `tree`; 0 if there is none.
absl::StatusOr<Position> FirstDifference(const replica::LogReplica& replica, const LogTree& tree,
                                         uint64_t size) {
  Position at;
  bool is_found = false;
  auto compare = [&](const eventlog::v1::Record& record) {
    ++at.value;
    const absl::StatusOr<merkle::Hash> leaf = tree.Leaf(at);
    is_found = !leaf.ok() || *leaf != merkle::HashLeaf(record.header());
    return !is_found && at.value < size;
  };
  RETURN_IF_ERROR(replica.Rescan(compare));
  return is_found ? at : Position{0};
}

// Returns a finding if the root of `tree` differs from that of the log, which `request` names.
std::vector<eventlog::LogFinding> CompareWithLog(const replica::LogReplica& replica, const LogTree& tree,
                                                 const CheckTreeRequest& request) {
  if (request.log_size() == 0) return {};
  const absl::StatusOr<merkle::Tree> kept = tree.TreeOfSize(request.log_size());
  if (!kept.ok()) return {{.place = "tree", .what = std::string(kept.status().message())}};
  if (merkle::Bytes(kept->root) == request.log_root()) return {};
  const absl::StatusOr<Position> first = FirstDifference(replica, tree, request.log_size());
  if (!first.ok()) return {{.place = "log", .what = std::string(first.status().message())}};
  if (first->value == 0)
    return {{.place = "tree", .what = "its root differs from that of the log that was checked"}};
  return {{*first, eventlog::PlaceOf(*first), "the header in the log is not the one that audit has kept"}};
}

absl::Status CompareWithNote(const std::string& bytes, const LogTree& tree) {
  ASSIGN_OR_RETURN(const note::Note signed_note, note::ParseNote(bytes));
  ASSIGN_OR_RETURN(const note::Checkpoint checkpoint, note::ParseCheckpoint(signed_note.text));
  ASSIGN_OR_RETURN(const merkle::Tree kept, tree.TreeOfSize(checkpoint.tree.size));
  if (kept == checkpoint.tree) return absl::OkStatus();
  return absl::DataLossError(absl::StrCat("the checkpoint of ", checkpoint.tree.size,
                                          " events has another root than the stored tree"));
}

// Returns a finding if the latest checkpoint, if any, is not of `tree`.
std::vector<eventlog::LogFinding> CompareWithCheckpoint(Checkpointer& checkpointer, const LogTree& tree) {
  const absl::StatusOr<std::string> bytes = checkpointer.SignAtLeast(1);
  if (absl::IsFailedPrecondition(bytes.status())) return {};
  absl::Status violation = bytes.status();
  if (violation.ok()) violation = CompareWithNote(*bytes, tree);
  if (violation.ok()) return {};
  return {{.place = "checkpoint", .what = std::string(violation.message())}};
}

CheckTreeResponse FindingResponse(const eventlog::LogFinding& finding) {
  CheckTreeResponse response;
  response.mutable_finding()->set_position(finding.position.value);
  response.mutable_finding()->set_place(finding.place);
  response.mutable_finding()->set_what(finding.what);
  return response;
}

CheckTreeResponse CoveredResponse(const TreeCheckResult& result, const LogTree& tree) {
  CheckTreeResponse response;
  response.mutable_covered()->set_size(result.size);
  response.mutable_covered()->set_more_findings(result.more_findings);
  const absl::StatusOr<merkle::Tree> whole = tree.TreeOfSize(result.size);
  if (whole.ok()) response.mutable_covered()->set_root(std::string(merkle::Bytes(whole->root)));
  return response;
}

}  // namespace

absl::Status CheckStoredTree(const replica::LogReplica& replica, Checkpointer& checkpointer,
                             const CheckTreeRequest& request,
                             absl::FunctionRef<absl::Status(const CheckTreeResponse&)> write) {
  const Position known = replica.history().position();
  const absl::StatusOr<std::unique_ptr<const storage::KeyValueStore>> kept = replica.store().OpenSnapshot();
  if (absl::IsDataLoss(kept.status())) {
    RETURN_IF_ERROR(
        write(FindingResponse({.place = "storage", .what = std::string(kept.status().message())})));
    CheckTreeResponse nothing;
    nothing.mutable_covered();
    return write(nothing);
  }
  RETURN_IF_ERROR(kept.status());
  auto write_progress = [&](uint64_t checked, uint64_t total) {
    CheckTreeResponse response;
    response.mutable_progress()->set_checked(checked);
    response.mutable_progress()->set_total(total);
    return write(response);
  };
  ASSIGN_OR_RETURN(const TreeCheckResult result, CheckStoredEntries(**kept, known, write_progress));
  const LogTree tree(kept->get());
  for (const auto& findings :
       {result.findings, CompareWithLog(replica, tree, request), CompareWithCheckpoint(checkpointer, tree)}) {
    for (const eventlog::LogFinding& finding : findings) RETURN_IF_ERROR(write(FindingResponse(finding)));
  }
  return write(CoveredResponse(result, tree));
}

}  // namespace thuocdo::audit
