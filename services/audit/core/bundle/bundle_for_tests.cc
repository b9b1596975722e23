#include "services/audit/core/bundle/bundle_for_tests.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/merkle/proof.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/ranking/core/tables/manifest.h"
#include "services/ranking/core/tables/ranked_campaign.h"

namespace thuocdo::testing {
namespace {

scoring::CampaignView ViewOf(const CampaignLog& log) {
  return scoring::ViewCampaign(log.history(), log.definition.id(), log.head(), "").value();
}

}  // namespace

TestTree::TestTree(const CampaignLog& log) : TestTree(log.Records()) {}

TestTree::TestTree(const std::vector<eventlog::v1::Record>& records) {
  for (const eventlog::v1::Record& record : records) leaves_.push_back(merkle::HashLeaf(record.header()));
}

absl::StatusOr<merkle::Hash> TestTree::HashOf(merkle::Node node) const {
  if (node.level == 0) return leaves_.at(node.index);
  const merkle::Hash left = HashOf({node.level - 1, 2 * node.index}).value();
  return merkle::HashChildren(left, HashOf({node.level - 1, 2 * node.index + 1}).value());
}

absl::StatusOr<merkle::Proof> TestTree::operator()(Position position, uint64_t tree_size) const {
  return merkle::InclusionProof(position.value - 1, tree_size,
                                [this](merkle::Node node) { return HashOf(node); });
}

std::string TestTree::Checkpoint(const note::SignerKey& key) const {
  const note::Checkpoint checkpoint = {
      key.name, {size(), merkle::RootOf(size(), [this](merkle::Node node) { return HashOf(node); }).value()}};
  const std::string text = note::FormatCheckpoint(checkpoint);
  return note::FormatNote({text, {note::SignNote(key, text).value()}});
}

note::SignerKey TestKey(const std::string& name, note::SignatureType type) {
  return {name, type, Sha256(name)};
}

PublishedLog::PublishedLog(const std::string& rule_set_text) : log(rule_set_text) {
  for (const char* unit : {"so-a", "so-b", "so-c"}) log.AddUnit(unit, "departments");
  for (const char* component : {"total", "online"})
    AddTable(component, "departments", component, log.definition);
  log.Open();
}

void Publish(CampaignLog& log, const Forge& forge) {
  if (ViewOf(log).campaign.phase == streams::CampaignPhase::kOpen) log.Close();
  const ranking::RankedCampaign ranked =
      ranking::RankCampaign(log.history(), ViewOf(log), [&log](const scoring::CampaignView& of) {
        return scoring::ScoreView(log.history(), of);
      }).value();
  auto manifest =
      ranking::MakeManifest(ranked.view, {"305/QĐ-UBND", "2017-02-07", {}}, ranked.tables, ranked.cards);
  if (forge) forge(manifest);
  log.RecordPublication(manifest);
}

absl::StatusOr<audit::v1::AuditBundle> PublishedLog::MakeBundleOfUnit(const std::string& organization,
                                                                      uint64_t publication) const {
  return MakeBundleOf(log, {log.definition.id(), organization, {publication}}, key);
}

std::string PublishedLog::MakeBundleFile(const std::string& organization) const {
  return audit::FormatBundle(MakeBundleOfUnit(organization).value()).value();
}

absl::StatusOr<audit::v1::AuditBundle> MakeBundleOf(const CampaignLog& log,
                                                    const audit::BundleSubject& subject,
                                                    const note::SignerKey& key) {
  const TestTree tree(log);
  return audit::MakeBundle({&log.history(), &log.store(), tree}, subject, tree.Checkpoint(key));
}

std::string FirstProblem(const audit::BundleReport& report) {
  constexpr const char* kNames[] = {"file",  "checkpoint", "witness", "records", "publication",
                                    "rules", "sheet",      "points",  "tables",  "place"};
  for (const audit::Statement& statement : report.statements) {
    if (statement.verdict != audit::Verdict::kFails) continue;
    return absl::StrCat(kNames[static_cast<size_t>(statement.claim)], ": ", statement.what.english);
  }
  return report.holds() ? "holds" : "nothing fails";
}

}  // namespace thuocdo::testing
