// The tables of a test campaign as a correct decision prints them.
#pragma once

#include <vector>

#include "services/ranking/core/printed_check/printed_table_check.h"
#include "services/ranking/core/tables/ranking_campaign_for_tests.h"
#include "services/ranking/core/tables/table.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::testing {

// Returns what printed tables are compared with; points into `campaign`.
ranking::PrintedTableContext PrintedContextOf(const TestCampaign& campaign,
                                              const ranking::PreviousRanks& previous = {});

// Returns the rows of every table, as printed.
std::vector<ranking::v1::PublishedTableRow> PrintedRowsOf(const TestCampaign& campaign,
                                                          const ranking::PreviousRanks& previous = {});

}  // namespace thuocdo::testing
