// Ranking tables as the annex of a decision: a spreadsheet file, a sheet a table.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::client {

// Writes every table of `tables` into the file at `path`.
//
// Returns a usage error if the file cannot be written.
absl::Status WriteRankingXlsx(const std::string& path, const ranking::v1::GetTablesResponse& tables);

}  // namespace thuocdo::client
