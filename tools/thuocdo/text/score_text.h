// One organization's score card for a terminal, in Vietnamese.
#pragma once

#include <string>

#include "thuocdo/rules/v1/rule_set.pb.h"
#include "thuocdo/scoring/v1/scoring.pb.h"

namespace thuocdo::client {

// Who it is about, then every node of the tree with points, maximum, level and the answer that counts; below
// a criterion the answers that lost to it. Of a replay then what the rules ask and the sheet does not say.
std::string RenderScoreCard(const scoring::v1::GetScoreCardResponse& response,
                            const rules::v1::RuleSet& rules);

}  // namespace thuocdo::client
