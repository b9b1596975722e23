// What checking a printed decision found, as lines for people and as CSV for programs.
#pragma once

#include <string>

#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::client {

// `table,row,unit,kind,severity,printed,computed,message`, one finding a line, UTF-8, RFC 4180, LF.
std::string FindingsCsv(const ranking::v1::CheckPrintedTablesResponse& checked);

// Every finding on a line of its own below its table, then the summary, which keeps cells that were compared
// independently apart from those that agree by construction.
std::string RenderFindings(const ranking::v1::CheckPrintedTablesResponse& checked);

// Whether anything is wrong: a finding that is more than a note, or a cell that differs.
bool HasDifferences(const ranking::v1::CheckPrintedTablesResponse& checked);

}  // namespace thuocdo::client
