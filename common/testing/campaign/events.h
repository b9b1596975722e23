// Single events, each with its stream, as intake appends them to a log; and the appending.
#pragma once

#include <string>
#include <vector>

#include "common/eventlog/event_log.h"
#include "common/rules/model/rule_set.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/event.pb.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo::testing {

using eventlog::NewEvent;

// Appends `events` together, as an officer; a failed test if the log rejects them.
void Append(std::vector<NewEvent> events, eventlog::EventLog& log, const std::string& actor = "nguyen-van-a");

// Rule sets and organizations. `text` is what a rule set was published as.
NewEvent RuleSetPublished(const rules::RuleSet& rules, const std::string& text);
NewEvent OrganizationCreated(const std::string& organization, const std::string& name);
NewEvent OrganizationRenamed(const std::string& organization, const std::string& name);

// Campaigns.
NewEvent CampaignOpened(const campaign::v1::CampaignDefinition& definition);
NewEvent CampaignAmended(const campaign::v1::CampaignDefinition& definition, const std::string& reason);
NewEvent CampaignClosed(const std::string& campaign);
NewEvent CampaignReopened(const std::string& campaign);
NewEvent PublicationRecorded(const std::string& campaign, const ranking::v1::PublicationManifest& manifest);
NewEvent EarlierRankingRecorded(const std::string& ranking, const std::vector<event::v1::EarlierRank>& ranks);
event::v1::EarlierRank EarlierRank(const std::string& group, const std::string& component,
                                   const std::string& organization, uint32_t rank);

// An answer to a criterion, however it was read; and one of awarded points.
event::v1::CriterionAnswer CriterionAnswer(const std::string& criterion, const event::v1::Answer& answer);
event::v1::CriterionAnswer PointsAnswer(const std::string& criterion, const std::string& points);

// Sheets.
NewEvent AnswersDeclared(const std::string& campaign, const std::string& organization,
                         const std::vector<event::v1::CriterionAnswer>& answers);
NewEvent AnswersObserved(const std::string& campaign, const std::string& organization,
                         const std::vector<event::v1::CriterionAnswer>& answers);
NewEvent AnswerCorrected(const std::string& campaign, const std::string& organization,
                         const event::v1::CriterionAnswer& correction);
NewEvent CorrectionWithdrawn(const std::string& campaign, const std::string& organization,
                             const std::string& criterion);

}  // namespace thuocdo::testing
