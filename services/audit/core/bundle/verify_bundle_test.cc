#include "services/audit/core/bundle/verify_bundle.h"

#include <gmock/gmock.h>
#include <google/protobuf/stubs/logging.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/testing/matchers.h"
#include "services/audit/core/bundle/bundle_fixture_for_tests.h"
#include "services/audit/core/history/random_campaign_for_tests.h"

namespace thuocdo::audit {
namespace {

using audit::v1::AuditBundle;
using ::testing::AllOf;
using testing::FirstProblem;
using ::testing::HasSubstr;
using testing::PublishedLog;
using ::testing::StartsWith;
using testing::TestKey;
using VerifyBundleTest = testing::BundleFixture;

// Adds the total's table of every group.
void AddTables(testing::CampaignLog& log) {
  for (const char* group : {"departments", "districts"}) {
    campaign::v1::TableDefinition& table = *log.definition.add_tables();
    table.set_id(group);
    table.set_group(group);
    table.set_component("total");
  }
  log.Amend("thêm bảng");
}

TEST_F(VerifyBundleTest, AnHonestBundleHoldsForEveryOrganization) {
  campaign_.Publish();
  for (const char* organization : {"so-a", "so-b", "so-c"}) {
    const BundleReport report = VerifyBundle(campaign_.MakeBundleFile(organization), campaign_.keys);
    EXPECT_EQ(FirstProblem(report), "holds") << organization;
    ASSERT_EQ(report.places.size(), 2u);
  }
}

TEST_F(VerifyBundleTest, SaysWhatIsProvedAndWhatIsNot) {
  campaign_.Publish();
  const BundleReport report = VerifyBundle(campaign_.MakeBundleFile(), campaign_.keys);
  ASSERT_EQ(report.statements.size(), 8u);
  EXPECT_THAT(report.statements[0].what.english,
              HasSubstr("\"so.example/thuocdo\" has signed a checkpoint of 11"));
  EXPECT_THAT(report.statements[1].what.english, StartsWith("All 7 records"));
  EXPECT_THAT(report.statements[2].what.vietnamese, StartsWith("Quyết định 305/QĐ-UBND ngày 2017-02-07"));
  EXPECT_THAT(report.statements[4].what.vietnamese, StartsWith("Phiếu của Cơ quan so-b đủ 2 lần ghi"));
  EXPECT_EQ(report.places[0].rank, "1");
  EXPECT_EQ(report.places[0].ranked, "2");
  EXPECT_EQ(report.places[0].points, "18");
  EXPECT_THAT(report.not_proved.front().english, "other organizations' points");
}

TEST_F(VerifyBundleTest, EveryFlippedByteIsRejected) {
  campaign_.Publish();
  const std::string file = campaign_.MakeBundleFile();
  const google::protobuf::LogSilencer silence;
  for (size_t i = 0; i < file.size(); ++i) {
    std::string flipped = file;
    flipped[i] = static_cast<char>(flipped[i] ^ (1 << i % 8));
    EXPECT_FALSE(VerifyBundle(flipped, campaign_.keys).holds()) << "byte " << i;
  }
}

TEST_F(VerifyBundleTest, NothingButABundleIsOne) {
  EXPECT_THAT(FirstProblem(VerifyBundle("", campaign_.keys)), StartsWith("file: not a bundle"));
}

TEST_F(VerifyBundleTest, TheKeyMustBeOneThatIsTrusted) {
  campaign_.Publish();
  const std::string file = campaign_.MakeBundleFile();
  EXPECT_THAT(
      FirstProblem(VerifyBundle(file, {{TestKey("another").verifier()}, {}})),
      "checkpoint: none of the given keys has signed the checkpoint; it is signed by: so.example/thuocdo");
  EXPECT_THAT(FirstProblem(VerifyBundle(file, {})), StartsWith("checkpoint: none of the given keys"));
  note::VerifierKey false_key = campaign_.key.verifier();
  false_key.public_key = TestKey("another").verifier().public_key;
  EXPECT_THAT(FirstProblem(VerifyBundle(file, {{false_key}, {}})),
              StartsWith("checkpoint: none of the given keys"));
}

TEST_F(VerifyBundleTest, AFalseSignatureIsNamed) {
  campaign_.Publish();
  EXPECT_EQ(AfterChange([](AuditBundle& bundle) {
              bundle.set_checkpoint(absl::StrReplaceAll(bundle.checkpoint(), {{"\n11\n", "\n12\n"}}));
            }),
            "checkpoint: the signature on the checkpoint is invalid");
}

TEST_F(VerifyBundleTest, AKeySpeaksForItsOwnLogOnly) {
  campaign_.Publish();
  const note::SignerKey other = TestKey("other.example/log");
  campaign_.keys.logs = {other.verifier()};
  EXPECT_THAT(AfterChange([&](AuditBundle& bundle) {
                note::Note note = note::ParseNote(bundle.checkpoint()).value();
                note.signatures = {note::SignNote(other, note.text).value()};
                bundle.set_checkpoint(note::FormatNote(note));
              }),
              HasSubstr("the checkpoint is of the log \"so.example/thuocdo\""));
}

TEST_F(VerifyBundleTest, EveryWitnessThatIsAskedForMustHaveCosigned) {
  campaign_.Publish();
  const note::SignerKey witness = TestKey("witness.example/w", note::SignatureType::kCosignature);
  campaign_.keys.witnesses = {witness.verifier()};
  auto cosign = [&](AuditBundle& bundle) {
    note::Note note = note::ParseNote(bundle.checkpoint()).value();
    note.signatures.push_back(note::Cosign(witness, note.text, 1480550400).value());
    bundle.set_checkpoint(note::FormatNote(note));
  };
  EXPECT_THAT(AfterChange([](AuditBundle&) {}),
              "witness: witness.example/w has not cosigned this checkpoint");
  EXPECT_EQ(AfterChange(cosign), "holds");
  EXPECT_EQ(AfterChange([&](AuditBundle& bundle) {
              note::Note note = note::ParseNote(bundle.checkpoint()).value();
              note.signatures.push_back(note::Cosign(witness, note.text + "x\n", 1480550400).value());
              bundle.set_checkpoint(note::FormatNote(note));
            }),
            "witness: the cosignature of witness.example/w is invalid");
}

// Under the rules of RandomCampaignRules, some of which compare units.
class RandomBundles : public ::testing::TestWithParam<std::string> {
 protected:
  // What is found in the bundle about `organization`.
  static std::string Verify(const testing::CampaignLog& log, const std::string& organization) {
    const note::SignerKey key = TestKey("so.example/thuocdo");
    const BundleSubject subject = {log.definition.id(), organization, {}};
    const absl::StatusOr<AuditBundle> bundle = testing::MakeBundleOf(log, subject, key);
    EXPECT_THAT(bundle, testing::IsOk());
    if (!bundle.ok()) return "";
    return FirstProblem(VerifyBundle(FormatBundle(*bundle).value(), {{key.verifier()}, {}}));
  }
};

TEST_P(RandomBundles, HoldWhateverHappens) {
  for (uint64_t seed = 1; seed <= 2; ++seed) {
    testing::RandomCampaign campaign(seed, GetParam());
    campaign.AppendRandomEvents(60);
    AddTables(campaign.log);
    testing::Publish(campaign.log);
    for (const campaign::v1::RosterEntry& entry : campaign.log.definition.roster()) {
      EXPECT_EQ(Verify(campaign.log, entry.organization()), "holds")
          << "seed " << seed << ", " << entry.organization();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(AllRules, RandomBundles, ::testing::ValuesIn(testing::RandomCampaignRules()));

}  // namespace
}  // namespace thuocdo::audit
