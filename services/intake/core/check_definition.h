// The check of a campaign's definition against its rule set and the known organizations.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "common/streams/campaign.h"
#include "common/streams/organization.h"
#include "services/intake/core/rejection.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::intake {

// The limits of a definition.
inline constexpr int kRosterMax = 20'000;
inline constexpr int kTablesMax = 1000;
inline constexpr int kOwnNodesMax = 2000;  // per roster entry: nodes not assessed, and own maxima

// What the check of a definition needs to know.
struct DefinitionKnown {
  streams::CampaignState campaign;                              // the campaign with the definition's id
  absl::StatusOr<std::shared_ptr<const rules::RuleSet>> rules;  // the one that the definition names
  bool predecessor_known = false;  // whether it is a campaign or an earlier ranking
  std::map<std::string, streams::OrganizationState> organizations;  // on the roster, and ever created
  std::set<std::string> answered;  // organizations that have a sheet in this campaign
};

// Checks `definition`, adds its violations to `rejection`, and brings it into the form that is stored: texts
// in NFC, the rule set by its full name. An organization must exist when it is added to the roster; it may
// end later.
void CheckDefinition(const DefinitionKnown& known, campaign::v1::CampaignDefinition& definition,
                     Rejection& rejection);

}  // namespace thuocdo::intake
