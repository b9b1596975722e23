#include "services/audit/core/publication/verify_publication.h"

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/status.h"
#include "services/audit/core/publication/published.h"
#include "services/ranking/core/tables/manifest.h"

namespace thuocdo::audit {
namespace {

using audit::v1::VerifyPublicationRequest;
using audit::v1::VerifyPublicationResponse;
using ranking::v1::PublicationManifest;

VerifyPublicationResponse DescribePublication(const streams::Publication& publication,
                                              const PublicationManifest& manifest) {
  VerifyPublicationResponse response;
  response.set_campaign(manifest.campaign());
  response.set_publication_position(publication.position.value);
  response.set_position(manifest.position());
  response.set_rule_set(manifest.rule_set());
  response.set_decision(manifest.decision());
  response.set_date(manifest.date());
  response.set_digest(Sha256(publication.manifest));
  return response;
}

// Returns the subject as Difference.subject names it.
std::string SubjectText(const ranking::ManifestSubject& subject) {
  switch (subject.field) {
    case ranking::ManifestField::kCampaign:
      return "campaign";
    case ranking::ManifestField::kCampaignRevision:
      return "campaign revision";
    case ranking::ManifestField::kRuleSet:
      return "rule set";
    case ranking::ManifestField::kPosition:
      return "position";
    case ranking::ManifestField::kDecision:
      return "decision";
    case ranking::ManifestField::kDate:
      return "date";
    case ranking::ManifestField::kAmends:
      return "amends";
    case ranking::ManifestField::kTable:
      return absl::StrCat("table ", subject.key);
    case ranking::ManifestField::kCard:
      return absl::StrCat("card ", subject.key);
    case ranking::ManifestField::kEntryOrder:
      return "order of entries";
  }
  return "";
}

constexpr char kAbsent[] = "absent";

void AddDifferences(const PublicationManifest& published, const ranking::RankedCampaign& ranked,
                    VerifyPublicationResponse& response) {
  const ranking::DecisionReference decision{published.decision(), published.date(),
                                            Position{published.amends()}};
  const PublicationManifest recomputed =
      ranking::MakeManifest(ranked.view, decision, ranked.tables, ranked.cards);
  for (const ranking::ManifestDifference& difference : ranking::CompareManifests(published, recomputed)) {
    audit::v1::Difference& message = *response.add_differences();
    message.set_subject(SubjectText(difference.subject));
    message.set_published(difference.published.value_or(kAbsent));
    message.set_recomputed(difference.recomputed.value_or(kAbsent));
  }
}

}  // namespace

absl::StatusOr<VerifyPublicationResponse> VerifyPublication(const follow::History& history,
                                                            const VerifyPublicationRequest& request,
                                                            Position as_of) {
  ASSIGN_OR_RETURN(const Published published, FindPublished(history, request.campaign(),
                                                            Position{request.publication_position()}, as_of));
  ASSIGN_OR_RETURN(const ranking::RankedCampaign ranked,
                   RecomputePublication(history, request.campaign(), published));
  VerifyPublicationResponse response = DescribePublication(published.publication, published.manifest);
  AddDifferences(published.manifest, ranked, response);
  response.set_tables(static_cast<uint32_t>(ranked.tables.size()));
  response.set_cards(static_cast<uint32_t>(ranked.cards.size()));
  response.set_events(as_of.value);
  return response;
}

}  // namespace thuocdo::audit
