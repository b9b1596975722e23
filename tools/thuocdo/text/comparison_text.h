// Rankings compared, and what supposed answers would change: for a terminal, in Vietnamese, and as CSV.
#pragma once

#include <string>

#include "thuocdo/ranking/v1/ranking.pb.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::client {

// Every table with its units: rank, places moved, points, percent and level, before and after, and the three
// criteria that moved most. Before is what it is compared with.
std::string RenderComparison(const ranking::v1::CompareRankingsResponse& response);

// A line for each unit of each table, for machines: `table,group,component,organization,name,move,rank,
// against_rank,places_gained,points,against_points,exact_points,against_exact_points,max_points,
// against_max_points,percent,against_percent,level,against_level,criteria`. Move is `stayed`, `entered` or
// `left`. All criteria, as `criterion move exact points against>exact points`, separated by semicolons.
std::string ComparisonCsv(const ranking::v1::CompareRankingsResponse& response);

// The supposed answers, by the titles of `rules`, with their points; then the table's units that they would
// change.
std::string RenderWhatIf(const ranking::v1::WhatIfResponse& response, const rules::v1::RuleSet& rules);

}  // namespace thuocdo::client
