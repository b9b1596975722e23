// Which rules an explanation can be written for.
#pragma once

#include "absl/status/status.h"
#include "common/rules/rule_set.h"

namespace thuocdo {

// OK if scores under `rules` can be explained step by step: sums of awarded points, yes or no, bands, choices
// and counts of counts, with levels by percent.
//
// Returns UNIMPLEMENTED naming every node whose arithmetic no explanation is written for.
absl::Status CheckExplainable(const RuleSet& rules);

}  // namespace thuocdo
