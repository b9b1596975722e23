// Why a score is what it is, for a terminal, in Vietnamese.
#pragma once

#include <string>

#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo {

// The tree from the total to the leaves: points, the answer and its event, the answers that lost, the rule
// with its legal basis, and the arithmetic.
std::string RenderExplanation(const audit::v1::ExplainScoreResponse& response);

}  // namespace thuocdo
