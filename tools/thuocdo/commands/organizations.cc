// thuocdo organization: who is assessed.
#include <fmt/format.h>

#include <memory>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/text.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/client/pages.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/lists_csv.h"
#include "tools/thuocdo/text/text_table.h"

namespace thuocdo::client {
namespace {

using intake::v1::ImportOrganizationsRequest;
using intake::v1::IntakeService;
using intake::v1::Organization;
using intake::v1::OrganizationSpec;

constexpr size_t kImportMax = 1000;

// Sends `specs` in parts that the service takes.
absl::StatusOr<ExitCode> Import(const Session& session, const std::string& file,
                                const std::string& request_id) {
  ASSIGN_OR_RETURN(const InputText input, ReadInput(file));
  absl::StatusOr<std::vector<OrganizationSpec>> specs = ReadOrganizationsCsv(input);
  if (!specs.ok()) return UsageError(specs.status());
  const Endpoint intake = session.Intake();
  for (size_t begin = 0; begin < specs->size(); begin += kImportMax) {
    ImportOrganizationsRequest request;
    const size_t end = std::min(specs->size(), begin + kImportMax);
    for (size_t i = begin; i < end; ++i) *request.add_organizations() = (*specs)[i];
    const std::string id =
        request_id.empty() || begin == 0 ? request_id : absl::StrCat(request_id, "-", begin);
    ASSIGN_OR_RETURN(const auto response, Send(session, intake, &IntakeService::Stub::ImportOrganizations,
                                               "organization-import", request, id));
    PrintReceipt(response.receipt(), absl::StrCat(CountedNoun(end - begin, "organization"), " imported"));
  }
  return ExitCode::kFine;
}

void AddImport(CLI::App& organization, Session& session) {
  struct Options {
    std::string file, request_id;
  };
  auto options = std::make_shared<Options>();
  CLI::App& command =
      AddCommand(organization, "import", "Makes organizations known: id,name,aliases (separated by |)",
                 "thuocdo organization import organizations.csv --actor administrator:nguyen-van-a");
  command.add_option("FILE", options->file, "The CSV file")->required();
  AddRequestId(command, options->request_id);
  OnRun(command, session,
        [&session, options] { return Import(session, options->file, options->request_id); });
}

std::string Remark(const Organization& organization) {
  std::string remark = organization.ended();
  if (!organization.successors().empty())
    absl::StrAppend(&remark, " into ", absl::StrJoin(organization.successors(), ", "));
  if (!organization.predecessors().empty()) {
    absl::StrAppend(&remark, remark.empty() ? "" : "; ", "from ",
                    absl::StrJoin(organization.predecessors(), ", "));
  }
  return remark;
}

absl::StatusOr<ExitCode> ListOrganizations(const Session& session) {
  auto items = [](const intake::v1::ListOrganizationsResponse& page) { return page.organizations(); };
  ASSIGN_OR_RETURN(const std::vector<Organization> all,
                   ListAll<Organization>(session, session.Intake(), &IntakeService::Stub::ListOrganizations,
                                         intake::v1::ListOrganizationsRequest(), items));
  TextTable table({{"id"}, {"name"}, {"also printed as"}, {"remark"}});
  for (const Organization& organization : all) {
    table.AddRow({organization.id(), organization.name(), absl::StrJoin(organization.aliases(), " | "),
                  Remark(organization)});
  }
  fmt::print("{}", table.Render());
  return ExitCode::kFine;
}

void AddRename(CLI::App& organization, Session& session) {
  auto request = std::make_shared<intake::v1::RenameOrganizationRequest>();
  CLI::App& command = AddCommand(
      organization, "rename", "Gives an organization a new name; the old one becomes an alias",
      "thuocdo organization rename so-noi-vu \"Sở Nội vụ và Lao động\" --reason \"Quyết định 12/QĐ-UBND\"");
  command.add_option("ORGANIZATION", *request->mutable_organization(), "The organization's id")->required();
  command.add_option("NAME", *request->mutable_name(), "The new name")->required();
  command.add_option("--reason", *request->mutable_reason(), "Why: the decision that renames it")->required();
  AddRequestId(command, *request->mutable_request_id());
  OnRun(command, session, [&session, request]() -> absl::StatusOr<ExitCode> {
    ASSIGN_OR_RETURN(const auto response,
                     Send(session, session.Intake(), &IntakeService::Stub::RenameOrganization,
                          "organization-rename", *request, request->request_id()));
    PrintReceipt(response.receipt(), absl::StrCat(request->organization(), " is named ", request->name()));
    return ExitCode::kFine;
  });
}

void AddDissolve(CLI::App& organization, Session& session) {
  auto request = std::make_shared<intake::v1::DissolveOrganizationRequest>();
  CLI::App& command =
      AddCommand(organization, "dissolve", "Ends an organization without a successor",
                 "thuocdo organization dissolve ban-dan-toc --reason \"Quyết định 12/QĐ-UBND\"");
  command.add_option("ORGANIZATION", *request->mutable_organization(), "The organization's id")->required();
  command.add_option("--reason", *request->mutable_reason(), "Why: the decision that dissolves it")
      ->required();
  AddRequestId(command, *request->mutable_request_id());
  OnRun(command, session, [&session, request]() -> absl::StatusOr<ExitCode> {
    ASSIGN_OR_RETURN(const auto response,
                     Send(session, session.Intake(), &IntakeService::Stub::DissolveOrganization,
                          "organization-dissolve", *request, request->request_id()));
    PrintReceipt(response.receipt(), absl::StrCat(request->organization(), " is dissolved"));
    return ExitCode::kFine;
  });
}

absl::StatusOr<OrganizationSpec> Successor(const std::string& text) {
  absl::StatusOr<OrganizationSpec> spec = ReadOrganizationSpec(text);
  if (!spec.ok()) return UsageError(Annotate(spec.status(), "--into"));
  return spec;
}

void AddSplit(CLI::App& organization, Session& session) {
  auto request = std::make_shared<intake::v1::SplitOrganizationRequest>();
  auto into = std::make_shared<std::vector<std::string>>();
  CLI::App& command =
      AddCommand(organization, "split", "Ends an organization; two or more new ones follow it",
                 "thuocdo organization split so-van-hoa --into so-du-lich=\"Sở Du lịch\" --into "
                 "so-the-thao=\"Sở Thể thao\" --reason \"Quyết định 12/QĐ-UBND\"");
  command.add_option("ORGANIZATION", *request->mutable_organization(), "The organization that ends")
      ->required();
  command.add_option("--into", *into, "A new organization; give it once for each")
      ->required()
      ->type_name("ID=NAME");
  command.add_option("--reason", *request->mutable_reason(), "Why: the decision that splits it")->required();
  AddRequestId(command, *request->mutable_request_id());
  OnRun(command, session, [&session, request, into]() -> absl::StatusOr<ExitCode> {
    request->clear_successors();
    for (const std::string& text : *into) {
      ASSIGN_OR_RETURN(*request->add_successors(), Successor(text));
    }
    ASSIGN_OR_RETURN(const auto response,
                     Send(session, session.Intake(), &IntakeService::Stub::SplitOrganization,
                          "organization-split", *request, request->request_id()));
    PrintReceipt(response.receipt(), absl::StrCat(request->organization(), " is split"));
    return ExitCode::kFine;
  });
}

void AddMerge(CLI::App& organization, Session& session) {
  auto request = std::make_shared<intake::v1::MergeOrganizationsRequest>();
  auto ending = std::make_shared<std::vector<std::string>>();
  auto into = std::make_shared<std::string>();
  CLI::App& command =
      AddCommand(organization, "merge", "Ends two or more organizations; one new one follows them",
                 "thuocdo organization merge so-tai-chinh so-ke-hoach --into "
                 "so-tai-chinh-2025=\"Sở Tài chính\" --reason \"Nghị quyết 15/NQ-HĐND\"");
  command.add_option("ORGANIZATION", *ending, "The organizations that end, two or more")
      ->required()
      ->expected(2, 1000);
  command.add_option("--into", *into, "The organization that follows them")->required()->type_name("ID=NAME");
  command.add_option("--reason", *request->mutable_reason(), "Why: the decision that merges them")
      ->required();
  AddRequestId(command, *request->mutable_request_id());
  OnRun(command, session, [&session, request, ending, into]() -> absl::StatusOr<ExitCode> {
    *request->mutable_organizations() = {ending->begin(), ending->end()};
    ASSIGN_OR_RETURN(*request->mutable_successor(), Successor(*into));
    ASSIGN_OR_RETURN(const auto response,
                     Send(session, session.Intake(), &IntakeService::Stub::MergeOrganizations,
                          "organization-merge", *request, request->request_id()));
    PrintReceipt(response.receipt(), absl::StrCat(absl::StrJoin(*ending, ", "), " are merged"));
    return ExitCode::kFine;
  });
}

}  // namespace

void AddOrganizations(CLI::App& app, Session& session) {
  CLI::App& organization =
      AddSubject(app, "organization", "Who is assessed: import, list, rename, split, merge, dissolve",
                 "thuocdo organization list");
  AddImport(organization, session);
  CLI::App& list = AddCommand(organization, "list", "Lists all organizations", "thuocdo organization list");
  OnRun(list, session, [&session] { return ListOrganizations(session); });
  AddRename(organization, session);
  AddSplit(organization, session);
  AddMerge(organization, session);
  AddDissolve(organization, session);
}

}  // namespace thuocdo::client
