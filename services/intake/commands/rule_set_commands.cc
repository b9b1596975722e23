#include "services/intake/commands/rule_set_commands.h"

#include <memory>
#include <vector>

#include "common/base/status.h"
#include "common/rules/read_rule_set.h"
#include "services/intake/core/decide_rule_sets.h"

namespace thuocdo::intake {

absl::Status HandlePublishRuleSet(Intake& intake, const Command& command,
                                  const intake::v1::PublishRuleSetRequest& request,
                                  intake::v1::PublishRuleSetResponse& response) {
  ASSIGN_OR_RETURN(rules::RuleSet rules, rules::ParseRuleSet(request.text()));
  auto decide = [&](StreamReader& reader) -> absl::StatusOr<std::vector<eventlog::NewEvent>> {
    ASSIGN_OR_RETURN(streams::RuleSetVersions versions, reader.RuleSets(rules.proto.id()));
    std::shared_ptr<const rules::RuleSet> amended;
    if (!rules.proto.amends().empty() && !IsPublished(versions, rules)) {
      ASSIGN_OR_RETURN(amended, intake.rules.Find(reader, rules.proto.amends()));
    }
    return DecidePublishRuleSet(versions, rules, amended.get(), request);
  };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  response.set_rule_set(rules.name);
  return absl::OkStatus();
}

}  // namespace thuocdo::intake
