// Rules of a single criterion, for tests of scoring methods. Includes little, so that these tests compile
// quickly.
#pragma once

#include <string>
#include <vector>

#include "common/rules/methods/group_numbers.h"

namespace thuocdo::testing {

// Returns the text of rules whose total, out of `maximum` in the group `all`, is a criterion such as
// "yes_no {}".
std::string OneCriterionText(const std::string& criterion, const std::string& maximum = "10");

// Returns what is wrong with `criterion`, as "line 3, node total: step must be more than 0".
std::vector<std::string> ViolationsOfCriterion(const std::string& criterion);

// Returns the answer that `text` is read as, written again; the error's message if it is rejected.
std::string ReadBack(const std::string& criterion, const std::string& text);

// Returns why a stored `answer`, a message as text such as "yes: true", does not fit; empty if it fits.
std::string Misfit(const std::string& criterion, const std::string& answer);

// Returns the exact points for `text`, where the group's units have answered `group`.
std::string PointsFor(const std::string& criterion, const std::string& text, const rules::Numbers& group = {},
                      const std::string& maximum = "10");

// Returns the steps to the same points, as lines.
std::vector<std::string> StepsFor(const std::string& criterion, const std::string& text,
                                  const rules::Numbers& group = {}, const std::string& maximum = "10");

// Returns the texts of sample answers to `criterion`.
std::vector<std::string> SamplesFor(const std::string& criterion);

// Reports whether the points depend on other units.
bool IsComparing(const std::string& criterion);

}  // namespace thuocdo::testing
