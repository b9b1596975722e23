// How an organization's points, level and rank changed, for a terminal, in Vietnamese.
#pragma once

#include <string>

#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo::client {

// One line for each event, with points, level and rank before and after.
std::string RenderScoreHistory(const audit::v1::ListScoreHistoryResponse& response);

// The parts of a change, what they add up to, and the events behind them.
std::string RenderChange(const audit::v1::ExplainChangeResponse& response);

// Exact points, perhaps negative: as a decimal in Vietnamese notation where six digits hold them, else as a
// fraction.
std::string ExactPointsText(const std::string& exact);

// Exact points as a decimal, rounded to six digits.
std::string RoundedPointsText(const std::string& exact);

// "before → after", or one of them where nothing changed.
std::string BeforeAndAfter(const std::string& before, const std::string& after);

// What an answer is about, on one line.
std::string AxesText(const query::v1::Axes& axes);

}  // namespace thuocdo::client
