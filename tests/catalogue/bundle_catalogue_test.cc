// Bundles about the catalogue's campaigns: everybody's place can be checked offline.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/audit/core/bundle/bundle_for_tests.h"
#include "tests/catalogue/catalogue.h"
#include "tools/thuocdo/client/local_files.h"

namespace thuocdo {
namespace {

using testing::CampaignLog;
using testing::Catalogue;
using testing::FirstProblem;
using testing::TestKey;

std::string RulesText(const Catalogue& catalogue) {
  return client::ReadInputFile(
             absl::StrCat("deploy/catalogue/rule-sets/", catalogue.rules.proto.id(), ".txtpb"))
      .value();
}

void RecordPredecessor(const Catalogue& catalogue, CampaignLog& log) {
  std::vector<event::v1::EarlierRank> ranks;
  for (const auto& [key, rank] : catalogue.previous) {
    const auto& [group, component, organization] = key;
    ranks.push_back(testing::EarlierRank(group, component, organization, rank));
  }
  log.Append(testing::EarlierRankingRecorded(catalogue.definition.predecessor(), ranks));
}

// A log with all of a campaign, from its rule set to its publication.
class CatalogueLog {
 public:
  explicit CatalogueLog(const Catalogue& catalogue) : log_(RulesText(catalogue)) {
    log_.definition = catalogue.definition;
    log_.definition.set_rule_set(log_.rules.name);
    RecordPredecessor(catalogue, log_);
    for (const intake::v1::OrganizationSpec& spec : catalogue.organizations)
      log_.Append(testing::OrganizationCreated(spec.id(), spec.name()));
    log_.Open();
    for (const client::OrganizationAnswers& sheet : catalogue.answers) {
      log_.Append({eventlog::SheetStream(catalogue.definition.id(), sheet.organization),
                   testing::DeclarationOf(catalogue, sheet)});
    }
    testing::Publish(log_);
  }

  audit::v1::AuditBundle Make(const std::string& organization) const {
    return testing::MakeBundleOf(log_, {log_.definition.id(), organization, {}}, key_).value();
  }

  audit::BundleReport Verify(const audit::v1::AuditBundle& bundle) const {
    return audit::VerifyBundle(audit::FormatBundle(bundle).value(), {{key_.verifier()}, {}});
  }

 private:
  const note::SignerKey key_ = TestKey("binhdinh.example/thuocdo");
  CampaignLog log_;
};

TEST(BundleCatalogue, EveryOrganizationOf2016CanCheckItsPlace) {
  const Catalogue catalogue = testing::LoadCatalogue();
  const CatalogueLog log(catalogue);
  for (const campaign::v1::RosterEntry& entry : catalogue.definition.roster()) {
    const audit::BundleReport report = log.Verify(log.Make(entry.organization()));
    EXPECT_EQ(FirstProblem(report), "holds") << entry.organization();
  }
}

TEST(BundleCatalogue, ALeafSheetsPlaceCanBeChecked) {
  const Catalogue catalogue = testing::LoadCatalogue("binh-dinh-2016-leaf-generated");
  const CatalogueLog log(catalogue);
  for (const char* organization : {"so-tai-chinh", "ubnd-tp-quy-nhon"}) {
    const audit::BundleReport report = log.Verify(log.Make(organization));
    EXPECT_EQ(FirstProblem(report), "holds") << organization;
    EXPECT_EQ(report.places.size(), 8u) << organization;
  }
}

TEST(BundleCatalogue, APlaceThatRestsOnOthersNumbersSaysSo) {
  const Catalogue index = testing::LoadNationalIndex();
  const CatalogueLog log(index);
  const std::string& organization = index.definition.roster(0).organization();
  const audit::v1::AuditBundle bundle = log.Make(organization);
  EXPECT_GT(bundle.group_numbers_size(), 0);
  const audit::BundleReport report = log.Verify(bundle);
  EXPECT_EQ(FirstProblem(report), "holds");
  EXPECT_EQ(report.places.size(), 7u);
  EXPECT_THAT(report.not_proved.at(1).english, ::testing::StartsWith("the group's numbers on "));
}

}  // namespace
}  // namespace thuocdo
