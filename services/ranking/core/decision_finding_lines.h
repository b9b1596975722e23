// Findings, short enough for a test to list.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::testing {

// `table/row kind` of every finding.
inline std::vector<std::string> FindingLines(const ranking::v1::CheckDecisionResponse& response) {
  std::vector<std::string> lines;
  for (const ranking::v1::Finding& finding : response.findings()) {
    lines.push_back(absl::StrCat(finding.table(), "/", finding.row(), " ", finding.kind()));
  }
  return lines;
}

}  // namespace thuocdo::testing
