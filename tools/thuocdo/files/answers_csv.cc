#include "tools/thuocdo/files/answers_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace thuocdo::client {
namespace {

using event::v1::Basis;
using event::v1::Evidence;
using intake::v1::AnswerInput;

constexpr std::array<std::pair<const char*, Basis>, 4> kBases = {
    {{"declared", event::v1::BASIS_DECLARED},
     {"transcribed", event::v1::BASIS_TRANSCRIBED},
     {"inferred", event::v1::BASIS_INFERRED},
     {"generated", event::v1::BASIS_GENERATED}}};

bool IsSha256Hex(absl::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), absl::ascii_isxdigit);
}

bool ReadPage(const std::string& text, Evidence& evidence) {
  uint32_t page = 0;
  if (!std::all_of(text.begin(), text.end(), absl::ascii_isdigit)) return false;
  if (!text.empty() && (!absl::SimpleAtoi(text, &page) || page == 0)) return false;
  evidence.set_page(page);
  return true;
}

// What one file has in common: where its columns are, and its violations.
class AnswerReader {
 public:
  AnswerReader(LineViolations& violations, size_t evidence_column)
      : violations_(violations), evidence_(evidence_column) {}

  AnswerInput Read(const CsvRow& row) {
    AnswerInput input;
    if (row.fields[0].empty()) violations_.Add(row.line, "organization is missing");
    if (row.fields[1].empty()) violations_.Add(row.line, "criterion is missing");
    input.set_criterion(row.fields[1]);
    input.set_text(row.fields[2]);
    ReadEvidence(row, input);
    input.set_note(UnguardFormula(row.fields[evidence_ + 3]));
    return input;
  }

  void ReadBasis(const CsvRow& row, AnswerInput& input) {
    const std::string& name = row.fields[evidence_ + 4];
    if (name.empty()) return;
    for (const auto& [known, basis] : kBases) {
      if (name == known) return input.set_basis(basis);
    }
    violations_.Add(
        row.line,
        absl::StrCat("basis must be declared, transcribed, inferred or generated, not \"", name, "\""));
  }

 private:
  void ReadEvidence(const CsvRow& row, AnswerInput& input) {
    const std::string uri = UnguardFormula(row.fields[evidence_]);
    const std::string& sha256 = row.fields[evidence_ + 1];
    const std::string& page = row.fields[evidence_ + 2];
    if (uri.empty() && sha256.empty() && page.empty()) return;
    if (uri.empty())
      violations_.Add(row.line, "evidence_uri is missing beside evidence_sha256 or evidence_page");
    Evidence& evidence = *input.add_evidence();
    evidence.set_uri(uri);
    if (!sha256.empty() && !IsSha256Hex(sha256)) {
      violations_.Add(row.line, "evidence_sha256 must be 64 hexadecimal digits");
    } else {
      evidence.set_sha256(absl::HexStringToBytes(sha256));
    }
    if (!ReadPage(page, evidence)) violations_.Add(row.line, "evidence_page must be a page number from 1");
  }

  LineViolations& violations_;
  size_t evidence_;
};

// Groups rows by organization and rejects a criterion twice.
class SheetGatherer {
 public:
  explicit SheetGatherer(LineViolations& violations) : violations_(violations) {}

  void Add(const std::string& organization, AnswerRow row) {
    auto [seen, is_first] = line_by_key_.try_emplace({organization, row.answer.criterion()}, row.line);
    if (!is_first) {
      violations_.Add(row.line, absl::StrCat("criterion ", row.answer.criterion(), " of ", organization,
                                             " is on line ", seen->second, " already"));
    }
    auto [index, is_new] = index_by_organization_.try_emplace(organization, sheets_.size());
    if (is_new) sheets_.push_back({organization, {}});
    sheets_[index->second].rows.push_back(std::move(row));
  }

  std::vector<OrganizationAnswers> Take() { return std::move(sheets_); }

 private:
  LineViolations& violations_;
  std::map<std::pair<std::string, std::string>, int> line_by_key_;
  std::map<std::string, size_t> index_by_organization_;
  std::vector<OrganizationAnswers> sheets_;
};

void ReadSourcePosition(const CsvRow& row, uint64_t previous, ObservationRow& into,
                        LineViolations& violations) {
  if (!absl::SimpleAtoi(row.fields[3], &into.source_position)) {
    violations.Add(row.line, absl::StrCat("source_position must be a number, not \"", row.fields[3], "\""));
  } else if (into.source_position <= previous) {
    violations.Add(row.line,
                   absl::StrCat("source_position must be more than ", previous, ", as it was before"));
  }
}

}  // namespace

CsvHeader AnswersHeader() {
  return {{"organization", "criterion", "answer"},
          {"evidence_uri", "evidence_sha256", "evidence_page", "note", "basis", "title"}};
}

std::string BasisName(Basis basis) {
  for (const auto& [name, known] : kBases) {
    if (known == basis) return name;
  }
  return "";
}

absl::StatusOr<std::vector<OrganizationAnswers>> ReadAnswersCsv(const InputText& input) {
  ASSIGN_OR_RETURN(std::vector<CsvRow> rows, ReadCsvRows(input, AnswersHeader()));
  LineViolations violations(input.file);
  AnswerReader reader(violations, 3);
  SheetGatherer sheets(violations);
  for (const CsvRow& row : rows) {
    AnswerInput answer = reader.Read(row);
    reader.ReadBasis(row, answer);
    sheets.Add(row.fields[0], {row.line, row.fields[8], std::move(answer)});
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return sheets.Take();
}

absl::StatusOr<std::vector<ObservationRow>> ReadObservationsCsv(const InputText& input) {
  const CsvHeader header = {{"organization", "criterion", "answer", "source_position"},
                            {"evidence_uri", "evidence_sha256", "evidence_page", "note"}};
  ASSIGN_OR_RETURN(std::vector<CsvRow> rows, ReadCsvRows(input, header));
  LineViolations violations(input.file);
  AnswerReader reader(violations, 4);
  std::vector<ObservationRow> observations;
  uint64_t previous = 0;
  for (const CsvRow& row : rows) {
    ObservationRow& observed = observations.emplace_back();
    observed.line = row.line;
    ReadSourcePosition(row, previous, observed, violations);
    previous = std::max(previous, observed.source_position);
    observed.observation.set_organization(row.fields[0]);
    *observed.observation.mutable_answer() = reader.Read(row);
  }
  RETURN_IF_ERROR(violations.ToStatus());
  return observations;
}

}  // namespace thuocdo::client
