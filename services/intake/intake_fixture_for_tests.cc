#include "services/intake/intake_fixture_for_tests.h"

namespace thuocdo::testing {

intake::v1::ImportOrganizationsRequest IntakeFixture::SmallOrganizations() {
  intake::v1::ImportOrganizationsRequest request;
  request.set_request_id(NewId());
  for (const char* id : {"finance", "office", "tourism", "an-nhon", "stranger"}) {
    intake::v1::OrganizationSpec& spec = *request.add_organizations();
    spec.set_id(id);
    spec.set_name(absl::StrCat("Name of ", id));
  }
  return request;
}

intake::v1::PublishRuleSetRequest IntakeFixture::SmallRuleSet() {
  intake::v1::PublishRuleSetRequest request;
  request.set_request_id(NewId());
  request.set_text(kRuleSetText);
  return request;
}

intake::v1::OpenCampaignRequest IntakeFixture::SmallOpening() {
  intake::v1::OpenCampaignRequest request;
  request.set_request_id(NewId());
  *request.mutable_definition() = SmallDefinition();
  return request;
}

intake::v1::DeclareAnswersRequest IntakeFixture::Declaration(
    const std::string& organization, uint64_t revision,
    const std::vector<std::pair<std::string, std::string>>& answers) {
  intake::v1::DeclareAnswersRequest request;
  request.set_request_id(NewId());
  request.set_campaign("small-2016");
  request.set_organization(organization);
  request.set_prepared_by("officer-1");
  request.set_approved_by("head-1");
  request.mutable_expected_revision()->set_revision(revision);
  for (const auto& [criterion, text] : answers) {
    intake::v1::AnswerInput& answer = *request.add_answers();
    answer.set_criterion(criterion);
    answer.set_text(text);
  }
  return request;
}

intake::v1::CorrectAnswersRequest IntakeFixture::Correction(const std::string& organization,
                                                            const std::string& criterion,
                                                            const std::string& text) {
  intake::v1::CorrectAnswersRequest request;
  request.set_request_id(NewId());
  request.set_campaign("small-2016");
  request.set_organization(organization);
  request.set_reason("verified");
  request.add_corrections()->set_criterion(criterion);
  request.mutable_corrections(0)->set_text(text);
  return request;
}

intake::v1::CloseCampaignRequest IntakeFixture::Closing(const std::string& reason) {
  intake::v1::CloseCampaignRequest request;
  request.set_request_id(NewId());
  request.set_campaign("small-2016");
  request.set_accept_missing_reason(reason);
  return request;
}

void IntakeFixture::OpenSmallCampaign() {
  ASSERT_THAT(Call(&Stub::ImportOrganizations, SmallOrganizations()), IsOk());
  ASSERT_THAT(Call(&Stub::PublishRuleSet, SmallRuleSet()), IsOk());
  ASSERT_THAT(Call(&Stub::OpenCampaign, SmallOpening()), IsOk());
}

intake::v1::GetSheetResponse IntakeFixture::Sheet(const std::string& organization) {
  intake::v1::GetSheetRequest request;
  request.set_campaign("small-2016");
  request.set_organization(organization);
  return Call(&Stub::GetSheet, request).value();
}

}  // namespace thuocdo::testing
