#include "common/streams/organization.h"

#include <gtest/gtest.h>

#include "common/base/status.h"
#include "common/streams/past_events_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::streams {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::PastEvents;
using testing::StatusIs;

event::v1::Event Created(const std::string& id, const std::string& name) {
  event::v1::Event event;
  event.mutable_organization_created()->set_organization(id);
  event.mutable_organization_created()->set_name(name);
  return event;
}

event::v1::Event Renamed(const std::string& id, const std::string& name) {
  event::v1::Event event;
  event.mutable_organization_renamed()->set_organization(id);
  event.mutable_organization_renamed()->set_name(name);
  return event;
}

event::v1::Event Dissolved(const std::string& id) {
  event::v1::Event event;
  event.mutable_organization_dissolved()->set_organization(id);
  return event;
}

event::v1::Event Registered(const std::string& id, const std::string& name) {
  event::v1::Event event;
  event.mutable_names_registered()->set_organization(id);
  event.mutable_names_registered()->add_names(name);
  return event;
}

event::v1::Event Released(const std::string& id) {
  event::v1::Event event;
  event.mutable_names_released()->set_organization(id);
  return event;
}

class OrganizationTest : public ::testing::Test {
 protected:
  absl::Status Add(const event::v1::Event& event) {
    ASSIGN_OR_RETURN(state_, ApplyOrganizationEvent(state_, past_.Next("organization/so-y-te", event)));
    return absl::OkStatus();
  }

  PastEvents past_;
  OrganizationState state_;
};

TEST_F(OrganizationTest, ARenamedOrganizationKeepsItsFormerNameAsAnAlias) {
  ASSERT_THAT(Add(Created("so-y-te", "Sở Y tế")), IsOk());
  ASSERT_THAT(Add(Renamed("so-y-te", "Sở Y tế tỉnh")), IsOk());

  EXPECT_EQ(state_.name, "Sở Y tế tỉnh");
  EXPECT_THAT(state_.aliases, ElementsAre("Sở Y tế"));
  EXPECT_EQ(state_.revision, Revision{2});
}

TEST_F(OrganizationTest, ANameTakenBackIsNoAliasAnyMore) {
  ASSERT_THAT(Add(Created("so-y-te", "A")), IsOk());
  ASSERT_THAT(Add(Renamed("so-y-te", "B")), IsOk());
  ASSERT_THAT(Add(Renamed("so-y-te", "A")), IsOk());

  EXPECT_THAT(state_.aliases, ElementsAre("B"));
}

TEST_F(OrganizationTest, ASplitOrganizationNamesItsSuccessors) {
  ASSERT_THAT(Add(Created("so-y-te", "A")), IsOk());
  event::v1::Event split;
  split.mutable_organization_split()->set_organization("so-y-te");
  split.mutable_organization_split()->add_successors("b");
  split.mutable_organization_split()->add_successors("c");
  ASSERT_THAT(Add(split), IsOk());

  EXPECT_EQ(state_.ended, OrganizationEnd::kSplit);
  EXPECT_THAT(state_.successors, ElementsAre("b", "c"));
}

TEST_F(OrganizationTest, NothingAppliesBeforeItIsCreatedOrAfterItEnded) {
  EXPECT_THAT(Add(Renamed("so-y-te", "B")),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("does not exist")));
  past_ = {};
  ASSERT_THAT(Add(Created("so-y-te", "A")), IsOk());
  ASSERT_THAT(Add(Dissolved("so-y-te")), IsOk());

  EXPECT_THAT(Add(Renamed("so-y-te", "B")), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("has ended")));
}

TEST_F(OrganizationTest, ARejectionNamesKindStreamAndPosition) {
  ASSERT_THAT(Add(Created("so-y-te", "A")), IsOk());

  EXPECT_THAT(
      Add(Created("so-y-te", "A")),
      StatusIs(
          absl::StatusCode::kDataLoss,
          HasSubstr("organization_created at position 3 does not apply to the stream organization/so-y-te")));
}

TEST_F(OrganizationTest, AnotherOrganizationsEventDoesNotApply) {
  EXPECT_THAT(Add(Created("so-tai-chinh", "A")), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(OrganizationTest, AnEventOfAnotherKindOfStreamDoesNotApply) {
  EXPECT_THAT(Add(Registered("so-y-te", "A")),
              StatusIs(absl::StatusCode::kDataLoss,
                       HasSubstr("the event names_registered at position 2 does not apply to the stream "
                                 "organization/so-y-te: it is not an organization's event")));
}

TEST_F(OrganizationTest, ARevisionCannotBeSkipped) {
  past_.Next("organization/so-y-te", Created("so-y-te", "A"));

  EXPECT_THAT(
      Add(Created("so-y-te", "A")),
      StatusIs(absl::StatusCode::kDataLoss, HasSubstr("it has revision 2, but the stream is at revision 0")));
}

TEST(NameRegistryTest, ANameHasOneOwnerUntilItIsReleased) {
  PastEvents past;
  ASSERT_OK_AND_ASSIGN(
      NameRegistry names,
      ApplyNameRegistryEvent(NameRegistry{}, past.Next("organizations", Registered("a", "Sở Y tế"))));
  eventlog::PastEvent taken = past.Next("organizations", Registered("b", "SỞ  Y TẾ"));
  EXPECT_THAT(ApplyNameRegistryEvent(names, taken),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("belongs to a")));

  PastEvents again;
  again.Next("organizations", Registered("a", "Sở Y tế"));
  ASSERT_OK_AND_ASSIGN(names, ApplyNameRegistryEvent(names, again.Next("organizations", Released("a"))));
  ASSERT_OK_AND_ASSIGN(
      names, ApplyNameRegistryEvent(names, again.Next("organizations", Registered("b", "SỞ Y TẾ"))));
  EXPECT_EQ(names.owner_by_name.size(), 1u);
  EXPECT_EQ(names.owner_by_name.begin()->second, "b");
}

}  // namespace
}  // namespace thuocdo::streams
