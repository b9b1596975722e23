#include "services/intake/commands/publication_commands.h"

#include <set>
#include <string>
#include <vector>

#include "common/base/status.h"
#include "services/intake/core/publication/check_quorum.h"
#include "services/intake/core/publication/decide_publication.h"

namespace thuocdo::intake {
namespace {

// Returns the organizations that `request` ranks and that were ever created.
absl::StatusOr<std::set<std::string>> ReadRanked(const StreamReader& reader,
                                                 const intake::v1::RecordEarlierRankingRequest& request) {
  std::set<std::string> known;
  for (const event::v1::EarlierRank& rank : request.ranks()) {
    if (known.contains(rank.organization())) continue;
    ASSIGN_OR_RETURN(bool exists, reader.HasOrganization(rank.organization()));
    if (exists) known.insert(rank.organization());
  }
  return known;
}

}  // namespace

absl::Status HandleRecordEarlierRanking(Intake& intake, const Command& command,
                                        const intake::v1::RecordEarlierRankingRequest& request,
                                        intake::v1::RecordEarlierRankingResponse& response) {
  auto decide = [&](StreamReader& reader) -> absl::StatusOr<std::vector<eventlog::NewEvent>> {
    ASSIGN_OR_RETURN(streams::CampaignState campaign, reader.Campaign(request.ranking()));
    ASSIGN_OR_RETURN(std::set<std::string> known, ReadRanked(reader, request));
    return DecideRecordEarlierRanking(campaign, known, request);
  };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  return absl::OkStatus();
}

absl::Status HandleRecordPublication(Intake& intake, const Command& command,
                                     const intake::v1::RecordPublicationRequest& request,
                                     intake::v1::RecordPublicationResponse& response) {
  auto decide = [&](StreamReader& reader) -> absl::StatusOr<std::vector<eventlog::NewEvent>> {
    ASSIGN_OR_RETURN(ranking::v1::PublicationManifest manifest, ReadManifest(request.manifest()));
    ASSIGN_OR_RETURN(streams::CampaignState campaign, reader.Campaign(manifest.campaign()));
    RETURN_IF_ERROR(CheckQuorum(intake.policy, request.checkpoint(), Position{manifest.position()}));
    return DecideRecordPublication(campaign, intake.log->Head(), manifest, request);
  };
  ASSIGN_OR_RETURN(*response.mutable_receipt(), RunCommand(*intake.log, command, decide));
  return absl::OkStatus();
}

}  // namespace thuocdo::intake
