// The command that publishes a rule set. Its contract is in the proto.
#pragma once

#include "absl/status/status.h"
#include "services/intake/commands/command_runner.h"
#include "services/intake/context/intake.h"
#include "thuocdo/intake/v1/rule_sets.pb.h"

namespace thuocdo::intake {

absl::Status HandlePublishRuleSet(Intake& intake, const Command& command,
                                  const intake::v1::PublishRuleSetRequest& request,
                                  intake::v1::PublishRuleSetResponse& response);

}  // namespace thuocdo::intake
