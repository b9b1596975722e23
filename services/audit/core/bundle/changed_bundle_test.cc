// Bundles that somebody changed who can write, but not sign.
#include <gmock/gmock.h>

#include "absl/strings/str_replace.h"
#include "common/base/digest.h"
#include "services/audit/core/bundle/bundle_fixture_for_tests.h"
#include "services/audit/core/bundle/verify_bundle.h"

namespace thuocdo::audit {
namespace {

using audit::v1::AuditBundle;
using ::testing::AllOf;
using testing::FirstProblem;
using ::testing::HasSubstr;
using testing::PublishedLog;
using ::testing::StartsWith;
using ChangedBundleTest = testing::BundleFixture;

TEST_F(ChangedBundleTest, AChangedAnswerIsNamedByItsRecord) {
  campaign_.Publish();
  auto change = [](AuditBundle& bundle) {
    eventlog::v1::Record& record = *bundle.mutable_sheet_records(1)->mutable_record();
    event::v1::Event event;
    EXPECT_TRUE(event.ParseFromString(record.payload()));
    event.mutable_answer_corrected()->mutable_correction()->mutable_answer()->set_percentage("90");
    record.set_payload(event.SerializeAsString());
  };
  EXPECT_THAT(AfterChange(change), AllOf(HasSubstr("(stream sheet/small-2016/so-b, revision 2)"),
                                         HasSubstr("a payload that its header does not commit to")));
  EXPECT_THAT(
      AfterChange([&](AuditBundle& bundle) {
        change(bundle);
        eventlog::v1::Record& record = *bundle.mutable_sheet_records(1)->mutable_record();
        eventlog::v1::RecordHeader header;
        EXPECT_TRUE(header.ParseFromString(record.header()));
        header.set_commitment(Commitment(record.salt(), record.payload()));
        record.set_header(header.SerializeAsString());
      }),
      AllOf(HasSubstr("(stream sheet/small-2016/so-b, revision 2)"), HasSubstr("not proved to be in")));
}

TEST_F(ChangedBundleTest, ChangedRulesAndPublicationsAreNamedByTheirRecords) {
  campaign_.Publish();
  auto damage = [](audit::v1::ProvedRecord& proved) {
    proved.mutable_record()->mutable_payload()->back() ^= 1;
  };
  EXPECT_THAT(AfterChange([&](AuditBundle& bundle) { damage(*bundle.mutable_rule_set_record()); }),
              HasSubstr("(stream rule-set/small, revision 1) has a payload"));
  EXPECT_THAT(AfterChange([&](AuditBundle& bundle) { damage(*bundle.mutable_campaign_records(2)); }),
              HasSubstr("(stream campaign/small-2016, revision 3) has a payload"));
}

TEST_F(ChangedBundleTest, AMissingRevisionIsNamed) {
  campaign_.Publish();
  EXPECT_EQ(AfterChange([](AuditBundle& bundle) { bundle.mutable_sheet_records()->DeleteSubrange(0, 1); }),
            "records: revision 1 of the stream sheet/small-2016/so-b is missing");
  EXPECT_EQ(AfterChange([](AuditBundle& bundle) { bundle.mutable_sheet_records()->RemoveLast(); }),
            "sheet: the publication is based on 2 revisions of the sheet, but the bundle has 1");
  EXPECT_EQ(AfterChange([](AuditBundle& bundle) { bundle.mutable_campaign_records()->DeleteSubrange(1, 1); }),
            "records: revision 2 of the stream campaign/small-2016 is missing");
  EXPECT_EQ(AfterChange([](AuditBundle& bundle) { bundle.mutable_campaign_records()->RemoveLast(); }),
            "publication: there is no publication at the end of the campaign's records");
  EXPECT_THAT(AfterChange([](AuditBundle& bundle) { bundle.clear_organization_records(); }),
              HasSubstr("place: table departments/total: the row of the organization is"));
  EXPECT_THAT(AfterChange([](AuditBundle& bundle) { bundle.clear_rule_set_record(); }),
              HasSubstr("is not proved to be in the signed log"));
}

// Nothing that is proved depends on them (FORMAT.md).
TEST_F(ChangedBundleTest, LastEventsOfTheOrganizationThatDoNotRenameItMayBeMissing) {
  event::v1::Event event;
  event.mutable_organization_aliases_added()->set_organization("so-b");
  event.mutable_organization_aliases_added()->add_aliases("Sở B");
  campaign_.log.Append({eventlog::OrganizationStream("so-b"), event});
  campaign_.Publish();
  EXPECT_EQ(
      AfterChange([](AuditBundle& bundle) { bundle.mutable_organization_records()->DeleteSubrange(1, 1); }),
      "holds");
}

TEST_F(ChangedBundleTest, ProofsAreOfTheirOwnRecords) {
  campaign_.Publish();
  constexpr char kNotProved[] = "is not proved to be in the signed log";
  EXPECT_THAT(AfterChange([](AuditBundle& bundle) {
                bundle.mutable_sheet_records(0)->mutable_inclusion_proof()->Swap(
                    bundle.mutable_sheet_records(1)->mutable_inclusion_proof());
              }),
              AllOf(HasSubstr("so-b, revision 1"), HasSubstr(kNotProved)));
  EXPECT_THAT(AfterChange([](AuditBundle& bundle) {
                bundle.mutable_sheet_records(0)->mutable_inclusion_proof()->SwapElements(0, 1);
              }),
              HasSubstr(kNotProved));
  EXPECT_THAT(AfterChange([](AuditBundle& bundle) {
                bundle.mutable_sheet_records(0)->mutable_inclusion_proof(0)->push_back('x');
              }),
              HasSubstr(kNotProved));
  EXPECT_THAT(AfterChange([this](AuditBundle& bundle) {
                *bundle.mutable_sheet_records(0)->mutable_inclusion_proof() =
                    campaign_.MakeBundleOfUnit("so-a").value().sheet_records(0).inclusion_proof();
              }),
              HasSubstr(kNotProved));
}

TEST_F(ChangedBundleTest, AnotherOrganizationsRecordsAreNotThisOnes) {
  campaign_.Publish();
  const AuditBundle other = campaign_.MakeBundleOfUnit("so-a").value();
  EXPECT_THAT(
      AfterChange([&](AuditBundle& bundle) { *bundle.mutable_sheet_records() = other.sheet_records(); }),
      HasSubstr("does not belong to the stream sheet/small-2016/so-b"));
  EXPECT_THAT(AfterChange([&](AuditBundle& bundle) { bundle.set_card_csv(other.card_csv()); }),
              "points: the score card is not the published one (its digest differs)");
}

TEST_F(ChangedBundleTest, AnotherLogsCheckpointProvesNothing) {
  campaign_.Publish();
  PublishedLog other;  // with the same key
  other.Publish();
  EXPECT_THAT(AfterChange([&](AuditBundle& bundle) {
                bundle.set_checkpoint(other.MakeBundleOfUnit("so-b").value().checkpoint());
              }),
              HasSubstr("is not proved to be in the signed log"));
}

TEST_F(ChangedBundleTest, WhatIsWrittenIntoItCannotPassForTheReport) {
  campaign_.Publish();
  EXPECT_THAT(AfterChange([](AuditBundle& bundle) { bundle.set_campaign("\x1b[2J\n  ✓ Mọi điều đều đúng"); }),
              HasSubstr("does not belong to the stream campaign/\uFFFD[2J\uFFFD  ✓ Mọi"));
}

TEST_F(ChangedBundleTest, AChangedTableIsNamed) {
  campaign_.Publish();
  EXPECT_EQ(AfterChange([](AuditBundle& bundle) {
              bundle.set_tables(1, absl::StrReplaceAll(bundle.tables(1), {{"so-a", "so-x"}}));
            }),
            "tables: the table departments/online is not the published one (its digest differs)");
  EXPECT_EQ(AfterChange([](AuditBundle& bundle) { bundle.mutable_tables()->RemoveLast(); }),
            "tables: the publication has 2 tables, the campaign 2, the bundle 1");
}

TEST_F(ChangedBundleTest, WhatDoesNotDependOnAViolationIsStillChecked) {
  campaign_.Publish();
  AuditBundle bundle = campaign_.MakeBundleOfUnit("so-b").value();
  bundle.set_card_csv("forged");
  const BundleReport report = VerifyBundle(FormatBundle(bundle).value(), campaign_.keys);
  std::vector<Verdict> outcomes;
  for (const Statement& statement : report.statements) outcomes.push_back(statement.verdict);
  EXPECT_THAT(outcomes, ::testing::ElementsAre(Verdict::kHolds, Verdict::kHolds, Verdict::kHolds,
                                               Verdict::kHolds, Verdict::kHolds, Verdict::kFails,
                                               Verdict::kHolds, Verdict::kNotChecked));
}

}  // namespace
}  // namespace thuocdo::audit
