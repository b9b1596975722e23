#include "services/intake/core/publication/decide_publication.h"

#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/base/time_text.h"
#include "common/eventlog/records/record.h"
#include "services/intake/core/decide_campaigns.h"
#include "services/intake/core/rejection.h"

namespace thuocdo::intake {
namespace {

using Events = std::vector<eventlog::NewEvent>;
using ranking::v1::PublicationManifest;

constexpr size_t kDigestBytes = 32;

void CheckNumberAndDate(const PublicationManifest& manifest, Rejection& rejection) {
  if (rejection.CheckName("manifest.decision", manifest.decision()) != manifest.decision()) {
    rejection.Invalid("manifest.decision", "must be in NFC, without spaces at its ends");
  }
  if (!IsDate(manifest.date())) rejection.Invalid("manifest.date", "is not a date such as 2017-02-07");
}

// Publications of a campaign form one chain: nobody can amend the same one twice, or publish beside the
// latest.
void CheckAmends(const streams::CampaignState& known, uint64_t amends, Rejection& rejection) {
  uint64_t last = known.publications.empty() ? 0 : known.publications.back().position.value;
  if (amends == last) return;
  if (last == 0)
    return rejection.Forbidden("manifest.amends", "must be 0: there is no publication to amend yet");
  rejection.Forbidden("manifest.amends",
                      absl::StrCat("is ", amends, "; amend the last publication, at position ", last));
}

// What was computed from an older state of the campaign must not be published as if it were of this one. The
// position may lie below the head: other campaigns go on while this one is computed.
void CheckPosition(const streams::CampaignState& known, Position head, const PublicationManifest& manifest,
                   Rejection& rejection) {
  if (manifest.campaign_revision() != known.revision.value) {
    rejection.Forbidden(
        "manifest.campaign_revision",
        absl::StrCat("is ", manifest.campaign_revision(), ", but the campaign is at revision ",
                     known.revision.value, "; compute the publication again"));
  }
  if (manifest.position() < known.last_position.value || manifest.position() > head.value) {
    rejection.Forbidden("manifest.position", absl::StrCat("is ", manifest.position(), "; it must be from ",
                                                          known.last_position.value, " to ", head.value));
  }
}

// The order is fixed because the bytes of the manifest are what is published: one result has one digest.
void CheckTables(const campaign::v1::CampaignDefinition& definition, const PublicationManifest& manifest,
                 Rejection& rejection) {
  if (manifest.tables_size() != definition.tables_size()) {
    return rejection.Forbidden("manifest.tables", "must be the campaign's tables, in their order");
  }
  for (int i = 0; i < manifest.tables_size(); ++i) {
    const ranking::v1::TableDigest& given = manifest.tables(i);
    const campaign::v1::TableDefinition& table = definition.tables(i);
    std::string field = absl::StrCat("manifest.tables[", i, "]");
    if (given.group() != table.group() || given.component() != table.component()) {
      rejection.Forbidden(field, absl::StrCat("must be the campaign's table ", table.id()));
    }
    if (given.csv_sha256().size() != kDigestBytes)
      rejection.Invalid(field, "must have a SHA-256 of 32 bytes");
  }
}

void CheckUnits(const campaign::v1::CampaignDefinition& definition, const PublicationManifest& manifest,
                Rejection& rejection) {
  std::set<std::string> roster;
  for (const campaign::v1::RosterEntry& entry : definition.roster()) roster.insert(entry.organization());
  std::vector<std::string> units;
  for (int i = 0; i < manifest.units_size(); ++i) {
    units.push_back(manifest.units(i).organization());
    if (manifest.units(i).card_sha256().size() == kDigestBytes) continue;
    rejection.Invalid(absl::StrCat("manifest.units[", i, "]"), "must have a SHA-256 of 32 bytes");
  }
  if (units == std::vector<std::string>(roster.begin(), roster.end())) return;
  rejection.Forbidden("manifest.units", "must be the organizations on the roster, by id");
}

void CheckRanks(const std::set<std::string>& organizations,
                const intake::v1::RecordEarlierRankingRequest& command, Rejection& rejection) {
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (int i = 0; i < command.ranks_size(); ++i) {
    const event::v1::EarlierRank& rank = command.ranks(i);
    std::string field = absl::StrCat("ranks[", i, "]");
    rejection.CheckId(absl::StrCat(field, ".group"), rank.group());
    rejection.CheckId(absl::StrCat(field, ".component"), rank.component());
    if (rank.rank() == 0)
      rejection.Invalid(absl::StrCat(field, ".rank"), "is missing; ranks are counted from 1");
    if (!organizations.contains(rank.organization())) {
      rejection.NotFound(absl::StrCat(field, ".organization"),
                         absl::StrCat("there is no organization ", rank.organization()));
    }
    if (seen.emplace(rank.group(), rank.component(), rank.organization()).second) continue;
    rejection.Invalid(
        field, absl::StrCat(rank.organization(), " appears twice in ", rank.group(), "/", rank.component()));
  }
}

}  // namespace

absl::StatusOr<PublicationManifest> ReadManifest(const std::string& bytes) {
  PublicationManifest manifest;
  Rejection rejection;
  if (bytes.empty() || !manifest.ParseFromString(bytes)) {
    rejection.Invalid("manifest", "is not a PublicationManifest");
  } else if (HasUnknownFields(manifest)) {
    rejection.Invalid("manifest", "has fields that this service does not know");
  }
  RETURN_IF_ERROR(rejection.ToStatus("the publication cannot be recorded"));
  return manifest;
}

absl::StatusOr<Events> DecideRecordPublication(const streams::CampaignState& known, Position head,
                                               const PublicationManifest& manifest,
                                               const intake::v1::RecordPublicationRequest& command) {
  Rejection rejection;
  CheckClosed(known, "manifest.campaign", manifest.campaign(), rejection);
  CheckNumberAndDate(manifest, rejection);
  if (known.phase == streams::CampaignPhase::kClosed || known.phase == streams::CampaignPhase::kPublished) {
    CheckAmends(known, manifest.amends(), rejection);
    CheckPosition(known, head, manifest, rejection);
    CheckTables(known.definition, manifest, rejection);
    CheckUnits(known.definition, manifest, rejection);
    if (manifest.rule_set() != known.definition.rule_set()) {
      rejection.Forbidden("manifest.rule_set",
                          absl::StrCat("must be the campaign's rule set ", known.definition.rule_set()));
    }
  }
  RETURN_IF_ERROR(rejection.ToStatus("the publication cannot be recorded"));
  eventlog::NewEvent published{eventlog::CampaignStream(manifest.campaign()), {}};
  published.event.mutable_publication_recorded()->set_campaign(manifest.campaign());
  // The bytes as received, not what parsing made of them: their digest is in the decision.
  published.event.mutable_publication_recorded()->set_manifest(command.manifest());
  return Events{std::move(published)};
}

absl::StatusOr<Events> DecideRecordEarlierRanking(const streams::CampaignState& known,
                                                  const std::set<std::string>& organizations,
                                                  const intake::v1::RecordEarlierRankingRequest& command) {
  Rejection rejection;
  rejection.CheckId("ranking", command.ranking());
  if (known.phase != streams::CampaignPhase::kNone) {
    rejection.Forbidden("ranking",
                        absl::StrCat(command.ranking(),
                                     " is the id of another campaign or earlier ranking; choose another id"));
  }
  rejection.CheckSize("ranks", command.ranks_size(), kRanksMax);
  CheckRanks(organizations, command, rejection);
  eventlog::NewEvent recorded{eventlog::CampaignStream(command.ranking()), {}};
  event::v1::EarlierRankingRecorded& earlier = *recorded.event.mutable_earlier_ranking_recorded();
  earlier.set_ranking(command.ranking());
  earlier.set_title(rejection.CheckName("title", command.title(), kTextBytesMax));
  *earlier.mutable_ranks() = command.ranks();
  RETURN_IF_ERROR(rejection.ToStatus("the earlier ranking cannot be recorded"));
  return Events{std::move(recorded)};
}

}  // namespace thuocdo::intake
