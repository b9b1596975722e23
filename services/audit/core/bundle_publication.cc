#include "services/audit/core/bundle_publication.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/streams/fold.h"
#include "common/streams/organization.h"
#include "common/streams/rule_sets.h"

namespace thuocdo {
namespace {

Sentence DoesNotFold(const absl::Status& why) {
  return Say("một sự kiện không nối tiếp các sự kiện trước nó: $0",
             "an event does not follow from those before: $0", std::string(why.message()));
}

// Replaces `state` by what it is after `event`.
template <typename State>
BundleFault FoldEvent(const PastEvent& event, State& state, ApplyEvent<State>& apply) {
  const absl::Status advanced = Advance(state, event, apply);
  if (!advanced.ok()) return DoesNotFold(advanced);
  return std::nullopt;
}

BundleFault AfterPosition(const PastEvent& event, const BundlePublication& publication) {
  if (event.position().value <= publication.manifest.position()) return std::nullopt;
  return Say("bản ghi ở vị trí $0 có sau vị trí $1 mà công bố dựa vào",
             "the record at position $0 came after position $1, of which the publication is",
             event.position().value, publication.manifest.position());
}

// The campaign where the publication was computed, and as it is after the publication.
BundleFault FoldCampaign(const std::vector<PastEvent>& events, uint64_t position, CampaignState& then) {
  CampaignState state;
  for (const PastEvent& event : events) {
    if (BundleFault fault = FoldEvent(event, state, ApplyCampaignEvent)) return fault;
    if (event.position().value <= position) then = state;
  }
  return std::nullopt;
}

BundleFault CompareWithCampaign(const BundlePublication& publication, const CampaignState& then) {
  const ranking::v1::PublicationManifest& manifest = publication.manifest;
  if (manifest.position() >= publication.position.value)
    return Say("công bố nói dựa vào vị trí $0, khi đó chưa có",
               "the publication says that it is of position $0, which was not there yet",
               manifest.position());
  if (manifest.campaign_revision() != then.revision.value)
    return Say("công bố ghi kỳ đánh giá có $0 lần ghi, nhật ký có $1",
               "the publication says that the campaign had $0 revisions, the log has $1",
               manifest.campaign_revision(), then.revision.value);
  if (manifest.rule_set() != then.definition.rule_set())
    return Say("công bố theo bộ tiêu chí $0, kỳ đánh giá theo bộ tiêu chí $1",
               "the publication is under the rule set $0, the campaign under $1", manifest.rule_set(),
               then.definition.rule_set());
  return std::nullopt;
}

// What the publication says of `organization`, which it lists once.
BundleFault FindUnit(const std::string& organization, BundlePublication& checked) {
  const auto& units = checked.manifest.units();
  auto is_meant = [&](const ranking::v1::UnitDigest& unit) { return unit.organization() == organization; };
  const campaign::v1::RosterEntry* entry = FindRosterEntry(checked.definition, organization);
  if (entry == nullptr || std::count_if(units.begin(), units.end(), is_meant) != 1)
    return Say("$0 không có đúng một lần trong danh sách và trong công bố",
               "$0 is not once on the roster and once in the publication", organization);
  checked.entry = *entry;
  checked.unit = *std::find_if(units.begin(), units.end(), is_meant);
  return std::nullopt;
}

}  // namespace

BundleFault CheckPublication(const BundleRecords& records, const std::string& organization,
                             BundlePublication& checked) {
  const bool ends_well =
      !records.campaign.empty() && records.campaign.back().event.has_publication_recorded();
  if (!ends_well)
    return Say("hồ sơ không có công bố", "there is no publication at the end of the campaign's records");
  const PastEvent& last = records.campaign.back();
  const std::string& bytes = last.event.publication_recorded().manifest();
  checked.position = last.position();
  checked.digest = Sha256(bytes);
  if (!checked.manifest.ParseFromString(bytes))
    return Say("công bố không đọc được", "the publication cannot be read");
  CampaignState then;
  if (BundleFault fault = FoldCampaign(records.campaign, checked.manifest.position(), then)) return fault;
  if (BundleFault fault = CompareWithCampaign(checked, then)) return fault;
  checked.definition = then.definition;
  return FindUnit(organization, checked);
}

BundleFault CheckRules(const BundleRecords& records, const BundlePublication& publication, RuleSet& rules) {
  const std::string& name = publication.manifest.rule_set();
  const PastEvent& event = records.rule_set;
  const event::v1::RuleSetPublished& published = event.event.rule_set_published();
  const bool is_meant = event.event.has_rule_set_published() &&
                        event.header.stream() == RuleSetStream(RuleSetIdOf(name)) &&
                        RuleSetName(published.rule_set(), Sha256(published.canonical())) == name;
  if (!is_meant)
    return Say("bản ghi ở vị trí $0 không ban hành bộ tiêu chí $1 của công bố",
               "the record at position $0 does not publish $1, the publication's rule set",
               event.position().value, name);
  if (BundleFault fault = AfterPosition(event, publication)) return fault;
  absl::StatusOr<RuleSet> loaded = LoadRuleSet(published.canonical());
  if (!loaded.ok()) return Say("bộ tiêu chí $0 không đọc được", "the rule set $0 cannot be read", name);
  rules = *std::move(loaded);
  return std::nullopt;
}

BundleFault CheckSheet(const BundleRecords& records, const BundlePublication& publication,
                       BundleUnit& checked) {
  OrganizationState organization;
  for (const PastEvent& event : records.organization) {
    if (BundleFault fault = AfterPosition(event, publication)) return fault;
    if (BundleFault fault = FoldEvent(event, organization, ApplyOrganizationEvent)) return fault;
  }
  for (const PastEvent& event : records.sheet) {
    if (BundleFault fault = AfterPosition(event, publication)) return fault;
    if (BundleFault fault = FoldEvent(event, checked.sheet, ApplySheetEvent)) return fault;
  }
  checked.name = organization.name;
  checked.erased = static_cast<size_t>(std::count_if(
      records.sheet.begin(), records.sheet.end(), [](const PastEvent& event) { return event.is_erased(); }));
  if (const absl::Status known = CheckNothingErased(checked.sheet); !known.ok())
    return Say("nội dung mà công bố dựa vào đã bị xóa: $0", "what the publication is of was erased: $0",
               std::string(known.message()));
  if (records.sheet.size() == publication.unit.sheet_revision()) return std::nullopt;
  return Say("công bố dựa vào $0 lần ghi của phiếu, hồ sơ có $1",
             "the publication is of $0 revisions of the sheet, the bundle has $1",
             publication.unit.sheet_revision(), records.sheet.size());
}

}  // namespace thuocdo
