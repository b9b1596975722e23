// Why a score is what it is, for a terminal, in Vietnamese.
#pragma once

#include <string>

#include "thuocdo/audit/v1/audit.pb.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::client {

// The tree from the total to the leaves: points, the answer and its event, the answers that lost, the rule
// with its legal basis, and the arithmetic. Answers are said by the titles of `rules`, under which it was
// scored.
std::string RenderExplanation(const audit::v1::ExplainScoreResponse& response,
                              const rules::v1::RuleSet& rules);

}  // namespace thuocdo::client
