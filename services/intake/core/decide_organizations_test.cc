#include "services/intake/core/decide_organizations.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "common/testing/matchers.h"
#include "services/intake/core/campaign_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOkAndHolds;
using testing::StatusIs;
using testing::ViolationsOf;

// Knows `finance` as "Sở Tài chính" and `health` as "Sở Y tế".
OrganizationsKnown Known() {
  OrganizationsKnown known;
  known.organizations["finance"] = testing::Living("finance", "Sở Tài chính");
  known.organizations["health"] = testing::Living("health", "Sở Y tế");
  known.names.owner_by_name = {{FoldName("Sở Tài chính"), "finance"}, {FoldName("Sở Y tế"), "health"}};
  return known;
}

OrganizationsKnown KnownWithEnded(const std::string& id) {
  OrganizationsKnown known = Known();
  known.organizations[id].ended = streams::OrganizationEnd::kDissolved;
  return known;
}

void Add(intake::v1::ImportOrganizationsRequest& command, const std::string& id, const std::string& name,
         const std::vector<std::string>& aliases = {}) {
  intake::v1::OrganizationSpec& spec = *command.add_organizations();
  spec.set_id(id);
  spec.set_name(name);
  for (const std::string& alias : aliases) spec.add_aliases(alias);
}

intake::v1::SplitOrganizationRequest Split(const std::string& id,
                                           const std::vector<std::string>& successors) {
  intake::v1::SplitOrganizationRequest command;
  command.set_organization(id);
  command.set_reason("decision 1");
  for (const std::string& successor : successors) {
    command.add_successors()->set_id(successor);
    command.mutable_successors(command.successors_size() - 1)->set_name(absl::StrCat("Sở ", successor));
  }
  return command;
}

intake::v1::MergeOrganizationsRequest Merge(const std::vector<std::string>& ids, const std::string& name) {
  intake::v1::MergeOrganizationsRequest command;
  for (const std::string& id : ids) command.add_organizations(id);
  command.mutable_successor()->set_id("merged");
  command.mutable_successor()->set_name(name);
  command.set_reason("decision 2");
  return command;
}

TEST(ImportOrganizationsTest, ANewOrganizationIsCreatedAndItsNamesRegistered) {
  intake::v1::ImportOrganizationsRequest command;
  Add(command, "tourism", "Sở Du lịch", {"Du lịch", "SỞ DU LỊCH", "Du  lịch"});
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideImportOrganizations(Known(), command));

  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].stream, "organization/tourism");
  EXPECT_EQ(events[0].event.organization_created().name(), "Sở Du lịch");
  EXPECT_THAT(events[0].event.organization_created().aliases(), ElementsAre("Du lịch"));
  EXPECT_EQ(events[1].stream, "organizations");
  EXPECT_THAT(events[1].event.names_registered().names(), ElementsAre("Sở Du lịch", "Du lịch"));
}

TEST(ImportOrganizationsTest, AKnownOrganizationGetsItsNewAliases) {
  intake::v1::ImportOrganizationsRequest command;
  Add(command, "health", "Sở Y tế", {"Y tế"});
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideImportOrganizations(Known(), command));

  ASSERT_EQ(events.size(), 2u);
  EXPECT_THAT(events[0].event.organization_aliases_added().aliases(), ElementsAre("Y tế"));
  EXPECT_THAT(events[1].event.names_registered().names(), ElementsAre("Y tế"));
}

TEST(ImportOrganizationsTest, WhatIsKnownAlreadyAddsNothing) {
  intake::v1::ImportOrganizationsRequest command;
  Add(command, "health", "Sở Y tế", {"sở y tế"});

  EXPECT_THAT(DecideImportOrganizations(Known(), command), IsOkAndHolds(IsEmpty()));
}

TEST(ImportOrganizationsTest, AnotherOfficialNameIsRejectedInFavourOfRename) {
  intake::v1::ImportOrganizationsRequest command;
  Add(command, "health", "Sở Y tế tỉnh");

  EXPECT_THAT(DecideImportOrganizations(Known(), command),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("rename it")));
}

