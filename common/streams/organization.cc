#include "common/streams/organization.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/streams/does_not_apply.h"

namespace thuocdo::streams {
namespace {

using event::v1::Event;
using State = OrganizationState;

std::vector<std::string> ToVector(const google::protobuf::RepeatedPtrField<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

void AddAlias(State& state, const std::string& alias) {
  auto same = [&](const std::string& known) { return known == alias; };
  if (alias != state.name && std::none_of(state.aliases.begin(), state.aliases.end(), same)) {
    state.aliases.push_back(alias);
  }
}

State Create(State state, const event::v1::OrganizationCreated& created) {
  state.id = created.organization();
  state.name = created.name();
  for (const std::string& alias : created.aliases()) AddAlias(state, alias);
  state.predecessors = ToVector(created.predecessors());
  return state;
}

State Rename(State state, const event::v1::OrganizationRenamed& renamed) {
  std::string former = std::exchange(state.name, renamed.name());
  // A name that comes back is the name again, and no alias of itself.
  state.aliases.erase(std::remove(state.aliases.begin(), state.aliases.end(), state.name),
                      state.aliases.end());
  AddAlias(state, former);
  return state;
}

State End(State state, OrganizationEnd end, std::vector<std::string> successors) {
  state.ended = end;
  state.successors = std::move(successors);
  return state;
}

// Returns the organization's id in `event`; empty if it is not an organization's event.
std::string OrganizationOf(const Event& event) {
  switch (event.kind_case()) {
    case Event::kOrganizationCreated:
      return event.organization_created().organization();
    case Event::kOrganizationRenamed:
      return event.organization_renamed().organization();
    case Event::kOrganizationAliasesAdded:
      return event.organization_aliases_added().organization();
    case Event::kOrganizationSplit:
      return event.organization_split().organization();
    case Event::kOrganizationMerged:
      return event.organization_merged().organization();
    case Event::kOrganizationDissolved:
      return event.organization_dissolved().organization();
    default:
      return "";
  }
}

absl::Status CheckExistence(const State& state, const eventlog::PastEvent& event) {
  bool creates = event.event.has_organization_created();
  if (creates && !state.id.empty()) return DoesNotApply(event, "the organization exists already");
  if (!creates && state.id.empty()) return DoesNotApply(event, "the organization does not exist");
  if (state.ended != OrganizationEnd::kNot) return DoesNotApply(event, "the organization has ended");
  return absl::OkStatus();
}

absl::StatusOr<State> Change(State state, const eventlog::PastEvent& past) {
  const Event& event = past.event;
  switch (event.kind_case()) {
    case Event::kOrganizationCreated:
      return Create(std::move(state), event.organization_created());
    case Event::kOrganizationRenamed:
      return Rename(std::move(state), event.organization_renamed());
    case Event::kOrganizationAliasesAdded:
      for (const std::string& alias : event.organization_aliases_added().aliases()) AddAlias(state, alias);
      return state;
    case Event::kOrganizationSplit:
      return End(std::move(state), OrganizationEnd::kSplit,
                 ToVector(event.organization_split().successors()));
    case Event::kOrganizationMerged:
      return End(std::move(state), OrganizationEnd::kMerged, {event.organization_merged().successor()});
    case Event::kOrganizationDissolved:
      return End(std::move(state), OrganizationEnd::kDissolved, {});
    default:
      return DoesNotApply(past, "it is not an organization's event");
  }
}

absl::StatusOr<NameRegistry> Register(NameRegistry state, const eventlog::PastEvent& past) {
  const event::v1::NamesRegistered& registered = past.event.names_registered();
  for (const std::string& name : registered.names()) {
    // Folded, so that two spellings of one name cannot belong to two organizations.
    auto [at, added] = state.owner_by_name.emplace(FoldName(name), registered.organization());
    if (!added && at->second != registered.organization()) {
      return DoesNotApply(past, absl::StrCat("the name \"", name, "\" belongs to ", at->second));
    }
  }
  return state;
}

NameRegistry Release(NameRegistry state, const std::string& organization) {
  std::erase_if(state.owner_by_name, [&](const auto& entry) { return entry.second == organization; });
  return state;
}

}  // namespace

absl::StatusOr<OrganizationState> ApplyOrganizationEvent(OrganizationState state,
                                                         const eventlog::PastEvent& event) {
  const std::string organization = OrganizationOf(event.event);
  if (organization.empty()) return DoesNotApply(event, "it is not an organization's event");
  RETURN_IF_ERROR(CheckNext(event, state.revision, eventlog::OrganizationStream(organization)));
  RETURN_IF_ERROR(CheckExistence(state, event));
  state.revision = event.revision();
  return Change(std::move(state), event);
}

absl::StatusOr<NameRegistry> ApplyNameRegistryEvent(NameRegistry state, const eventlog::PastEvent& event) {
  RETURN_IF_ERROR(CheckNext(event, state.revision, eventlog::kOrganizationsStream));
  state.revision = event.revision();
  if (event.event.has_names_registered()) return Register(std::move(state), event);
  if (event.event.has_names_released()) {
    return Release(std::move(state), event.event.names_released().organization());
  }
  return DoesNotApply(event, "it neither registers nor releases names");
}

}  // namespace thuocdo::streams
