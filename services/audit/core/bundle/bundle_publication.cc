#include "services/audit/core/bundle/bundle_publication.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/streams/fold.h"
#include "common/streams/organization.h"
#include "common/streams/rule_sets.h"

namespace thuocdo {
namespace {

BundleProblem DoesNotApply(const absl::Status& why) {
  return Problem(BundleProblemKind::kEventDoesNotApply, why.message());
}

// Replaces `state` by what it is after `event`.
template <typename State>
BundleCheckResult FoldEvent(const PastEvent& event, State& state, ApplyEvent<State>& apply) {
  const absl::Status advanced = Advance(state, event, apply);
  if (!advanced.ok()) return DoesNotApply(advanced);
  return std::nullopt;
}

BundleCheckResult AfterPosition(const PastEvent& event, const BundlePublication& publication) {
  if (event.position().value <= publication.manifest.position()) return std::nullopt;
  return Problem(BundleProblemKind::kRecordAfterPublication, event.position().value,
                 publication.manifest.position());
}

// Folds all records of the campaign, the publication included. `then` is the campaign at `position`.
BundleCheckResult FoldCampaign(const std::vector<PastEvent>& events, uint64_t position, CampaignState& then) {
  CampaignState state;
  for (const PastEvent& event : events) {
    if (BundleCheckResult problem = FoldEvent(event, state, ApplyCampaignEvent)) return problem;
    if (event.position().value <= position) then = state;
  }
  return std::nullopt;
}

BundleCheckResult CompareWithCampaign(const BundlePublication& publication, const CampaignState& then) {
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
  const campaign::v1::RosterEntry* entry = FindRosterEntry(checked.definition, organization);
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
  const PastEvent& last = records.campaign.back();
  const std::string& bytes = last.event.publication_recorded().manifest();
  checked.position = last.position();
  checked.digest = Sha256(bytes);
  if (!checked.manifest.ParseFromString(bytes)) return Problem(BundleProblemKind::kPublicationUnreadable);
  CampaignState then;
  if (BundleCheckResult problem = FoldCampaign(records.campaign, checked.manifest.position(), then))
    return problem;
  if (BundleCheckResult problem = CompareWithCampaign(checked, then)) return problem;
  checked.definition = then.definition;
  return FindUnit(organization, checked);
}

BundleCheckResult CheckRules(const BundleRecords& records, const BundlePublication& publication,
                             RuleSet& rules) {
  const std::string& name = publication.manifest.rule_set();
  const PastEvent& event = records.rule_set;
  const event::v1::RuleSetPublished& published = event.event.rule_set_published();
  const bool is_meant = event.event.has_rule_set_published() &&
                        event.header.stream() == RuleSetStream(RuleSetIdOf(name)) &&
                        RuleSetName(published.rule_set(), Sha256(published.canonical())) == name;
  if (!is_meant) return Problem(BundleProblemKind::kRuleSetNotPublishedThere, event.position().value, name);
  if (BundleCheckResult problem = AfterPosition(event, publication)) return problem;
  absl::StatusOr<RuleSet> loaded = LoadRuleSet(published.canonical());
  if (!loaded.ok()) return Problem(BundleProblemKind::kRuleSetUnreadable, name);
  rules = *std::move(loaded);
  return std::nullopt;
}

BundleCheckResult CheckSheet(const BundleRecords& records, const BundlePublication& publication,
                             BundleUnit& checked) {
  OrganizationState organization;
  for (const PastEvent& event : records.organization) {
    if (BundleCheckResult problem = AfterPosition(event, publication)) return problem;
    if (BundleCheckResult problem = FoldEvent(event, organization, ApplyOrganizationEvent)) return problem;
  }
  for (const PastEvent& event : records.sheet) {
    if (BundleCheckResult problem = AfterPosition(event, publication)) return problem;
    if (BundleCheckResult problem = FoldEvent(event, checked.sheet, ApplySheetEvent)) return problem;
  }
  checked.name = organization.name;
  checked.erased = static_cast<size_t>(std::count_if(
      records.sheet.begin(), records.sheet.end(), [](const PastEvent& event) { return event.is_erased(); }));
  if (const absl::Status known = CheckNothingErased(checked.sheet); !known.ok())
    return Problem(BundleProblemKind::kAnswersErased, known.message());
  if (records.sheet.size() == publication.unit.sheet_revision()) return std::nullopt;
  return Problem(BundleProblemKind::kSheetIncomplete, publication.unit.sheet_revision(),
                 records.sheet.size());
}

}  // namespace thuocdo
