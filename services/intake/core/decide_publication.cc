#include "services/intake/core/decide_publication.h"

#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/clock.h"
#include "common/base/messages.h"
#include "common/base/status.h"
#include "common/eventlog/records/record.h"
#include "services/intake/core/decide_campaigns.h"
#include "services/intake/core/rejection.h"

namespace thuocdo {
namespace {

using Events = std::vector<NewEvent>;
using ranking::v1::PublicationManifest;

constexpr size_t kDigestBytes = 32;

void CheckDecision(const PublicationManifest& manifest, Refusal& refusal) {
  if (refusal.CheckText("manifest.decision", manifest.decision(), kNameBytesMax) != manifest.decision()) {
    refusal.Invalid("manifest.decision", "must be in NFC, without spaces at its ends");
  }
  if (!IsDate(manifest.date())) refusal.Invalid("manifest.date", "is not a date such as 2017-02-07");
}

void CheckAmends(const CampaignState& known, uint64_t amends, Refusal& refusal) {
  uint64_t last = known.publications.empty() ? 0 : known.publications.back().position.value;
  if (amends == last) return;
  if (last == 0)
    return refusal.Forbidden("manifest.amends", "must be 0: there is no publication to amend yet");
  refusal.Forbidden("manifest.amends",
                    absl::StrCat("is ", amends, "; amend the last publication, at position ", last));
}

void CheckPosition(const CampaignState& known, Position head, const PublicationManifest& manifest,
                   Refusal& refusal) {
  if (manifest.campaign_revision() != known.revision.value) {
    refusal.Forbidden("manifest.campaign_revision",
                      absl::StrCat("is ", manifest.campaign_revision(), ", but the campaign is at revision ",
                                   known.revision.value, "; compute the publication again"));
  }
  if (manifest.position() < known.last_position.value || manifest.position() > head.value) {
    refusal.Forbidden("manifest.position", absl::StrCat("is ", manifest.position(), "; it must be from ",
                                                        known.last_position.value, " to ", head.value));
  }
}

void CheckTables(const campaign::v1::CampaignDefinition& definition, const PublicationManifest& manifest,
                 Refusal& refusal) {
  if (manifest.tables_size() != definition.tables_size()) {
    return refusal.Forbidden("manifest.tables", "must be the campaign's tables, in their order");
  }
  for (int i = 0; i < manifest.tables_size(); ++i) {
    const ranking::v1::TableDigest& given = manifest.tables(i);
    const campaign::v1::TableDefinition& table = definition.tables(i);
    std::string field = absl::StrCat("manifest.tables[", i, "]");
    if (given.group() != table.group() || given.component() != table.component()) {
      refusal.Forbidden(field, absl::StrCat("must be the campaign's table ", table.id()));
    }
    if (given.csv_sha256().size() != kDigestBytes) refusal.Invalid(field, "must have a SHA-256 of 32 bytes");
  }
}

void CheckUnits(const campaign::v1::CampaignDefinition& definition, const PublicationManifest& manifest,
                Refusal& refusal) {
  std::set<std::string> roster;
  for (const campaign::v1::RosterEntry& entry : definition.roster()) roster.insert(entry.organization());
  std::vector<std::string> units;
  for (int i = 0; i < manifest.units_size(); ++i) {
    units.push_back(manifest.units(i).organization());
    if (manifest.units(i).card_sha256().size() == kDigestBytes) continue;
    refusal.Invalid(absl::StrCat("manifest.units[", i, "]"), "must have a SHA-256 of 32 bytes");
  }
  if (units == std::vector<std::string>(roster.begin(), roster.end())) return;
  refusal.Forbidden("manifest.units", "must be the organizations on the roster, by id");
}

void CheckRanks(const std::set<std::string>& organizations,
                const intake::v1::RecordEarlierRankingRequest& command, Refusal& refusal) {
  std::set<std::tuple<std::string, std::string, std::string>> seen;
  for (int i = 0; i < command.ranks_size(); ++i) {
    const event::v1::EarlierRank& rank = command.ranks(i);
    std::string field = absl::StrCat("ranks[", i, "]");
    refusal.CheckId(absl::StrCat(field, ".group"), rank.group());
    refusal.CheckId(absl::StrCat(field, ".component"), rank.component());
    if (rank.rank() == 0)
      refusal.Invalid(absl::StrCat(field, ".rank"), "is missing; ranks are counted from 1");
    if (!organizations.contains(rank.organization())) {
      refusal.NotFound(absl::StrCat(field, ".organization"),
                       absl::StrCat("there is no organization ", rank.organization()));
    }
    if (seen.emplace(rank.group(), rank.component(), rank.organization()).second) continue;
    refusal.Invalid(
        field, absl::StrCat(rank.organization(), " appears twice in ", rank.group(), "/", rank.component()));
  }
}

}  // namespace

absl::StatusOr<PublicationManifest> ReadManifest(const std::string& bytes) {
  PublicationManifest manifest;
  Refusal refusal;
  if (bytes.empty() || !manifest.ParseFromString(bytes)) {
    refusal.Invalid("manifest", "is not a PublicationManifest");
  } else if (HasUnknownFields(manifest)) {
    refusal.Invalid("manifest", "has fields that this service does not know");
  }
  RETURN_IF_ERROR(refusal.ToStatus("the publication cannot be recorded"));
  return manifest;
}

absl::StatusOr<Events> DecideRecordPublication(const CampaignState& known, Position head,
                                               const PublicationManifest& manifest,
                                               const intake::v1::RecordPublicationRequest& command) {
  Refusal refusal;
  CheckShut(known, "manifest.campaign", manifest.campaign(), refusal);
  CheckDecision(manifest, refusal);
  if (known.phase == CampaignPhase::kClosed || known.phase == CampaignPhase::kPublished) {
    CheckAmends(known, manifest.amends(), refusal);
    CheckPosition(known, head, manifest, refusal);
    CheckTables(known.definition, manifest, refusal);
    CheckUnits(known.definition, manifest, refusal);
    if (manifest.rule_set() != known.definition.rule_set()) {
      refusal.Forbidden("manifest.rule_set",
                        absl::StrCat("must be the campaign's rule set ", known.definition.rule_set()));
    }
  }
  RETURN_IF_ERROR(refusal.ToStatus("the publication cannot be recorded"));
  NewEvent published{CampaignStream(manifest.campaign()), {}};
  published.event.mutable_publication_recorded()->set_campaign(manifest.campaign());
  published.event.mutable_publication_recorded()->set_manifest(command.manifest());
  return Events{std::move(published)};
}

absl::StatusOr<Events> DecideRecordEarlierRanking(const CampaignState& known,
                                                  const std::set<std::string>& organizations,
                                                  const intake::v1::RecordEarlierRankingRequest& command) {
  Refusal refusal;
  refusal.CheckId("ranking", command.ranking());
  if (known.phase != CampaignPhase::kNone) {
    refusal.Forbidden("ranking",
                      absl::StrCat(command.ranking(),
                                   " is the id of another campaign or earlier ranking; choose another id"));
  }
  refusal.CheckSize("ranks", command.ranks_size(), kRanksMax);
  CheckRanks(organizations, command, refusal);
  NewEvent recorded{CampaignStream(command.ranking()), {}};
  event::v1::EarlierRankingRecorded& earlier = *recorded.event.mutable_earlier_ranking_recorded();
  earlier.set_ranking(command.ranking());
  earlier.set_title(refusal.CheckText("title", command.title()));
  *earlier.mutable_ranks() = command.ranks();
  RETURN_IF_ERROR(refusal.ToStatus("the earlier ranking cannot be recorded"));
  return Events{std::move(recorded)};
}

}  // namespace thuocdo
