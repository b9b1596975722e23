#include "services/audit/core/bundle/make_bundle.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/audit/core/bundle/bundle_for_tests.h"

namespace thuocdo::audit {
namespace {

using audit::v1::AuditBundle;
using ::testing::HasSubstr;
using testing::PublishedLog;
using testing::StatusIs;
using testing::TestTree;

class BundleTest : public ::testing::Test {
 protected:
  BundleTest() {
    campaign_.log.Declare("so-a", {{"use.points", "15"}});
    campaign_.log.Declare("so-b", {{"use.points", "12.5"}, {"use.staff", "79.5"}});
    campaign_.log.Correct("so-b", "use.staff", "40");
    campaign_.Publish();
  }

  PublishedLog campaign_;
};

TEST_F(BundleTest, HasEveryRecordThatThePublicationRestsOnAndNothingOfOthers) {
  ASSERT_OK_AND_ASSIGN(const AuditBundle bundle, campaign_.MakeBundleOfUnit("so-b"));
  EXPECT_EQ(bundle.campaign_records_size(), 3);  // opened, closed, published
  EXPECT_TRUE(bundle.has_rule_set_record());
  EXPECT_EQ(bundle.organization_records_size(), 1);
  EXPECT_EQ(bundle.sheet_records_size(), 2);
  EXPECT_EQ(bundle.tables_size(), 2);
  EXPECT_THAT(bundle.card_csv(), HasSubstr("use.staff,scored,40,5,15,"));
  EXPECT_EQ(bundle.group_numbers_size(), 0);
}

TEST_F(BundleTest, LeavesOutWhatCameAfterThePublication) {
  campaign_.log.Rename("so-b", "Sở B");
  campaign_.log.Append(testing::CampaignReopened("small-2016"));
  campaign_.log.Correct("so-b", "use.staff", "90");

  ASSERT_OK_AND_ASSIGN(const AuditBundle bundle, campaign_.MakeBundleOfUnit("so-b"));

  EXPECT_EQ(bundle.campaign_records_size(), 3);
  EXPECT_EQ(bundle.organization_records_size(), 1);
  EXPECT_EQ(bundle.sheet_records_size(), 2);
}

TEST_F(BundleTest, IsOfTheLatestPublicationOrTheOneAskedFor) {
  const uint64_t first = campaign_.log.head().value;
  campaign_.Publish([&](auto& manifest) { manifest.set_amends(first); });

  ASSERT_OK_AND_ASSIGN(const AuditBundle latest, campaign_.MakeBundleOfUnit("so-b"));
  ASSERT_OK_AND_ASSIGN(const AuditBundle asked, campaign_.MakeBundleOfUnit("so-b", first));

  EXPECT_GT(latest.campaign_records_size(), asked.campaign_records_size());
  EXPECT_EQ(asked.campaign_records_size(), 3);
}

TEST_F(BundleTest, IsNotMadeOfWhatIsNotThere) {
  EXPECT_THAT(campaign_.MakeBundleOfUnit("so-x"),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("so-x is not on the roster")));
  EXPECT_THAT(campaign_.MakeBundleOfUnit("so-b", 2),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("position 2")));
  EXPECT_THAT(PublishedLog().MakeBundleOfUnit("so-b"),
              StatusIs(absl::StatusCode::kNotFound, HasSubstr("not been published")));
}

TEST_F(BundleTest, NeedsACheckpointThatTheHistoryCovers) {
  const TestTree tree(campaign_.log);
  const BundleSource source = {&campaign_.log.history(), &campaign_.log.store(), tree};
  const std::string later =
      note::FormatNote({absl::StrCat("so.example/thuocdo\n", tree.size() + 1,
                                     "\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"),
                        {{"so.example/thuocdo", 1, "x"}}});
  const BundleSubject subject = {"small-2016", "so-b", {}};
  EXPECT_THAT(MakeBundle(source, subject, later),
              StatusIs(absl::StatusCode::kUnavailable, HasSubstr(absl::StrCat(tree.size() + 1, " records"))));
  EXPECT_THAT(MakeBundle(source, subject, "nothing"), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(BundleTest, FilesAreReadBackAndHaveOneForm) {
  const std::string file = campaign_.MakeBundleFile();
  ASSERT_OK_AND_ASSIGN(const AuditBundle bundle, ParseBundle(file));
  EXPECT_THAT(FormatBundle(bundle), testing::IsOkAndHolds(file));

  AuditBundle unknown = bundle;
  unknown.GetReflection()->MutableUnknownFields(&unknown)->AddVarint(99, 1);
  for (const std::string& other : {std::string(), file + '\0', file + file, file.substr(0, file.size() - 1),
                                   unknown.SerializeAsString()}) {
    EXPECT_THAT(ParseBundle(other), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("not a bundle")));
  }
}

TEST_F(BundleTest, FilesHaveALimit) {
  AuditBundle bundle;
  bundle.set_format(std::string(kBundleFormat));
  bundle.set_card_csv(std::string(kBundleBytesMax, 'x'));
  EXPECT_THAT(FormatBundle(bundle), StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(ParseBundle(bundle.SerializeAsString()),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("at most 67108864")));
}

}  // namespace
}  // namespace thuocdo::audit
