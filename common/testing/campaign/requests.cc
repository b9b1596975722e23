#include "common/testing/campaign/requests.h"

#include "absl/strings/str_cat.h"

namespace thuocdo::testing {
namespace {

std::vector<intake::v1::AnswerInput> InputsOf(const AnswerTexts& answers) {
  std::vector<intake::v1::AnswerInput> inputs;
  for (const auto& [criterion, text] : answers) {
    intake::v1::AnswerInput& input = inputs.emplace_back();
    input.set_criterion(criterion);
    input.set_text(text);
  }
  return inputs;
}

}  // namespace

std::string CampaignRequests::NewId() { return absl::StrCat(prefix_, ++made_); }

intake::v1::ImportOrganizationsRequest CampaignRequests::ImportOrganizations(
    const std::vector<std::string>& ids, const std::string& name_prefix) {
  intake::v1::ImportOrganizationsRequest request;
  request.set_request_id(NewId());
  for (const std::string& id : ids) {
    intake::v1::OrganizationSpec& spec = *request.add_organizations();
    spec.set_id(id);
    spec.set_name(absl::StrCat(name_prefix, id));
  }
  return request;
}

intake::v1::PublishRuleSetRequest CampaignRequests::PublishRuleSet(const std::string& text) {
  intake::v1::PublishRuleSetRequest request;
  request.set_request_id(NewId());
  request.set_text(text);
  return request;
}

intake::v1::RecordEarlierRankingRequest CampaignRequests::RecordEarlierRanking(
    const std::string& ranking, const std::vector<event::v1::EarlierRank>& ranks) {
  intake::v1::RecordEarlierRankingRequest request;
  request.set_request_id(NewId());
  request.set_ranking(ranking);
  request.set_title(absl::StrCat("Xếp hạng ", ranking));
  request.mutable_ranks()->Assign(ranks.begin(), ranks.end());
  return request;
}

intake::v1::OpenCampaignRequest CampaignRequests::OpenCampaign(
    const campaign::v1::CampaignDefinition& definition) {
  intake::v1::OpenCampaignRequest request;
  request.set_request_id(NewId());
  *request.mutable_definition() = definition;
  return request;
}

intake::v1::DeclareAnswersRequest CampaignRequests::DeclareAnswers(const std::string& organization,
                                                                   const AnswerTexts& answers) {
  return DeclareInputs(organization, InputsOf(answers));
}

intake::v1::DeclareAnswersRequest CampaignRequests::DeclareInputs(
    const std::string& organization, const std::vector<intake::v1::AnswerInput>& inputs) {
  intake::v1::DeclareAnswersRequest request;
  request.set_request_id(NewId());
  request.set_campaign(campaign_);
  request.set_organization(organization);
  request.mutable_answers()->Assign(inputs.begin(), inputs.end());
  request.set_prepared_by("chuyen-vien");
  request.set_approved_by("thu-truong");
  request.mutable_expected_revision()->set_no_stream(true);
  return request;
}

intake::v1::CorrectAnswersRequest CampaignRequests::CorrectAnswers(const std::string& organization,
                                                                   const AnswerTexts& corrections) {
  intake::v1::CorrectAnswersRequest request;
  request.set_request_id(NewId());
  request.set_campaign(campaign_);
  request.set_organization(organization);
  request.set_reason("đã kiểm tra");
  const std::vector<intake::v1::AnswerInput> inputs = InputsOf(corrections);
  request.mutable_corrections()->Assign(inputs.begin(), inputs.end());
  return request;
}

intake::v1::CloseCampaignRequest CampaignRequests::CloseCampaign(const std::string& accept_missing_reason) {
  intake::v1::CloseCampaignRequest request;
  request.set_request_id(NewId());
  request.set_campaign(campaign_);
  request.set_accept_missing_reason(accept_missing_reason);
  return request;
}

intake::v1::ReopenCampaignRequest CampaignRequests::ReopenCampaign() {
  intake::v1::ReopenCampaignRequest request;
  request.set_request_id(NewId());
  request.set_campaign(campaign_);
  request.set_reason("có giải trình");
  return request;
}

}  // namespace thuocdo::testing
