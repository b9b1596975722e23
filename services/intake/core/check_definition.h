// Whether a campaign's definition is sound and fits what is known.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "common/rules/rule_set.h"
#include "common/streams/campaign.h"
#include "common/streams/organization.h"
#include "services/intake/core/refusal.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo {

// The limits of a definition.
inline constexpr int kRosterMax = 20'000;
inline constexpr int kTablesMax = 1000;
inline constexpr int kOwnNodesMax = 2000;  // that one roster entry leaves out, or gives maxima of its own

// What is known when a campaign is opened or amended.
struct DefinitionKnown {
  CampaignState campaign;                                  // of the definition's id
  absl::StatusOr<std::shared_ptr<const RuleSet>> rules;    // that the definition names
  bool predecessor_known = false;                          // as a campaign or an earlier ranking
  std::map<std::string, OrganizationState> organizations;  // those on the roster that were ever created
  std::set<std::string> answered;                          // organizations with a sheet in this campaign
};

// Checks `definition` and brings it into the form that is stored: texts in NFC, the rule set's full name. An
// organization must be living when it comes onto the roster; it may end while it is there.
void CheckDefinition(const DefinitionKnown& known, campaign::v1::CampaignDefinition& definition,
                     Refusal& refusal);

}  // namespace thuocdo
