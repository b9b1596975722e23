// Reading the answers of a command under the rule set of its campaign.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/intake/core/decide_answers.h"
#include "services/intake/core/rejection.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"
#include "thuocdo/intake/v1/answer_input.pb.h"

namespace thuocdo::intake {

// Returns the roster entry of `organization`. Returns null, and adds a violation in `field`, if the
// organization does not exist, is not on the roster or is not assessed; returns just null if the campaign
// does not exist.
const campaign::v1::RosterEntry* CheckAssessed(const AnswersKnown& known, absl::string_view field,
                                               const std::string& organization, Rejection& rejection);

// Reads `input` as an answer of the organization of `entry`. If `entry` is null, only the criterion is
// checked. Returns nothing if the text is empty. Adds a violation in `field` that names the criterion if the
// answer cannot be read.
std::optional<event::v1::CriterionAnswer> ReadLine(const AnswersKnown& known,
                                                   const campaign::v1::RosterEntry* entry,
                                                   absl::string_view field,
                                                   const intake::v1::AnswerInput& input,
                                                   Rejection& rejection);

// Reads all of `inputs`, the field `field`, in their order. Adds a violation if a criterion appears twice.
std::vector<event::v1::CriterionAnswer> ReadLines(
    const AnswersKnown& known, const campaign::v1::RosterEntry* entry, absl::string_view field,
    const google::protobuf::RepeatedPtrField<intake::v1::AnswerInput>& inputs, Rejection& rejection);

}  // namespace thuocdo::intake
