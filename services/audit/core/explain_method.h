// How an answer becomes points, step by step: the scoring methods once more, in words that people can follow.
//
// It is written apart from scoring, which stays as short as it is; the tests of this folder hold the last
// step of every method against the points that scoring gives, and ExplainScore refuses to answer where they
// differ.
#pragma once

#include <string>
#include <vector>

#include "common/base/rational.h"
#include "common/rules/rule_set.h"
#include "thuocdo/audit/v1/audit.pb.h"

namespace thuocdo {

// One step of the arithmetic and what it gives.
struct Step {
  audit::v1::StepKind kind = audit::v1::STEP_KIND_UNSPECIFIED;
  std::string expression;
  Rational value;
};

// The steps from `answer`, which fits `criterion`, to its points in `group`; the last step's value is the
// points.
std::vector<Step> ExplainAnswer(const RuleNode& criterion, absl::string_view group,
                                const event::v1::Answer& answer);

// `step` as a message.
audit::v1::Step StepToProto(const Step& step);

}  // namespace thuocdo
