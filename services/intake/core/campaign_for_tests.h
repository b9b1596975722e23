// A small campaign under the small rule set of common/rules, for tests.
#pragma once

#include <google/protobuf/text_format.h>

#include <memory>
#include <string>
#include <vector>

#include "common/base/status.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/streams/campaign.h"
#include "common/streams/organization.h"

namespace thuocdo::testing {

// One organization of each participation, and one district.
inline constexpr char kCampaignText[] = R"(
id: "small-2016"
title: "Đánh giá năm 2016"
authority: "UBND tỉnh"
year: 2016
rule_set: "small"
roster { organization: "finance" group: "departments" participation: PARTICIPATION_FULL }
roster {
  organization: "office" group: "departments" participation: PARTICIPATION_COMPONENTS_ONLY
  without_components: "online" reason: "no procedures"
}
roster {
  organization: "tourism" group: "departments" participation: PARTICIPATION_NOT_ASSESSED reason: "new"
}
roster { organization: "an-nhon" group: "districts" participation: PARTICIPATION_FULL }
tables { id: "1" title: "Tổng" group: "departments" component: "total" }
tables { id: "2" title: "Ứng dụng" group: "departments" component: "use" }
)";

inline campaign::v1::CampaignDefinition SmallDefinition() {
  campaign::v1::CampaignDefinition definition;
  google::protobuf::TextFormat::ParseFromString(kCampaignText, &definition);
  return definition;
}

inline std::shared_ptr<const rules::RuleSet> SmallRules() {
  return std::make_shared<const rules::RuleSet>(rules::ParseRuleSet(kRuleSetText).value());
}

// The campaign in `phase`, at revision 3 and position 40, with the rule set's full name.
inline streams::CampaignState SmallCampaign(streams::CampaignPhase phase) {
  streams::CampaignState state;
  state.phase = phase;
  state.id = "small-2016";
  state.definition = SmallDefinition();
  state.definition.set_rule_set(SmallRules()->name);
  state.revision = {3};
  state.last_position = {40};
  return state;
}

inline streams::OrganizationState Living(const std::string& id, const std::string& name) {
  streams::OrganizationState state;
  state.id = id;
  state.name = name;
  state.revision = {1};
  return state;
}

// The messages of all violations of `status`, each with its field before it.
inline std::vector<std::string> ViolationsOf(const absl::Status& status) {
  std::vector<std::string> violations;
  const rpc::v1::ErrorDetail detail = DetailOf(status);
  for (const rpc::v1::Violation& violation : detail.violations()) {
    violations.push_back(violation.field() + ": " + violation.message());
  }
  return violations;
}

}  // namespace thuocdo::testing
