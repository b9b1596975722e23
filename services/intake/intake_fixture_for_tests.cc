#include "services/intake/intake_fixture_for_tests.h"

namespace thuocdo::testing {

intake::v1::ImportOrganizationsRequest IntakeFixture::SmallOrganizations() {
  return requests_.ImportOrganizations({"finance", "office", "tourism", "an-nhon", "stranger"}, "Name of ");
}

intake::v1::DeclareAnswersRequest IntakeFixture::Declaration(const std::string& organization,
                                                             uint64_t revision, const AnswerTexts& answers) {
  intake::v1::DeclareAnswersRequest request = requests_.DeclareAnswers(organization, answers);
  request.mutable_expected_revision()->set_revision(revision);
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
