// Which answers to a criterion give which points, found by trying a finite list of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/rules/model/rule_set.h"

namespace thuocdo::generate {

// Texts of answers by the points that they give.
using Candidates = std::map<Rational, std::vector<std::string>>;

// The answers of an organization in `group` to `criterion` that were tried and fit: yes and no; every whole
// percentage; every option; counts out of a few wholes; awarded points by the rule's step, or whole ones.
// Their points are what scoring gives.
//
// Returns INVALID_ARGUMENT if points of this scoring method do not follow from one answer, or no answer fits.
absl::StatusOr<Candidates> CandidatesOf(const rules::RuleSet& rules, const rules::RuleNode& criterion,
                                        absl::string_view group);

}  // namespace thuocdo::generate
