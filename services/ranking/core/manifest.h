// Publications: what a decision fixes (FORMAT.md).
#pragma once

#include <string>
#include <vector>

#include "services/ranking/core/table.h"
#include "services/scoring/core/campaign_view.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo {

// What the authority says of a publication.
struct Decision {
  std::string number;  // "305/QĐ-UBND"
  std::string date;    // 2017-02-07
  Position amends;     // 0: nothing
};

// The manifest of `tables` and `cards`, which were computed from `view`.
ranking::v1::PublicationManifest MakeManifest(const CampaignView& view, const Decision& decision,
                                              const std::vector<Table>& tables,
                                              const std::vector<ScoreCard>& cards);

// One thing that two manifests of the same publication say differently.
struct ManifestDifference {
  std::string subject;  // "table departments/total", "card so-tai-chinh", "rule set"
  std::string published;
  std::string recomputed;
};

// Every difference, in the manifest's order.
std::vector<ManifestDifference> CompareManifests(const ranking::v1::PublicationManifest& published,
                                                 const ranking::v1::PublicationManifest& recomputed);

}  // namespace thuocdo
