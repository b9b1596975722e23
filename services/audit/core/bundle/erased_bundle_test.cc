// Bundles about a sheet of which something was erased.
#include <gmock/gmock.h>

#include "common/testing/matchers.h"
#include "services/audit/core/bundle/bundle_fixture_for_tests.h"

namespace thuocdo::audit {
namespace {

using audit::v1::AuditBundle;
using testing::FirstProblem;
using ::testing::HasSubstr;
using testing::PublishedLog;
using testing::StatusIs;

// `so-b` corrected twice, so that the first correction can go; then everything is published.
class ErasedBundleTest : public ::testing::Test {
 protected:
  ErasedBundleTest() {
    campaign_.log.Declare("so-a", {{"use.points", "15"}});
    campaign_.log.Declare("so-b", {{"use.points", "12.5"}, {"use.staff", "79.5"}});
    campaign_.log.Correct("so-b", "use.staff", "40");
    replaced_ = campaign_.log.head();
    campaign_.log.Correct("so-b", "use.staff", "50");
    needed_ = campaign_.log.head();
  }

  std::string ViolationAfter(const std::function<void(AuditBundle&)>& change) {
    AuditBundle bundle = campaign_.MakeBundleOfUnit("so-b").value();
    change(bundle);
    return FirstProblem(VerifyBundle(FormatBundle(bundle).value(), campaign_.keys));
  }

  PublishedLog campaign_;
  Position replaced_;
  Position needed_;
};

TEST_F(ErasedBundleTest, WhatWasReplacedBeforeThePublicationIsNotMissed) {
  campaign_.Publish();
  campaign_.log.Erase(replaced_);
  for (const char* organization : {"so-a", "so-b", "so-c"})
    EXPECT_EQ(FirstProblem(VerifyBundle(campaign_.MakeBundleFile(organization), campaign_.keys)), "holds");

  const BundleReport report = VerifyBundle(campaign_.MakeBundleFile("so-b"), campaign_.keys);
  EXPECT_THAT(report.statements[4].what.english, HasSubstr("1 of them were erased, and replaced"));
  EXPECT_THAT(report.statements[4].what.vietnamese, HasSubstr("1 lần đã bị xóa nội dung và đã được thay"));
}

TEST_F(ErasedBundleTest, NorIsItIfItWasErasedBeforeThePublication) {
  campaign_.log.Erase(replaced_);
  campaign_.Publish();
  EXPECT_EQ(FirstProblem(VerifyBundle(campaign_.MakeBundleFile("so-b"), campaign_.keys)), "holds");
}

TEST_F(ErasedBundleTest, ThereIsNoneWhereThePublicationNeedsWhatWasErased) {
  campaign_.Publish();
  campaign_.log.Erase(needed_);
  EXPECT_THAT(campaign_.MakeBundleOfUnit("so-b"),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       HasSubstr(absl::StrCat("the event at position ", needed_.value))));
}

TEST_F(ErasedBundleTest, AnErasureAfterTheCheckpointAsksForANewCheckpoint) {
  campaign_.Publish();
  const testing::TestTree before(campaign_.log);
  campaign_.log.Erase(replaced_);
  EXPECT_THAT(MakeBundle({&campaign_.log.history(), &campaign_.log.store(), before},
                         {campaign_.log.definition.id(), "so-b", {}}, before.Checkpoint(campaign_.key)),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("take a new checkpoint")));
}

TEST_F(ErasedBundleTest, AnErasureMustBeProved) {
  campaign_.Publish();
  campaign_.log.Erase(replaced_);
  EXPECT_THAT(ViolationAfter([](AuditBundle& bundle) { bundle.clear_erasure_records(); }),
              HasSubstr("has no payload, and no event has erased it"));
  EXPECT_THAT(ViolationAfter([](AuditBundle& bundle) {
                bundle.mutable_sheet_records(1)->mutable_record()->set_erased_by(
                    bundle.mutable_sheet_records(1)->mutable_record()->erased_by() + 1);
              }),
              HasSubstr("has no payload, and no event has erased it"));
  EXPECT_THAT(ViolationAfter([](AuditBundle& bundle) {
                bundle.mutable_erasure_records(0)->mutable_inclusion_proof()->RemoveLast();
              }),
              HasSubstr("is not proved to be in the signed log"));
}

TEST_F(ErasedBundleTest, NothingElseIsGivenAsAnErasure) {
  campaign_.Publish();
  auto add = [](AuditBundle& bundle) {
    *bundle.add_erasure_records() = bundle.campaign_records(0);
    bundle.mutable_erasure_records()->SwapElements(0, bundle.erasure_records_size() - 1);
  };
  EXPECT_THAT(ViolationAfter(add), HasSubstr("erases nothing of the sheet"));
  campaign_.log.Erase(replaced_);
  EXPECT_THAT(ViolationAfter(add), HasSubstr("erases nothing of the sheet"));
}

TEST_F(ErasedBundleTest, WhatNobodyErasedCannotBeExcluded) {
  campaign_.log.Erase(replaced_);
  campaign_.Publish();
  EXPECT_THAT(ViolationAfter([](AuditBundle& bundle) {
                eventlog::v1::Record& record = *bundle.mutable_sheet_records(2)->mutable_record();
                record.clear_salt();
                record.clear_payload();
                record.set_erased_by(bundle.sheet_records(1).record().erased_by());
              }),
              HasSubstr("has no payload, and no event has erased it"));
}

}  // namespace
}  // namespace thuocdo::audit
