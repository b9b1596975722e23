// A step of an explanation's arithmetic, for a terminal, in Vietnamese.
#pragma once

#include <string>

#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo::client {

// What is done, the expression and what it gives: "cộng: 27,5 + 50/7 = 485/14 ≈ 34,642857". A level has how
// much of the maximum it is instead.
std::string StepText(const audit::v1::Step& step);

// Exact points as ExactPointsText gives them, and where this is a fraction its decimals too: "50/7 (≈
// 7,142857)".
std::string ReadablePointsText(const std::string& exact);

}  // namespace thuocdo::client
