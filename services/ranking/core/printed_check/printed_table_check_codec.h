// The result of a check of printed tables as a message, with a sentence for every finding.
#pragma once

#include "services/ranking/core/printed_check/printed_findings.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::ranking {

// Returns `report` as RankingService sends it; `axes` stays empty.
ranking::v1::CheckPrintedTablesResponse PrintedTableReportToProto(const PrintedTableReport& report);

}  // namespace thuocdo::ranking
