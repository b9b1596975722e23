#include "services/audit/core/bundle/bundle_publication.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/rules/read_rule_set.h"
#include "common/streams/fold.h"
#include "common/streams/organization.h"
#include "common/streams/rule_sets.h"

namespace thuocdo::audit {
namespace {

BundleProblem DoesNotApply(const absl::Status& why) {
  return Problem(BundleProblemKind::kEventDoesNotApply, why.message());
}

// Replaces `state` by what it is after `event`.
template <typename State>
BundleCheckResult FoldEvent(const eventlog::PastEvent& event, State& state,
                            streams::ApplyEvent<State>& apply) {
  const absl::Status advanced = streams::Advance(state, event, apply);
  if (!advanced.ok()) return DoesNotApply(advanced);
  return std::nullopt;
}

BundleCheckResult AfterPosition(const eventlog::PastEvent& event, const BundlePublication& publication) {
  if (event.position().value <= publication.manifest.position()) return std::nullopt;
  return Problem(BundleProblemKind::kRecordAfterPublication, event.position().value,
                 publication.manifest.position());
}

// Folds all records of the campaign, the publication included. `then` is the campaign at `position`.
BundleCheckResult FoldCampaign(const std::vector<eventlog::PastEvent>& events, uint64_t position,
                               streams::CampaignState& then) {
  streams::CampaignState state;
  // Records after `position` are folded too: the publication is one of them, and must be one that could
  // happen.
  for (const eventlog::PastEvent& event : events) {
    if (BundleCheckResult problem = FoldEvent(event, state, streams::ApplyCampaignEvent)) return problem;
    if (event.position().value <= position) then = state;
  }
  return std::nullopt;
}

BundleCheckResult CompareWithCampaign(const BundlePublication& publication,
                                      const streams::CampaignState& then) {
  const ranking::v1::PublicationManifest& manifest = publication.manifest;
  if (manifest.position() >= publication.position.value)
    return Problem(BundleProblemKind::kPublicationPositionUnknown, manifest.position());
  if (manifest.campaign_revision() != then.revision.value)
    return Problem(BundleProblemKind::kCampaignRevisionDiffers, manifest.campaign_revision(),
                   then.revision.value);
  if (manifest.rule_set() != then.definition.rule_set())
    return Problem(BundleProblemKind::kRuleSetOfCampaignDiffers, manifest.rule_set(),
                   then.definition.rule_set());
  return std::nullopt;
}

// Finds the roster entry and the digest of `organization`, which the publication must list exactly once.
BundleCheckResult FindUnit(const std::string& organization, BundlePublication& checked) {
  const auto& units = checked.manifest.units();
  auto is_meant = [&](const ranking::v1::UnitDigest& unit) { return unit.organization() == organization; };
  const campaign::v1::RosterEntry* entry = streams::FindRosterEntry(checked.definition, organization);
  if (entry == nullptr || std::count_if(units.begin(), units.end(), is_meant) != 1)
    return Problem(BundleProblemKind::kUnitNotListedOnce, organization);
  checked.entry = *entry;
  checked.unit = *std::find_if(units.begin(), units.end(), is_meant);
  return std::nullopt;
}

}  // namespace

BundleCheckResult CheckPublication(const BundleRecords& records, const std::string& organization,
                                   BundlePublication& checked) {
  const bool ends_with_publication =
      !records.campaign.empty() && records.campaign.back().event.has_publication_recorded();
  if (!ends_with_publication) return Problem(BundleProblemKind::kPublicationMissing);
  const eventlog::PastEvent& last = records.campaign.back();
  const std::string& bytes = last.event.publication_recorded().manifest();
  checked.position = last.position();
  checked.digest = Sha256(bytes);
  if (!checked.manifest.ParseFromString(bytes)) return Problem(BundleProblemKind::kPublicationUnreadable);
  streams::CampaignState then;
  if (BundleCheckResult problem = FoldCampaign(records.campaign, checked.manifest.position(), then))
    return problem;
  if (BundleCheckResult problem = CompareWithCampaign(checked, then)) return problem;
  checked.definition = then.definition;
  return FindUnit(organization, checked);
}

BundleCheckResult CheckRules(const BundleRecords& records, const BundlePublication& publication,
                             rules::RuleSet& rules) {
  const std::string& name = publication.manifest.rule_set();
  const eventlog::PastEvent& event = records.rule_set;
  const event::v1::RuleSetPublished& published = event.event.rule_set_published();
  // The name is computed from the text rather than read: a rule set cannot be exchanged for another of the
  // same id.
  const bool is_meant = event.event.has_rule_set_published() &&
                        event.header.stream() == eventlog::RuleSetStream(streams::RuleSetIdOf(name)) &&
                        streams::RuleSetName(published.rule_set(), Sha256(published.canonical())) == name;
  if (!is_meant) return Problem(BundleProblemKind::kRuleSetNotPublishedThere, event.position().value, name);
  if (BundleCheckResult problem = AfterPosition(event, publication)) return problem;
  absl::StatusOr<rules::RuleSet> loaded = rules::LoadRuleSet(published.canonical());
  if (!loaded.ok()) return Problem(BundleProblemKind::kRuleSetUnreadable, name);
  rules = *std::move(loaded);
  return std::nullopt;
}

BundleCheckResult CheckSheet(const BundleRecords& records, const BundlePublication& publication,
                             BundleUnit& checked) {
  streams::OrganizationState organization;
  for (const eventlog::PastEvent& event : records.organization) {
    if (BundleCheckResult problem = AfterPosition(event, publication)) return problem;
    if (BundleCheckResult problem = FoldEvent(event, organization, streams::ApplyOrganizationEvent))
      return problem;
  }
  for (const eventlog::PastEvent& event : records.sheet) {
    if (BundleCheckResult problem = AfterPosition(event, publication)) return problem;
    if (BundleCheckResult problem = FoldEvent(event, checked.sheet, streams::ApplySheetEvent)) return problem;
  }
  checked.name = organization.name;
  checked.erased =
      static_cast<size_t>(std::count_if(records.sheet.begin(), records.sheet.end(),
                                        [](const eventlog::PastEvent& event) { return event.is_erased(); }));
  if (const absl::Status known = streams::CheckNothingErased(checked.sheet); !known.ok())
    return Problem(BundleProblemKind::kAnswersErased, known.message());
  // Leaving out the last events of a sheet would go unnoticed otherwise: what is there is proved, what is
  // missing is not.
  if (records.sheet.size() == publication.unit.sheet_revision()) return std::nullopt;
  return Problem(BundleProblemKind::kSheetIncomplete, publication.unit.sheet_revision(),
                 records.sheet.size());
}

}  // namespace thuocdo::audit
