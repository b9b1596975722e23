// thuocdo audit: whether a publication is what the log gives.
#include <fmt/format.h>

#include <memory>

#include "CLI/CLI.hpp"
#include "common/base/digest.h"
#include "common/base/text.h"
#include "thuocdo/audit/v1/audit.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using audit::v1::AuditService;
using audit::v1::VerifyPublicationRequest;
using audit::v1::VerifyPublicationResponse;

void PrintPublication(const VerifyPublicationResponse& found) {
  fmt::print(
      "campaign      {}\ndecision      {} of {}\npublished     at position {}, as known at position {}\n",
      found.campaign(), found.decision(), found.date(), found.publication_position(), found.position());
  fmt::print("rule set      {}\ndigest        {}\nrecomputed    {} and {} from {}, from position 1\n",
             found.rule_set(), Hex(found.digest()), CountedNoun(found.tables(), "table"),
             CountedNoun(found.cards(), "score card"), CountedNoun(found.events(), "event"));
}

absl::StatusOr<ExitCode> Verify(const Session& session, const VerifyPublicationRequest& request) {
  ASSIGN_OR_RETURN(const VerifyPublicationResponse found,
                   Call(session, session.Audit(), &AuditService::Stub::VerifyPublication, request));
  PrintPublication(found);
  if (found.differences().empty()) {
    fmt::print("\nverified: the publication is what the log gives\n");
    return ExitCode::kFine;
  }
  TextTable table({{"differs"}, {"published"}, {"recomputed"}});
  for (const audit::v1::Difference& difference : found.differences()) {
    table.AddRow({difference.subject(), difference.published(), difference.recomputed()});
  }
  fmt::print("\n{}\nNOT verified: {}\n", table.Render(), CountedNoun(found.differences_size(), "difference"));
  return ExitCode::kDifferences;
}

void AddVerify(CLI::App& audit, Session& session) {
  auto request = std::make_shared<VerifyPublicationRequest>();
  auto position = std::make_shared<uint64_t>(0);
  CLI::App& verify = AddCommand(audit, "verify",
                                "Recomputes a publication from position 1; exits with 3 if anything differs",
                                "thuocdo audit verify binh-dinh-2016");
  verify.add_option("CAMPAIGN", *request->mutable_campaign(), "The campaign's id")->required();
  verify.add_option("--publication", *position, "The publication's position; the latest unless given")
      ->check(IsPosition())
      ->type_name("POSITION");
  OnRun(verify, session, [&session, request, position] {
    request->set_publication_position(*position);
    return Verify(session, *request);
  });
}

}  // namespace

void AddAudit(CLI::App& app, Session& session) {
  CLI::App& audit =
      AddSubject(app, "audit",
                 "Checks what was published and the log, and proves what is in it: verify, fsck, "
                 "verify-receipt, export, bundle",
                 "thuocdo audit verify binh-dinh-2016");
  AddVerify(audit, session);
  AddAuditFsck(audit, session);
  AddAuditReceipts(audit, session);
  AddAuditExport(audit, session);
  AddAuditBundle(audit, session);
}

}  // namespace thuocdo::client
