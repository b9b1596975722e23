// Reading the answers of a command by the rules of its campaign.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/intake/core/decide_answers.h"
#include "services/intake/core/refusal.h"

namespace thuocdo {

// Where `organization` stands on the roster of `known`'s open campaign. Null, and a fault in `field`, if it
// is not known, not on the roster or not assessed; null if the campaign is not known.
const campaign::v1::RosterEntry* CheckAssessed(const AnswersKnown& known, absl::string_view field,
                                               const std::string& organization, Refusal& refusal);

// `input` as an answer of the organization at `entry`, which is null if that is not known: then only the
// criterion is looked up. Nothing if its text is empty. A fault in `field` that names the criterion if it
// cannot be read.
std::optional<event::v1::CriterionAnswer> ReadLine(const AnswersKnown& known,
                                                   const campaign::v1::RosterEntry* entry,
                                                   absl::string_view field,
                                                   const intake::v1::AnswerInput& input, Refusal& refusal);

// All of `inputs`, in their order; a criterion twice is a fault. `field` is the inputs' own.
std::vector<event::v1::CriterionAnswer> ReadLines(
    const AnswersKnown& known, const campaign::v1::RosterEntry* entry, absl::string_view field,
    const google::protobuf::RepeatedPtrField<intake::v1::AnswerInput>& inputs, Refusal& refusal);

}  // namespace thuocdo
