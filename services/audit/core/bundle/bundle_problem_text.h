// Problems of bundles as sentences.
#pragma once

#include "services/audit/core/bundle/bundle_problem.h"
#include "services/audit/core/bundle/sentence.h"

namespace thuocdo::audit {

// Returns the sentence about `problem`, with its arguments as they are in the bundle.
Sentence ProblemSentence(const BundleProblem& problem);

}  // namespace thuocdo::audit
