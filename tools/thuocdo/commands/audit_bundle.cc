// thuocdo audit bundle: what one organization needs to check its own place offline.
#include <fmt/format.h>

#include <memory>

#include "CLI/CLI.hpp"
#include "common/base/text.h"
#include "thuocdo/audit/v1/proof_service.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/commands/subjects.h"

namespace thuocdo::client {
namespace {

using audit::v1::GetBundleRequest;
using audit::v1::GetBundleResponse;
using audit::v1::ProofService;

struct BundleOptions {
  GetBundleRequest request;
  uint64_t publication = 0;
  std::string output;
};

// The file, put together from its chunks.
absl::StatusOr<std::string> ReadBundle(const Session& session, const GetBundleRequest& request) {
  grpc::ClientContext context;
  RETURN_IF_ERROR(session.Prepare(context));
  const Endpoint to = session.Audit();
  ProofService::Stub stub(to.channel);
  const auto reader = stub.GetBundle(&context, request);
  std::string bytes;
  for (GetBundleResponse chunk; reader->Read(&chunk);) bytes += chunk.data();
  const grpc::Status status = reader->Finish();
  if (!status.ok()) return CallError(to, status);
  return bytes;
}

absl::StatusOr<ExitCode> Bundle(const Session& session, BundleOptions& options) {
  options.request.set_publication_position(options.publication);
  ASSIGN_OR_RETURN(const std::string bytes, ReadBundle(session, options.request));
  RETURN_IF_ERROR(WriteOutput(options.output, bytes));
  fmt::print("{}: {}; check it with: thuocdo-verify {} --key PUBKEY\n", options.output,
             CountedNoun(bytes.size(), "byte"), options.output);
  return ExitCode::kFine;
}

}  // namespace

void AddAuditBundle(CLI::App& audit, Session& session) {
  auto options = std::make_shared<BundleOptions>();
  CLI::App& bundle = AddCommand(
      audit, "bundle",
      "Writes a file with which an organization can check its place offline (thuocdo-verify); it has the "
      "organization's whole sheet in it",
      "thuocdo audit bundle binh-dinh-2016 so-tai-chinh -o so-tai-chinh.bundle");
  bundle.add_option("CAMPAIGN", *options->request.mutable_campaign(), "The campaign's id")->required();
  bundle.add_option("ORGANIZATION", *options->request.mutable_organization(), "The organization's id")
      ->required();
  bundle
      .add_option("--publication", options->publication,
                  "The publication's position; the latest unless given")
      ->check(IsPosition())
      ->type_name("POSITION");
  bundle.add_option("-o,--output", options->output, "The file to write")->required()->type_name("FILE");
  OnRun(bundle, session, [&session, options] { return Bundle(session, *options); });
}

}  // namespace thuocdo::client
