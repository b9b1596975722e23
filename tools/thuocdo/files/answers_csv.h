// ANSWERS.csv: declarations of many organizations, and what shared systems observed.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "thuocdo/intake/v1/answer_input.pb.h"
#include "thuocdo/intake/v1/sheets.pb.h"
#include "tools/thuocdo/files/input_text.h"
#include "tools/thuocdo/files/table_file.h"

namespace thuocdo::client {

// The columns of ANSWERS.csv: organization, criterion and answer; what proves it, a note, a basis (declared,
// transcribed, inferred or generated) and the criterion's title may be left out.
CsvHeader AnswersHeader();

// The name of `basis` in that column.
std::string BasisName(event::v1::Basis basis);

// One answer and the line it stands on.
struct AnswerRow {
  int line = 0;
  std::string title;  // the criterion's, as the file has it; may be empty
  intake::v1::AnswerInput answer;
};

// One organization's whole sheet, in the order of the file.
struct OrganizationAnswers {
  std::string organization;
  std::vector<AnswerRow> rows;
};

// Reads ANSWERS.csv; organizations come in the order in which they first appear. Answers stay text: intake
// reads them by the rule set.
//
// Returns INVALID_ARGUMENT with every violation at its line: a criterion twice for one organization, an empty
// organization or criterion, evidence that is no evidence, an unknown basis.
absl::StatusOr<std::vector<OrganizationAnswers>> ReadAnswersCsv(const InputText& input);

// One observation and its number in the shared system.
struct ObservationRow {
  int line = 0;
  uint64_t source_position = 0;
  intake::v1::Observation observation;
};

// Reads the columns of ANSWERS.csv and source_position.
//
// Returns INVALID_ARGUMENT with every violation at its line, as above, and where a source position is no
// number or is not more than on the line before.
absl::StatusOr<std::vector<ObservationRow>> ReadObservationsCsv(const InputText& input);

}  // namespace thuocdo::client
