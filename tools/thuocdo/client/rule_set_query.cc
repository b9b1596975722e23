#include "tools/thuocdo/client/rule_set_query.h"

#include "common/rules/read_rule_set.h"
#include "thuocdo/intake/v1/intake.grpc.pb.h"
#include "tools/thuocdo/client/call.h"
#include "tools/thuocdo/files/form_csv.h"

namespace thuocdo::client {
namespace {

absl::StatusOr<intake::v1::GetRuleSetResponse> GetRuleSet(const Session& session, const std::string& name) {
  intake::v1::GetRuleSetRequest request;
  request.set_rule_set(name);
  return Call(session, session.Intake(), &intake::v1::IntakeService::Stub::GetRuleSet, request);
}

}  // namespace

absl::StatusOr<rules::v1::RuleSet> GetRules(const Session& session, const std::string& name) {
  ASSIGN_OR_RETURN(const intake::v1::GetRuleSetResponse response, GetRuleSet(session, name));
  return ReadRuleSetText(response.text());
}

absl::StatusOr<rules::RuleSet> GetCheckedRules(const Session& session, const std::string& name) {
  ASSIGN_OR_RETURN(const intake::v1::GetRuleSetResponse response, GetRuleSet(session, name));
  RETURN_IF_ERROR(ReadRuleSetText(response.text()).status());  // says if it is newer than this program
  return rules::LoadRuleSet(response.canonical());
}

}  // namespace thuocdo::client
