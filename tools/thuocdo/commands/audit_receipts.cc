// thuocdo audit verify-receipt: whether what was accepted is in the log.
#include <fmt/format.h>

#include <memory>
#include <optional>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "common/transparency/receipt_check.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "thuocdo/eventlog/v1/eventlog_service.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/checkpoints.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/progress.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/saved_receipt.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using audit::v1::GetInclusionProofRequest;
using audit::v1::GetInclusionProofResponse;
using audit::v1::ProofService;
using eventlog::v1::EventLogService;

struct ReceiptOptions {
  std::string file;
  std::vector<std::string> keys;
};

// The log that the receipts must be of, and its tree.
struct Log {
  std::string id;
  merkle::Tree tree;
};

// What speaks against `claim`; nothing if every one of its events is in the log.
absl::StatusOr<std::optional<std::string>> FindViolation(const Session& session, const Endpoint& audit,
                                                         const transparency::ReceiptClaim& claim,
                                                         const Log& log) {
  if (std::optional<std::string> violation =
          transparency::ViolationWithoutProof(claim, log.id, log.tree.size))
    return violation;
  GetInclusionProofRequest request;
  request.set_tree_size(log.tree.size);
  for (size_t i = 0; i < claim.leaves.size(); ++i) {
    request.set_position(claim.first.value + i);
    ASSIGN_OR_RETURN(const GetInclusionProofResponse response,
                     Call(session, audit, &ProofService::Stub::GetInclusionProof, request));
    const std::vector<std::string> hashes(response.hashes().begin(), response.hashes().end());
    if (std::optional<std::string> violation = transparency::ViolationInProof(claim, i, hashes, log.tree))
      return violation;
  }
  return std::nullopt;
}

std::string Positions(const transparency::ReceiptClaim& claim) {
  const uint64_t last = claim.first.value + claim.leaves.size() - 1;
  return claim.first.value == last ? absl::StrCat(last) : absl::StrCat(claim.first.value, " to ", last);
}

// Checks each of `lines` and prints what was found; how many are no receipts, or not in the log.
absl::StatusOr<size_t> CheckAll(const Session& session, const ReceiptLines& lines, const Log& log) {
  TextTable table({{"line", Align::kRight}, {"positions"}, {"request"}, {"found"}});
  size_t violations = lines.unreadable.size();
  {
    const Endpoint audit = session.Audit();
    Progress progress("receipt", lines.claims.size());
    for (const transparency::ReceiptClaim& claim : lines.claims) {
      ASSIGN_OR_RETURN(const std::optional<std::string> violation, FindViolation(session, audit, claim, log));
      violations += violation.has_value() ? 1 : 0;
      table.AddRow({absl::StrCat(claim.line), Positions(claim), claim.request_id,
                    violation.has_value() ? absl::StrCat("NOT proved: ", *violation) : "in the log"});
      progress.Step(claim.request_id);
    }
  }
  for (const auto& [line, why] : lines.unreadable)
    table.AddRow({absl::StrCat(line), "", "", absl::StrCat("NOT proved: ", why)});
  fmt::print("{}\n", table.Render());
  return violations;
}

absl::StatusOr<ExitCode> VerifyReceipts(const Session& session, const ReceiptOptions& options) {
  ASSIGN_OR_RETURN(const std::vector<note::VerifierKey> keys, ReadKeyOption(options.keys));
  ASSIGN_OR_RETURN(const InputText input, ReadInput(options.file));
  const absl::StatusOr<ReceiptLines> lines = ReadReceiptLines(input);
  if (!lines.ok()) return UsageError(lines.status());
  ASSIGN_OR_RETURN(const LogCheckpoint checkpoint, GetCheckpoint(session, keys));
  ASSIGN_OR_RETURN(const auto head, Call(session, session.Intake(), &EventLogService::Stub::GetHead,
                                         eventlog::v1::GetHeadRequest()));
  fmt::print("{}\n\n", DescribeCheckpoint(checkpoint.found));
  ASSIGN_OR_RETURN(const size_t violations,
                   CheckAll(session, *lines, {head.log_id(), checkpoint.found.checkpoint.tree}));
  const size_t count = lines->claims.size() + lines->unreadable.size();
  if (violations == 0) {
    fmt::print("verified: {} of {} in the log of this checkpoint\n", count, CountedNoun(count, "receipt"));
    return ExitCode::kFine;
  }
  fmt::print("NOT verified: {} of {}\n", violations, CountedNoun(count, "receipt"));
  return ExitCode::kDifferences;
}

}  // namespace

void AddAuditReceipts(CLI::App& audit, Session& session) {
  auto options = std::make_shared<ReceiptOptions>();
  CLI::App& verify = AddCommand(audit, "verify-receipt",
                                "Proves that accepted commands are in the log: checks here, by a proof for "
                                "every event, what --receipts "
                                "has kept; exits with 3 if one is not",
                                "thuocdo audit verify-receipt receipts.jsonl --key log.vkey");
  verify.add_option("FILE", options->file, "The receipts, as --receipts of any command writes them")
      ->required();
  AddKeyOption(verify, options->keys);
  OnRun(verify, session, [&session, options] { return VerifyReceipts(session, *options); });
}

}  // namespace thuocdo::client
