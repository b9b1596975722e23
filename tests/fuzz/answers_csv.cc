#include "tools/thuocdo/files/answers_csv.h"

#include "common/base/csv.h"
#include "common/base/digest.h"
#include "common/base/messages.h"
#include "common/base/status.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

using intake::v1::AnswerInput;
using Fields = std::vector<std::string>;

// The columns of evidence and the note, which both files have.
Fields ProofFields(const AnswerInput& answer) {
  const std::string note = client::GuardFormula(answer.note());
  if (answer.evidence().empty()) return {"", "", "", note};
  const event::v1::Evidence& evidence = answer.evidence(0);
  const std::string page = evidence.page() == 0 ? "" : absl::StrCat(evidence.page());
  return {client::GuardFormula(evidence.uri()), Hex(evidence.sha256()), page, note};
}

std::string Row(Fields fields, const Fields& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return FormatCsvRow(fields);
}

std::string Written(const std::vector<client::OrganizationAnswers>& sheets) {
  std::string csv = Row(client::AnswersHeader().required, client::AnswersHeader().optional);
  for (const client::OrganizationAnswers& sheet : sheets) {
    for (const client::AnswerRow& row : sheet.rows) {
      Fields proof = ProofFields(row.answer);
      proof.push_back(client::BasisName(row.answer.basis()));
      proof.push_back(row.title);
      csv += Row({sheet.organization, row.answer.criterion(), row.answer.text()}, proof);
    }
  }
  return csv;
}

std::string Written(const std::vector<client::ObservationRow>& rows) {
  std::string csv =
      "organization,criterion,answer,source_position,evidence_uri,evidence_sha256,evidence_page,note\n";
  for (const client::ObservationRow& row : rows) {
    const AnswerInput& answer = row.observation.answer();
    csv += Row({row.observation.organization(), answer.criterion(), answer.text(),
                absl::StrCat(row.source_position)},
               ProofFields(answer));
  }
  return csv;
}

// What is written of `read` must be read, and written alike once more.
template <typename Rows>
absl::Status ReadAgain(const absl::StatusOr<Rows>& read,
                       absl::StatusOr<Rows> (*reader)(const client::InputText&)) {
  if (!read.ok()) return absl::OkStatus();
  const std::string csv = Written(*read);
  ASSIGN_OR_RETURN(const Rows again, reader({"again.csv", csv}));
  return Same("the rows read again", Written(again), csv);
}

}  // namespace

absl::Status AnswersCsv(absl::string_view input) {
  const client::InputText text{"input.csv", std::string(input)};
  RETURN_IF_ERROR(ReadAgain(client::ReadAnswersCsv(text), &client::ReadAnswersCsv));
  return ReadAgain(client::ReadObservationsCsv(text), &client::ReadObservationsCsv);
}

}  // namespace thuocdo::fuzz
