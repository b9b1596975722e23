// Findings as lines that a test can list.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/ranking/core/printed_check/printed_findings.h"

namespace thuocdo::testing {

// Returns `table/row kind` of every finding.
inline std::vector<std::string> FindingLines(const ranking::PrintedTableReport& report) {
  std::vector<std::string> lines;
  for (const ranking::PrintedFinding& finding : report.findings) {
    lines.push_back(
        absl::StrCat(finding.table, "/", finding.row, " ", ranking::FindingKindWord(finding.kind)));
  }
  return lines;
}

}  // namespace thuocdo::testing
