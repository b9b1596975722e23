#include "services/intake/queries/campaign_queries.h"

#include <string>

#include "common/base/status.h"
#include "services/intake/context/stream_reader.h"
#include "services/intake/queries/page.h"
#include "thuocdo/ranking/v1/manifest.pb.h"

namespace thuocdo::intake {
namespace {

intake::v1::CampaignState ToProto(streams::CampaignPhase phase) {
  switch (phase) {
    case streams::CampaignPhase::kNone:
      return intake::v1::CAMPAIGN_STATE_UNSPECIFIED;
    case streams::CampaignPhase::kOpen:
      return intake::v1::CAMPAIGN_STATE_OPEN;
    case streams::CampaignPhase::kClosed:
      return intake::v1::CAMPAIGN_STATE_CLOSED;
    case streams::CampaignPhase::kPublished:
      return intake::v1::CAMPAIGN_STATE_PUBLISHED;
    case streams::CampaignPhase::kEarlierRanking:
      return intake::v1::CAMPAIGN_STATE_EARLIER_RANKING;
  }
  return intake::v1::CAMPAIGN_STATE_UNSPECIFIED;
}

intake::v1::PublicationSummary ToProto(const streams::Publication& publication) {
  ranking::v1::PublicationManifest manifest;
  manifest.ParseFromString(publication.manifest);  // it was read when the stream was folded
  intake::v1::PublicationSummary summary;
  summary.set_position(publication.position.value);
  summary.set_as_of_position(manifest.position());
  summary.set_decision(manifest.decision());
  summary.set_date(manifest.date());
  summary.set_amends(manifest.amends());
  return summary;
}

}  // namespace

absl::Status HandleGetCampaign(Intake& intake, const intake::v1::GetCampaignRequest& request,
                               intake::v1::GetCampaignResponse& response) {
  StreamReader reader(intake.log);
  ASSIGN_OR_RETURN(streams::CampaignState state, reader.FindCampaign(request.campaign()));
  *response.mutable_definition() = state.definition;
  if (state.phase == streams::CampaignPhase::kEarlierRanking) {
    response.mutable_definition()->set_id(state.id);
    response.mutable_definition()->set_title(state.earlier_title);
  }
  response.set_state(ToProto(state.phase));
  response.set_revision(state.revision.value);
  for (const streams::Publication& publication : state.publications)
    *response.add_publications() = ToProto(publication);
  return absl::OkStatus();
}

absl::Status HandleListCampaigns(Intake& intake, const intake::v1::ListCampaignsRequest& request,
                                 intake::v1::ListCampaignsResponse& response) {
  ASSIGN_OR_RETURN(IdPage page, ListIds(*intake.log, eventlog::CampaignStream(""), request.page_size(),
                                        request.page_token()));
  StreamReader reader(intake.log);
  for (const std::string& id : page.ids) {
    ASSIGN_OR_RETURN(streams::CampaignState state, reader.Campaign(id));
    bool earlier = state.phase == streams::CampaignPhase::kEarlierRanking;
    intake::v1::CampaignSummary& summary = *response.add_campaigns();
    summary.set_id(id);
    summary.set_title(earlier ? state.earlier_title : state.definition.title());
    summary.set_year(state.definition.year());
    summary.set_state(ToProto(state.phase));
  }
  response.set_next_page_token(page.next_page_token);
  return absl::OkStatus();
}

}  // namespace thuocdo::intake
