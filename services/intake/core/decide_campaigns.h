// A campaign's life: open, amend, close, reopen.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "common/streams/campaign.h"
#include "services/intake/core/check_definition.h"
#include "thuocdo/intake/v1/campaigns.pb.h"

namespace thuocdo {

// The events that `command` causes, or why it is refused.
absl::StatusOr<std::vector<NewEvent>> DecideOpenCampaign(const DefinitionKnown& known,
                                                         const intake::v1::OpenCampaignRequest& command);

// An amendment never loses an answer: while there are sheets, the rule set stays, and whoever has one stays
// on the roster and in its group. It may become not assessed, with a reason.
absl::StatusOr<std::vector<NewEvent>> DecideAmendCampaign(const DefinitionKnown& known,
                                                          const intake::v1::AmendCampaignRequest& command);

// Those on the roster that are assessed and not among `declared`, by id.
std::vector<std::string> MissingDeclarations(const campaign::v1::CampaignDefinition& definition,
                                             const std::set<std::string>& declared);

// What the sheets of a campaign say when it is to be closed.
struct SheetsKnown {
  std::set<std::string> declared;                              // the organizations that have declared
  std::map<std::string, std::vector<std::string>> unanswered;  // of these, criteria without an answer; empty
                                                               // unless the rule set says that they block
};

// Whoever has not declared can be accepted with a reason; answers that the rule set wants cannot.
absl::StatusOr<std::vector<NewEvent>> DecideCloseCampaign(const CampaignState& known,
                                                          const SheetsKnown& sheets,
                                                          const intake::v1::CloseCampaignRequest& command);

absl::StatusOr<std::vector<NewEvent>> DecideReopenCampaign(const CampaignState& known,
                                                           const intake::v1::ReopenCampaignRequest& command);

// Faults in `field` unless `campaign`, named `id` by the command, is open.
void CheckOpen(const CampaignState& campaign, absl::string_view field, const std::string& id,
               Refusal& refusal);

// The same unless it is closed or published.
void CheckShut(const CampaignState& campaign, absl::string_view field, const std::string& id,
               Refusal& refusal);

}  // namespace thuocdo
