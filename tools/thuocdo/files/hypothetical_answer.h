// Supposed answers as written on a command line.
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "thuocdo/intake/v1/answer_input.pb.h"

namespace thuocdo::client {

// `CRITERION=VALUE` as an answer; the value, written as in the answers file, may have equals signs itself.
//
// Returns INVALID_ARGUMENT if there is no equals sign, or nothing before or behind it.
absl::StatusOr<intake::v1::AnswerInput> ReadHypothetical(absl::string_view text);

}  // namespace thuocdo::client
