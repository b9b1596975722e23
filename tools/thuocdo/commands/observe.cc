// thuocdo observe: what shared systems report.
#include <fmt/format.h>

#include <memory>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/client/command.h"
#include "tools/thuocdo/client/local_files.h"
#include "tools/thuocdo/commands/subjects.h"
#include "tools/thuocdo/files/answers_csv.h"

namespace thuocdo::client {
namespace {

using intake::v1::IntakeService;
using intake::v1::ObserveAnswersRequest;

constexpr size_t kObservationsMax = 1000;

struct ObserveOptions {
  std::string campaign;
  std::string source;
  std::string file;
  std::string import_id;
};

// The rows from `begin`, as many as the service takes at once.
ObserveAnswersRequest MakeRequest(const ObserveOptions& options, const std::vector<ObservationRow>& rows,
                                  size_t begin) {
  ObserveAnswersRequest request;
  request.set_campaign(options.campaign);
  request.set_source(options.source);
  for (size_t i = begin; i < rows.size() && i < begin + kObservationsMax; ++i) {
    *request.add_observations() = rows[i].observation;
    request.set_source_position(rows[i].source_position);
  }
  return request;
}

// `status` with the lines of the file in place of the request's fields.
absl::Status AtLines(const ObserveOptions& options, const std::vector<ObservationRow>& rows, size_t begin,
                     const absl::Status& status) {
  if (ExitCodeOf(status) != ExitCode::kRejected || DetailOf(status).violations().empty()) return status;
  Violations placed;
  const rpc::v1::ErrorDetail detail = DetailOf(status);
  for (const rpc::v1::Violation& violation : detail.violations()) {
    size_t index = 0;
    const bool is_row = std::sscanf(violation.field().c_str(), "observations[%zu]", &index) == 1 &&
                        begin + index < rows.size();
    placed.Add(is_row ? absl::StrCat(options.file, ":", rows[begin + index].line) : violation.field(),
               violation.message());
  }
  return CommandError(placed.ToStatus(status.code(), absl::StrCat(options.file, " is rejected")));
}

absl::StatusOr<ExitCode> Observe(const Session& session, const ObserveOptions& options) {
  ASSIGN_OR_RETURN(const InputText input, ReadInput(options.file));
  const absl::StatusOr<std::vector<ObservationRow>> rows = ReadObservationsCsv(input);
  if (!rows.ok()) return UsageError(rows.status());
  const Endpoint intake = session.Intake();
  for (size_t begin = 0; begin < rows->size(); begin += kObservationsMax) {
    const ObserveAnswersRequest request = MakeRequest(options, *rows, begin);
    const std::string id = options.import_id.empty()
                               ? ""
                               : DerivedRequestId("observe", {options.import_id, options.campaign,
                                                              options.source, absl::StrCat(begin)});
    const auto response = Send(session, intake, &IntakeService::Stub::ObserveAnswers, "observe", request, id);
    if (!response.ok()) return AtLines(options, *rows, begin, response.status());
    PrintReceipt(response->receipt(),
                 absl::StrCat(CountedNoun(request.observations_size(), "observation"), " of ", options.source,
                              " recorded, up to its position ", request.source_position()),
                 "--import-id with a new id, and source positions above the last");
  }
  return ExitCode::kFine;
}

}  // namespace

void AddObserve(CLI::App& app, Session& session) {
  CLI::App& observe =
      AddSubject(app, "observe", "What shared systems report: import",
                 "thuocdo observe import binh-dinh-2016 --source dich-vu-cong --file observations.csv");
  auto options = std::make_shared<ObserveOptions>();
  CLI::App& import = AddCommand(
      observe, "import",
      "Records observations: "
      "organization,criterion,answer,source_position,evidence_uri,evidence_sha256,evidence_page,note",
      "thuocdo observe import binh-dinh-2016 --source dich-vu-cong --file observations.csv --actor "
      "system:dich-vu-cong");
  import.add_option("CAMPAIGN", options->campaign, "The campaign's id")->required();
  import.add_option("--source", options->source, "The shared system's name")->required()->type_name("NAME");
  import.add_option("--file", options->file, "The observations; source_position grows from row to row")
      ->required()
      ->type_name("FILE.csv");
  import.add_option(
      "--import-id", options->import_id,
      "Names this import. Without it the same file is recorded only once, however often it is repeated");
  OnRun(import, session, [&session, options] { return Observe(session, *options); });
}

}  // namespace thuocdo::client
