// A campaign as its officers bring it about: requests to intake.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "common/rules/rule_set_for_tests.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/event.pb.h"
#include "thuocdo/intake/v1/campaigns.pb.h"
#include "thuocdo/intake/v1/organizations.pb.h"
#include "thuocdo/intake/v1/publications.pb.h"
#include "thuocdo/intake/v1/rule_sets.pb.h"
#include "thuocdo/intake/v1/sheets.pb.h"

namespace thuocdo::testing {

// Criteria, and the text of the answer to each.
using AnswerTexts = std::vector<std::pair<std::string, std::string>>;

// Makes requests about the campaign `campaign`, each with an id that it has not used before: `prefix` and a
// number.
class CampaignRequests {
 public:
  explicit CampaignRequests(std::string campaign = "small-2016", std::string prefix = "request-")
      : campaign_(std::move(campaign)), prefix_(std::move(prefix)) {}

  std::string NewId();

  // Each organization is named `name_prefix` and its id.
  intake::v1::ImportOrganizationsRequest ImportOrganizations(const std::vector<std::string>& ids,
                                                             const std::string& name_prefix = "Đơn vị ");
  intake::v1::PublishRuleSetRequest PublishRuleSet(const std::string& text = kRuleSetText);
  intake::v1::RecordEarlierRankingRequest RecordEarlierRanking(
      const std::string& ranking, const std::vector<event::v1::EarlierRank>& ranks);
  intake::v1::OpenCampaignRequest OpenCampaign(const campaign::v1::CampaignDefinition& definition);

  // The first declaration of `organization`.
  intake::v1::DeclareAnswersRequest DeclareAnswers(const std::string& organization,
                                                   const AnswerTexts& answers);
  intake::v1::DeclareAnswersRequest DeclareInputs(const std::string& organization,
                                                  const std::vector<intake::v1::AnswerInput>& inputs);
  intake::v1::CorrectAnswersRequest CorrectAnswers(const std::string& organization,
                                                   const AnswerTexts& corrections);

  intake::v1::CloseCampaignRequest CloseCampaign(const std::string& accept_missing_reason = "");
  intake::v1::ReopenCampaignRequest ReopenCampaign();

 private:
  std::string campaign_;
  std::string prefix_;
  int made_ = 0;
};

}  // namespace thuocdo::testing
