// A published campaign, its log's tree and keys, and bundles about it, for tests.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/merkle/hash.h"
#include "common/note/checkpoint.h"
#include "common/testing/campaign/campaign_log.h"
#include "services/audit/core/bundle/make_bundle.h"
#include "services/audit/core/bundle/verify_bundle.h"
#include "thuocdo/audit/v1/bundle.pb.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo::testing {

// The tree over all records of a log.
class TestTree {
 public:
  explicit TestTree(const CampaignLog& log);
  explicit TestTree(const std::vector<eventlog::v1::Record>& records);  // from position 1

  uint64_t size() const { return leaves_.size(); }
  // Returns the proof that `position` is in the tree of `tree_size`.
  absl::StatusOr<merkle::Proof> operator()(Position position, uint64_t tree_size) const;

  // Returns its checkpoint, signed by `key`, whose name is the origin.
  std::string Checkpoint(const note::SignerKey& key) const;

 private:
  absl::StatusOr<merkle::Hash> HashOf(merkle::Node node) const;

  std::vector<merkle::Hash> leaves_;
};

// Returns the same key for the same name.
note::SignerKey TestKey(const std::string& name, note::SignatureType type = note::SignatureType::kNote);

// Closes the campaign of `log` and publishes the computed manifest, which `forge` may change before.
using Forge = std::function<void(ranking::v1::PublicationManifest&)>;
void Publish(CampaignLog& log, const Forge& forge = {});

// Returns the bundle about `subject`, with a checkpoint of all of `log` that `key` signed.
absl::StatusOr<audit::v1::AuditBundle> MakeBundleOf(const CampaignLog& log,
                                                    const audit::BundleSubject& subject,
                                                    const note::SignerKey& key);

// A log in which `so-a`, `so-b` and `so-c` of the departments are assessed, ranked and published.
class PublishedLog {
 public:
  explicit PublishedLog(const std::string& rule_set_text = kRuleSetText);

  void Publish(const Forge& forge = {}) { testing::Publish(log, forge); }

  absl::StatusOr<audit::v1::AuditBundle> MakeBundleOfUnit(const std::string& organization,
                                                          uint64_t publication = 0) const;
  // Returns the bytes of a file with the bundle.
  std::string MakeBundleFile(const std::string& organization = "so-b") const;

  CampaignLog log;
  note::SignerKey key = TestKey("so.example/thuocdo");
  audit::TrustedKeys keys = {{key.verifier()}, {}};
};

// Returns the first claim that does not hold, and why, in English: "points: ..."; "holds" if everything does.
std::string FirstProblem(const audit::BundleReport& report);

}  // namespace thuocdo::testing