TEST(ImportOrganizationsTest, ANameThatLooksLikeAnothersIsRejected) {
  OrganizationsKnown known = Known();
  known.names.owner_by_name[FoldName("Sở Văn hóa")] = "culture";
  for (const char* name : {"Sở Văn hoá", "SỞ VĂN HOÁ", "Ｓở Văn hóa"}) {
    intake::v1::ImportOrganizationsRequest command;
    Add(command, "culture-2", name);
    EXPECT_THAT(DecideImportOrganizations(known, command),
                StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("looks like a name of culture")));
  }
}

TEST(ImportOrganizationsTest, NamesInOneImportMayNotLookTheSame) {
  intake::v1::ImportOrganizationsRequest command;
  Add(command, "my-hoa", "Xã Mỹ Hòa");
  Add(command, "my-hoa-2", "Xã Mỹ Hoà");
  EXPECT_THAT(DecideImportOrganizations(Known(), command),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("looks like a name of my-hoa;")));
}

TEST(ImportOrganizationsTest, AnOrganizationMayHaveBothSpellingsOfItsName) {
  intake::v1::ImportOrganizationsRequest command;
  Add(command, "my-hoa", "Xã Mỹ Hòa", {"Xã Mỹ Hoà"});
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideImportOrganizations(Known(), command));
  EXPECT_THAT(events[1].event.names_registered().names(), ElementsAre("Xã Mỹ Hòa", "Xã Mỹ Hoà"));
}

TEST(ImportOrganizationsTest, ANameIsWhatItsReadersSee) {
  for (const auto& [name, why] : {std::pair("Sở Tài chính\u200b", "U+200B ZERO WIDTH SPACE"),
                                  {"\u200b", "not seen"},
                                  {"S\u043e Tai chinh", "another script"},
                                  {"=HYPERLINK(\"http://x\")", "makes a formula of it"},
                                  {"Sở\nTài chính", "one line"}}) {
    intake::v1::ImportOrganizationsRequest command;
    Add(command, "new", name);
    Add(command, "newer", "Sở mới", {name});
    EXPECT_THAT(ViolationsOf(DecideImportOrganizations(Known(), command).status()),
                ::testing::AllOf(
                    Contains(::testing::AllOf(HasSubstr("organizations[0].name: "), HasSubstr(why))),
                    Contains(::testing::AllOf(HasSubstr("organizations[1].aliases[0]: "), HasSubstr(why)))));
  }
}

TEST(ImportOrganizationsTest, EveryViolationIsNamedAtOnce) {
  intake::v1::ImportOrganizationsRequest command;
  Add(command, "Bad Id", "A");
  Add(command, "new", "");
  Add(command, "newer", "sở  y TẾ");
  Add(command, "newer", "B", {"A"});

  EXPECT_THAT(
      ViolationsOf(DecideImportOrganizations(Known(), command).status()),
      ElementsAre(HasSubstr("organizations[0].id: is not an id"), "organizations[1].name: is missing",
                  "organizations[3].id: newer appears twice",
                  "organizations[2].name: the name \"sở  y TẾ\" belongs to health; choose another name",
                  "organizations[3].aliases[0]: the name \"A\" belongs to Bad Id; choose another name"));
}

TEST(ImportOrganizationsTest, AnIdIsNotUsedAgain) {
  intake::v1::ImportOrganizationsRequest command;
  Add(command, "health", "Sở Y tế");

  EXPECT_THAT(DecideImportOrganizations(KnownWithEnded("health"), command),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST(ImportOrganizationsTest, AtMostAThousandAtOnce) {
  intake::v1::ImportOrganizationsRequest command;
  for (int i = 0; i < kOrganizationsMax; ++i) Add(command, absl::StrCat("o", i), absl::StrCat("name ", i));
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideImportOrganizations(Known(), command));
  EXPECT_LE(events.size(), eventlog::kAppendEventsMax);
  Add(command, "more", "more");

  EXPECT_THAT(DecideImportOrganizations(Known(), command),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("at most 1000")));
}

TEST(ImportOrganizationsTest, AtMostAHundredAliasesOfOneOrganization) {
  std::vector<std::string> aliases;
  for (int i = 0; i < kAliasesMax + 1; ++i) aliases.push_back(absl::StrCat("alias ", i));
  intake::v1::ImportOrganizationsRequest command;
  Add(command, "new", "New", aliases);

  EXPECT_THAT(DecideImportOrganizations(Known(), command),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("at most 100")));
}

