// Decisions on published rankings: publications, and earlier rankings of which only the ranks are known.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/records/append.h"
#include "common/streams/campaign.h"
#include "thuocdo/intake/v1/publications.pb.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo::intake {

// The limit of ranks in an earlier ranking.
inline constexpr int kRanksMax = 100'000;

// Reads the bytes of a manifest. Returns INVALID_ARGUMENT if they cannot be read, or have a field that is not
// known here.
absl::StatusOr<ranking::v1::PublicationManifest> ReadManifest(const std::string& bytes);

// Returns the event of a publication whose bytes were read as `manifest`, or every violation. `head` is the
// last position of the log.
//
// The manifest must name the closed campaign at its current revision, a position at or after the campaign's
// last event, the campaign's rule set, tables and roster, and must amend the campaign's last publication, if
// there is one.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideRecordPublication(
    const streams::CampaignState& known, Position head, const ranking::v1::PublicationManifest& manifest,
    const intake::v1::RecordPublicationRequest& command);

// Returns the event that records an earlier ranking, or every violation. `organizations` are those that the
// command ranks and that were ever created.
absl::StatusOr<std::vector<eventlog::NewEvent>> DecideRecordEarlierRanking(
    const streams::CampaignState& known, const std::set<std::string>& organizations,
    const intake::v1::RecordEarlierRankingRequest& command);

}  // namespace thuocdo::intake
