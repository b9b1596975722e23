// Decisions on campaigns: open, amend, close, reopen.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/eventlog/records/append.h"
#include "common/streams/campaign.h"
#include "services/intake/core/check_definition.h"
#include "services/intake/core/rejection.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/intake/v1/campaigns.pb.h"

namespace thuocdo::intake {

// Returns the event that opens the campaign, or every violation.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideOpenCampaign(
    const DefinitionKnown& known, const intake::v1::OpenCampaignRequest& command);

// Returns the event that replaces the definition, or every violation.
//
// An amendment never loses an answer: once there are sheets, the rule set cannot change, and an organization
// that has one stays on the roster and in its group. It may become not assessed, with a reason.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideAmendCampaign(
    const DefinitionKnown& known, const intake::v1::AmendCampaignRequest& command);

// Returns the organizations on the roster that are assessed and not among `declared`, by id.
std::vector<std::string> MissingDeclarations(const campaign::v1::CampaignDefinition& definition,
                                             const std::set<std::string>& declared);

// What the decision to close a campaign needs to know of its sheets.
struct SheetsKnown {
  std::set<std::string> declared;  // organizations that have declared
  // The criteria without an effective answer, by organization among `declared`; empty unless the rule set
  // says that missing answers block closing.
  std::map<std::string, std::vector<std::string>> unanswered;
};

// Returns the event that closes the campaign, or every violation. Missing declarations can be accepted with a
// reason; missing answers cannot.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideCloseCampaign(
    const streams::CampaignState& known, const SheetsKnown& sheets,
    const intake::v1::CloseCampaignRequest& command);

// Returns the event that reopens the campaign, or every violation.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideReopenCampaign(
    const streams::CampaignState& known, const intake::v1::ReopenCampaignRequest& command);

// Adds a violation in `field` unless `campaign`, which the command names `id`, is open.
void CheckOpen(const streams::CampaignState& campaign, absl::string_view field, const std::string& id,
               Rejection& rejection);

// Adds a violation in `field` unless `campaign`, which the command names `id`, is closed or published.
void CheckClosed(const streams::CampaignState& campaign, absl::string_view field, const std::string& id,
                 Rejection& rejection);

}  // namespace thuocdo::intake