TEST(RenameOrganizationTest, ARenameRegistersTheNewName) {
  intake::v1::RenameOrganizationRequest command;
  command.set_organization("health");
  command.set_name("Sở Y tế tỉnh");
  command.set_reason("decision 3");
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideRenameOrganization(Known(), command));

  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].event.organization_renamed().name(), "Sở Y tế tỉnh");
  EXPECT_THAT(events[1].event.names_registered().names(), ElementsAre("Sở Y tế tỉnh"));
}

TEST(RenameOrganizationTest, AnotherSpellingOfItsOwnNameNeedsNoRegistration) {
  intake::v1::RenameOrganizationRequest command;
  command.set_organization("health");
  command.set_name("SỞ Y TẾ");
  command.set_reason("decision 3");
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideRenameOrganization(Known(), command));

  EXPECT_EQ(events.size(), 1u);
}

TEST(RenameOrganizationTest, EveryViolationIsNamedAtOnce) {
  intake::v1::RenameOrganizationRequest command;
  command.set_organization("nobody");
  command.set_name("Sở Y tế");

  EXPECT_THAT(ViolationsOf(DecideRenameOrganization(Known(), command).status()),
              ElementsAre("reason: is missing", "organization: there is no organization nobody",
                          "name: the name \"Sở Y tế\" belongs to health; choose another name"));
  command.set_organization("health");
  EXPECT_THAT(ViolationsOf(DecideRenameOrganization(Known(), command).status()),
              Contains("name: is its name already"));
}

TEST(SplitOrganizationTest, SuccessorsMayTakeTheNameOfTheOneThatEnds) {
  intake::v1::SplitOrganizationRequest command = Split("health", {"a", "b"});
  command.mutable_successors(0)->set_name("Sở Y tế");
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideSplitOrganization(Known(), command));

  ASSERT_EQ(events.size(), 6u);
  EXPECT_THAT(events[0].event.organization_split().successors(), ElementsAre("a", "b"));
  EXPECT_EQ(events[1].event.names_released().organization(), "health");
  EXPECT_THAT(events[2].event.organization_created().predecessors(), ElementsAre("health"));
}

TEST(SplitOrganizationTest, ThereAreTwoSuccessorsAllNew) {
  EXPECT_THAT(ViolationsOf(DecideSplitOrganization(Known(), Split("health", {"finance"})).status()),
              ElementsAre("successors: must be at least two",
                          HasSubstr("successors[0].id: the organization finance exists")));
}

TEST(SplitOrganizationTest, OnlyALivingOrganizationIsSplit) {
  EXPECT_THAT(DecideSplitOrganization(KnownWithEnded("health"), Split("health", {"a", "b"})),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("has ended")));
}

TEST(MergeOrganizationsTest, TheMergedEndAndTheirNamesAreFree) {
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events,
                       DecideMergeOrganizations(Known(), Merge({"finance", "health"}, "Sở Y tế")));

  ASSERT_EQ(events.size(), 6u);
  EXPECT_EQ(events[2].stream, "organization/health");
  EXPECT_EQ(events[2].event.organization_merged().successor(), "merged");
  EXPECT_THAT(events[4].event.organization_created().predecessors(), ElementsAre("finance", "health"));
}

TEST(MergeOrganizationsTest, AnOrganizationIsNotMergedWithItself) {
  EXPECT_THAT(DecideMergeOrganizations(Known(), Merge({"health", "health"}, "X")),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("health appears twice")));
  EXPECT_THAT(DecideMergeOrganizations(Known(), Merge({"health"}, "X")),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("at least two")));
}

TEST(DissolveOrganizationTest, AnOrganizationEndsOnce) {
  intake::v1::DissolveOrganizationRequest command;
  command.set_organization("health");
  command.set_reason("decision 4");
  ASSERT_OK_AND_ASSIGN(std::vector<eventlog::NewEvent> events, DecideDissolveOrganization(Known(), command));
  ASSERT_EQ(events.size(), 2u);
  EXPECT_TRUE(events[1].event.has_names_released());

  EXPECT_THAT(DecideDissolveOrganization(KnownWithEnded("health"), command),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

}  // namespace
}  // namespace thuocdo::intake
