#include "services/audit/core/bundle/bundle_for_tests.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/follow/stream_records.h"
#include "common/merkle/proof.h"
#include "services/audit/core/bundle/bundle_file.h"
#include "services/ranking/core/tables/manifest.h"
#include "services/ranking/core/tables/ranked_campaign.h"

namespace thuocdo::testing {
namespace {

scoring::CampaignView ViewOf(const CampaignLog& log) {
  return scoring::ViewCampaign(log.history(), log.definition.id(), log.head(), "").value();
}

void Close(CampaignLog& log) {
  event::v1::Event closed;
  closed.mutable_campaign_closed()->set_campaign(log.definition.id());
  log.Append(eventlog::CampaignStream(log.definition.id()), closed);
}

}  // namespace

std::vector<eventlog::v1::Record> RecordsOf(const CampaignLog& log) {
  const follow::History& history = log.history();
  std::set<std::string> streams;
  const auto note_stream = [&](const eventlog::PastEvent& event) {
    streams.insert(event.header.stream());
    return absl::OkStatus();
  };
  EXPECT_TRUE(history.ReadStreams("", history.position(), note_stream).ok());
  std::map<uint64_t, eventlog::v1::Record> records;
  for (const std::string& stream : streams) {
    const auto of_stream = follow::StreamRecords(log.store(), stream, history.position()).value();
    for (const eventlog::v1::Record& record : of_stream)
      records[eventlog::Decode(record).value().position().value] = record;
  }
  std::vector<eventlog::v1::Record> in_order;
  for (auto& [position, record] : records) in_order.push_back(std::move(record));
  return in_order;
}

TestTree::TestTree(const CampaignLog& log) : TestTree(RecordsOf(log)) {}

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
  for (const char* component : {"total", "online"}) {
    campaign::v1::TableDefinition& table = *log.definition.add_tables();
    table.set_id(component);
    table.set_title(absl::StrCat("Bảng ", component));
    table.set_group("departments");
    table.set_component(component);
  }
  log.Open();
}

void Publish(CampaignLog& log, const Forge& forge) {
  const std::string& id = log.definition.id();
  if (ViewOf(log).campaign.phase == streams::CampaignPhase::kOpen) Close(log);
  const ranking::RankedCampaign ranked =
      ranking::RankCampaign(log.history(), ViewOf(log), [&log](const scoring::CampaignView& of) {
        return scoring::ScoreView(log.history(), of);
      }).value();
  auto manifest =
      ranking::MakeManifest(ranked.view, {"305/QĐ-UBND", "2017-02-07", {}}, ranked.tables, ranked.cards);
  if (forge) forge(manifest);
  event::v1::Event event;
  event.mutable_publication_recorded()->set_campaign(id);
  event.mutable_publication_recorded()->set_manifest(manifest.SerializeAsString());
  log.Append(eventlog::CampaignStream(id), event);
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
