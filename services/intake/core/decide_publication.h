// Rankings that are decided: publications, and earlier rankings of which only ranks are known.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "common/streams/campaign.h"
#include "thuocdo/intake/v1/publications.pb.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo {

// At most so many ranks in an earlier ranking.
inline constexpr int kRanksMax = 100'000;

// What the bytes of a manifest say. INVALID_ARGUMENT if they are none, or have a field that is not known.
absl::StatusOr<ranking::v1::PublicationManifest> ReadManifest(const std::string& bytes);

// The events of a publication whose bytes were read as `manifest`. `head`: the last position of the log.
//
// Refused unless the manifest is of the shut campaign at its very revision, computed at or after the
// campaign's last event, under its rule set, with its tables and roster, and amends its last publication.
absl::StatusOr<std::vector<NewEvent>> DecideRecordPublication(
    const CampaignState& known, Position head, const ranking::v1::PublicationManifest& manifest,
    const intake::v1::RecordPublicationRequest& command);

// `organizations`: those of the ranks that were ever created.
absl::StatusOr<std::vector<NewEvent>> DecideRecordEarlierRanking(
    const CampaignState& known, const std::set<std::string>& organizations,
    const intake::v1::RecordEarlierRankingRequest& command);

}  // namespace thuocdo
