#include "tools/thuocdo/rule_set_query.h"

#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/call.h"
#include "tools/thuocdo/core/form_csv.h"

namespace thuocdo {

absl::StatusOr<rules::v1::RuleSet> GetRules(const Session& session, const std::string& name) {
  intake::v1::GetRuleSetRequest request;
  request.set_rule_set(name);
  ASSIGN_OR_RETURN(const auto response,
                   Call(session, session.Intake(), &intake::v1::IntakeService::Stub::GetRuleSet, request));
  return ReadRuleSetText(response.text());
}

}  // namespace thuocdo
