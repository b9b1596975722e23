// The manifest of a publication: what a decision fixes (services/ranking/FORMAT.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/streams/campaign.h"
#include "services/ranking/core/tables/table.h"
#include "services/scoring/core/card/score_card.h"
#include "services/scoring/core/view/campaign_view.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo::ranking {

// What the authority states about a publication.
struct DecisionReference {
  std::string number;  // "305/QĐ-UBND"
  std::string date;    // 2017-02-07
  Position amends;     // 0: nothing
};

// Returns the manifest of `tables` and `cards`, which were computed from `view`.
ranking::v1::PublicationManifest MakeManifest(const scoring::CampaignView& view,
                                              const DecisionReference& decision,
                                              const std::vector<Table>& tables,
                                              const std::vector<scoring::ScoreCard>& cards);

// Parses the stored manifest. Returns DATA_LOSS if it is not a manifest.
absl::StatusOr<ranking::v1::PublicationManifest> ParseManifest(const streams::Publication& publication);

// A part of a manifest, in the order of its fields.
enum class ManifestField {
  kCampaign,
  kCampaignRevision,
  kRuleSet,
  kPosition,
  kDecision,
  kDate,
  kAmends,
  kTable,
  kCard,
  kEntryOrder,
};

// What a statement of a manifest is about.
struct ManifestSubject {
  ManifestField field = ManifestField::kCampaign;
  std::string key;  // kTable: "<group>/<component>"; kCard: the organization; empty otherwise

  friend auto operator<=>(const ManifestSubject&, const ManifestSubject&) = default;
};

// One subject on which two manifests of the same publication differ.
struct ManifestDifference {
  ManifestSubject subject;
  std::optional<std::string> published;   // none: absent
  std::optional<std::string> recomputed;  // none: absent
};

// Returns every difference, in the order of `published`, then what only `recomputed` has. Manifests that
// state the same in another order differ in kEntryOrder, by the SHA-256 of their bytes.
std::vector<ManifestDifference> CompareManifests(const ranking::v1::PublicationManifest& published,
                                                 const ranking::v1::PublicationManifest& recomputed);

}  // namespace thuocdo::ranking
