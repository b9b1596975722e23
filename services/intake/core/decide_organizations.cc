#include "services/intake/core/decide_organizations.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/eventlog/records/record.h"
#include "services/intake/core/name_claims.h"
#include "services/intake/core/rejection.h"

namespace thuocdo::intake {
namespace {

using Events = std::vector<eventlog::NewEvent>;
using intake::v1::OrganizationSpec;

// A specification with its texts checked and in NFC.
struct Spec {
  std::string field;
  std::string id;
  std::string name;
  std::vector<std::string> aliases;
};

Spec CheckSpec(const std::string& field, const OrganizationSpec& given, Rejection& rejection) {
  Spec spec{field, given.id(), {}, {}};
  rejection.CheckId(absl::StrCat(field, ".id"), given.id());
  spec.name = rejection.CheckName(absl::StrCat(field, ".name"), given.name());
  std::string aliases = absl::StrCat(field, ".aliases");
  if (given.aliases_size() > kAliasesMax) rejection.CheckSize(aliases, given.aliases_size(), kAliasesMax);
  for (int i = 0; i < given.aliases_size(); ++i) {
    std::string alias_field = absl::StrCat(aliases, "[", i, "]");
    spec.aliases.push_back(rejection.CheckName(alias_field, given.aliases(i)));
  }
  return spec;
}

template <typename Specs>
std::vector<Spec> CheckSpecs(absl::string_view field, const Specs& given, Rejection& rejection) {
  std::vector<Spec> specs;
  std::set<std::string> ids;
  for (int i = 0; i < given.size(); ++i) {
    specs.push_back(CheckSpec(absl::StrCat(field, "[", i, "]"), given.Get(i), rejection));
    if (ids.insert(specs.back().id).second) continue;
    rejection.Invalid(absl::StrCat(specs.back().field, ".id"),
                      absl::StrCat(specs.back().id, " appears twice"));
  }
  return specs;
}

const streams::OrganizationState* Find(const OrganizationsKnown& known, const std::string& id) {
  auto found = known.organizations.find(id);
  return found == known.organizations.end() ? nullptr : &found->second;
}

// Returns the organization `id`; null, and a violation in `field`, if it does not exist or has ended.
const streams::OrganizationState* CheckExists(const OrganizationsKnown& known, absl::string_view field,
                                              const std::string& id, Rejection& rejection) {
  const streams::OrganizationState* state = Find(known, id);
  if (state == nullptr) {
    rejection.NotFound(field, absl::StrCat("there is no organization ", id));
    return nullptr;
  }
  if (state->ended == streams::OrganizationEnd::kNot) return state;
  rejection.Forbidden(field, absl::StrCat("the organization ", id, " has ended"));
  return nullptr;
}

void Append(Events& events, Events more) {
  for (eventlog::NewEvent& event : more) events.push_back(std::move(event));
}

Events Create(const Spec& spec, const std::vector<std::string>& predecessors, NameClaims& claims) {
  claims.ClaimName(absl::StrCat(spec.field, ".name"), spec.id, spec.name);
  std::vector<std::string> aliases =
      claims.ClaimNames(absl::StrCat(spec.field, ".aliases"), spec.id, spec.aliases);
  return CreateOrganization(spec.id, spec.name, aliases, predecessors);
}

// Creates a successor, which must be new: it may not take over the history of an organization that existed
// before.
Events CreateNew(const OrganizationsKnown& known, const Spec& spec,
                 const std::vector<std::string>& predecessors, NameClaims& claims, Rejection& rejection) {
  if (Find(known, spec.id) != nullptr) {
    rejection.Forbidden(absl::StrCat(spec.field, ".id"),
                        absl::StrCat("the organization ", spec.id,
                                     " exists already or has ended; give the successor a new id"));
  }
  return Create(spec, predecessors, claims);
}

Events AddAliases(const streams::OrganizationState& state, const Spec& spec, NameClaims& claims) {
  std::vector<std::string> aliases =
      claims.ClaimNames(absl::StrCat(spec.field, ".aliases"), spec.id, spec.aliases);
  if (aliases.empty()) return {};
  eventlog::NewEvent added{eventlog::OrganizationStream(state.id), {}};
  added.event.mutable_organization_aliases_added()->set_organization(state.id);
  for (const std::string& alias : aliases)
    added.event.mutable_organization_aliases_added()->add_aliases(alias);
  return {std::move(added), RegisterNames(state.id, aliases)};
}

// Imports one organization: creates it, or adds the aliases that it does not have yet. An import may be
// repeated with more organizations or aliases, but it never renames: that needs a reason.
Events ImportOne(const OrganizationsKnown& known, const Spec& spec, NameClaims& claims,
                 Rejection& rejection) {
  const streams::OrganizationState* state = Find(known, spec.id);
  if (state == nullptr) return Create(spec, {}, claims);
  if (state->ended != streams::OrganizationEnd::kNot) {
    rejection.Forbidden(absl::StrCat(spec.field, ".id"),
                        absl::StrCat("the organization ", spec.id, " has ended; use another id"));
    return {};
  }
  if (state->name != spec.name) {
    rejection.Forbidden(
        absl::StrCat(spec.field, ".name"),
        absl::StrCat(spec.id, " is named \"", state->name, "\"; rename it to give it another name"));
  }
  return AddAliases(*state, spec, claims);
}

}  // namespace

absl::StatusOr<Events> DecideImportOrganizations(const OrganizationsKnown& known,
                                                 const intake::v1::ImportOrganizationsRequest& command) {
  Rejection rejection;
  rejection.CheckSize("organizations", command.organizations_size(), kOrganizationsMax);
  NameClaims claims(known.names, &rejection);
  Events events;
  for (const Spec& spec : CheckSpecs("organizations", command.organizations(), rejection)) {
    Append(events, ImportOne(known, spec, claims, rejection));
  }
  RETURN_IF_ERROR(rejection.ToStatus("the organizations cannot be imported"));
  return events;
}

absl::StatusOr<Events> DecideRenameOrganization(const OrganizationsKnown& known,
                                                const intake::v1::RenameOrganizationRequest& command) {
  Rejection rejection;
  std::string reason = rejection.CheckText("reason", command.reason());
  std::string name = rejection.CheckName("name", command.name());
  const streams::OrganizationState* state =
      CheckExists(known, "organization", command.organization(), rejection);
  if (state != nullptr && state->name == name) rejection.Forbidden("name", "is its name already");
  NameClaims claims(known.names, &rejection);
  bool new_name = claims.ClaimName("name", command.organization(), name);
  RETURN_IF_ERROR(rejection.ToStatus("the organization cannot be renamed"));

  eventlog::NewEvent renamed{eventlog::OrganizationStream(state->id), {}};
  renamed.event.mutable_organization_renamed()->set_organization(state->id);
  renamed.event.mutable_organization_renamed()->set_name(name);
  renamed.event.mutable_organization_renamed()->set_reason(reason);
  Events events = {std::move(renamed)};
  // An alias, or a former name, is registered already.
  if (new_name) events.push_back(RegisterNames(state->id, {name}));
  return events;
}

absl::StatusOr<Events> DecideSplitOrganization(const OrganizationsKnown& known,
                                               const intake::v1::SplitOrganizationRequest& command) {
  Rejection rejection;
  const std::string& ended = command.organization();
  eventlog::NewEvent split{eventlog::OrganizationStream(ended), {}};
  split.event.mutable_organization_split()->set_organization(ended);
  split.event.mutable_organization_split()->set_reason(rejection.CheckText("reason", command.reason()));
  CheckExists(known, "organization", ended, rejection);
  rejection.CheckSize("successors", command.successors_size(), kOrganizationsMax);
  if (command.successors_size() == 1) rejection.Invalid("successors", "must be at least two");

  NameClaims claims(known.names, &rejection);
  claims.Release(ended);
  Events created;
  for (const Spec& spec : CheckSpecs("successors", command.successors(), rejection)) {
    split.event.mutable_organization_split()->add_successors(spec.id);
    Append(created, CreateNew(known, spec, {ended}, claims, rejection));
  }
  RETURN_IF_ERROR(rejection.ToStatus("the organization cannot be split"));
  // Followers apply events one by one: the names must be free before the successors take them.
  Events events = {std::move(split), ReleaseNames(ended)};
  Append(events, std::move(created));
  return events;
}

namespace {

eventlog::NewEvent Merged(const std::string& organization, const std::string& successor,
                          const std::string& reason) {
  eventlog::NewEvent merged{eventlog::OrganizationStream(organization), {}};
  merged.event.mutable_organization_merged()->set_organization(organization);
  merged.event.mutable_organization_merged()->set_successor(successor);
  merged.event.mutable_organization_merged()->set_reason(reason);
  return merged;
}

// Returns the events that end each of the merged organizations, and releases their names in `claims`, so that
// the successor may take one of them.
Events EndAll(const OrganizationsKnown& known, const intake::v1::MergeOrganizationsRequest& command,
              const std::string& reason, NameClaims& claims, Rejection& rejection) {
  Events events;
  std::set<std::string> seen;
  for (int i = 0; i < command.organizations_size(); ++i) {
    std::string field = absl::StrCat("organizations[", i, "]");
    const std::string& id = command.organizations(i);
    if (!seen.insert(id).second) rejection.Invalid(field, absl::StrCat(id, " appears twice"));
    CheckExists(known, field, id, rejection);
    claims.Release(id);
    Append(events, {Merged(id, command.successor().id(), reason), ReleaseNames(id)});
  }
  return events;
}

}  // namespace

absl::StatusOr<Events> DecideMergeOrganizations(const OrganizationsKnown& known,
                                                const intake::v1::MergeOrganizationsRequest& command) {
  Rejection rejection;
  std::string reason = rejection.CheckText("reason", command.reason());
  rejection.CheckSize("organizations", command.organizations_size(), kOrganizationsMax);
  if (command.organizations_size() == 1) rejection.Invalid("organizations", "must be at least two");
  NameClaims claims(known.names, &rejection);
  Events events = EndAll(known, command, reason, claims, rejection);
  Spec successor = CheckSpec("successor", command.successor(), rejection);
  std::vector<std::string> predecessors(command.organizations().begin(), command.organizations().end());
  Append(events, CreateNew(known, successor, predecessors, claims, rejection));
  RETURN_IF_ERROR(rejection.ToStatus("the organizations cannot be merged"));
  return events;
}

absl::StatusOr<Events> DecideDissolveOrganization(const OrganizationsKnown& known,
                                                  const intake::v1::DissolveOrganizationRequest& command) {
  Rejection rejection;
  std::string reason = rejection.CheckText("reason", command.reason());
  const streams::OrganizationState* state =
      CheckExists(known, "organization", command.organization(), rejection);
  RETURN_IF_ERROR(rejection.ToStatus("the organization cannot be dissolved"));
  eventlog::NewEvent dissolved{eventlog::OrganizationStream(state->id), {}};
  dissolved.event.mutable_organization_dissolved()->set_organization(state->id);
  dissolved.event.mutable_organization_dissolved()->set_reason(reason);
  return Events{std::move(dissolved), ReleaseNames(state->id)};
}

}  // namespace thuocdo::intake
