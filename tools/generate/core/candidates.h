// Which answers to a criterion give which points, found by scoring the sample answers of its method.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rules/model/rule_set.h"

namespace thuocdo::generate {

// Texts of answers, by the points that they give.
using Candidates = std::map<Rational, std::vector<std::string>>;

// Returns the sample answers of the criterion's method that fit an organization in `group`
// (ScoringMethod::SampleAnswers), with their points as scoring computes them.
//
// Returns INVALID_ARGUMENT if the method has no sample answers, or none fits.
absl::StatusOr<Candidates> CandidatesOf(const rules::RuleSet& rules, const rules::RuleNode& criterion,
                                        absl::string_view group);

}  // namespace thuocdo::generate
