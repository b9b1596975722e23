// Printed tables against what the rules give, and against themselves.
//
// Knows nothing of any decision: what is a fault follows from the printed rows, the rule set and the answers'
// bases alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/rule_set.h"
#include "services/ranking/core/table.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo {

// What printed tables are compared with.
struct DecisionContext {
  const RuleSet* rules = nullptr;
  std::vector<Table> tables;  // as computed, in the campaign's order
  std::map<std::string, std::vector<std::string>>
      names;                                // by organization: official name first, then aliases
  bool previous_ranks_transcribed = false;  // the predecessor is known only by its ranks
};

// Compares every printed cell, and the printed tables with themselves: components that do not add up to their
// total, a unit twice or missing or unknown, order numbers out of order, spelling variants, equal points with
// different ranks.
//
// Returns INVALID_ARGUMENT with every fault if a printed number cannot be read, a row has no place or
// another's, or there are more than 100,000 rows. `axes` stays empty.
absl::StatusOr<ranking::v1::CheckDecisionResponse> CheckDecision(
    const DecisionContext& context, const std::vector<ranking::v1::PrintedRow>& rows);

}  // namespace thuocdo
