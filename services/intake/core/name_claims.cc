#include "services/intake/core/name_claims.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/plain_text.h"
#include "common/base/text.h"
#include "common/eventlog/records/record.h"

namespace thuocdo::intake {

NameClaims::NameClaims(streams::NameRegistry names, Rejection* rejection)
    : names_(std::move(names)), rejection_(rejection) {
  for (const auto& [name, owner] : names_.owner_by_name) owner_by_look_.emplace(FoldLook(name), owner);
}

void NameClaims::Release(const std::string& organization) {
  const auto is_its = [&](const auto& entry) { return entry.second == organization; };
  std::erase_if(names_.owner_by_name, is_its);
  std::erase_if(owner_by_look_, is_its);
}

std::string NameClaims::OtherOwner(const std::string& look, const std::string& organization) const {
  const auto [begin, end] = owner_by_look_.equal_range(look);
  const auto found =
      std::find_if(begin, end, [&](const auto& entry) { return entry.second != organization; });
  return found == end ? "" : found->second;
}

bool NameClaims::ClaimName(absl::string_view field, const std::string& organization,
                           const std::string& name) {
  if (name.empty()) return false;
  const std::string look = FoldLook(name);
  const auto [at, added] = names_.owner_by_name.emplace(FoldName(name), organization);
  if (at->second != organization) {
    rejection_->Forbidden(
        field, absl::StrCat("the name \"", name, "\" belongs to ", at->second, "; choose another name"));
  } else if (const std::string other = OtherOwner(look, organization); !other.empty()) {
    rejection_->Forbidden(
        field, absl::StrCat("the name \"", name, "\" looks like a name of ", other, "; choose another name"));
  }
  if (added) owner_by_look_.emplace(look, organization);
  return added;
}

std::vector<std::string> NameClaims::ClaimNames(absl::string_view field, const std::string& organization,
                                                const std::vector<std::string>& names) {
  std::vector<std::string> added;
  for (size_t i = 0; i < names.size(); ++i) {
    if (ClaimName(absl::StrCat(field, "[", i, "]"), organization, names[i])) added.push_back(names[i]);
  }
  return added;
}

std::vector<eventlog::NewEvent> CreateOrganization(const std::string& id, const std::string& name,
                                                   const std::vector<std::string>& aliases,
                                                   const std::vector<std::string>& predecessors) {
  eventlog::NewEvent created{eventlog::OrganizationStream(id), {}};
  event::v1::OrganizationCreated& organization = *created.event.mutable_organization_created();
  organization.set_organization(id);
  organization.set_name(name);
  for (const std::string& alias : aliases) organization.add_aliases(alias);
  for (const std::string& predecessor : predecessors) organization.add_predecessors(predecessor);
  std::vector<std::string> names = {name};
  names.insert(names.end(), aliases.begin(), aliases.end());
  return {std::move(created), RegisterNames(id, names)};
}

eventlog::NewEvent RegisterNames(const std::string& organization, const std::vector<std::string>& names) {
  eventlog::NewEvent registered{std::string(eventlog::kOrganizationsStream), {}};
  registered.event.mutable_names_registered()->set_organization(organization);
  for (const std::string& name : names) registered.event.mutable_names_registered()->add_names(name);
  return registered;
}

eventlog::NewEvent ReleaseNames(const std::string& organization) {
  eventlog::NewEvent released{std::string(eventlog::kOrganizationsStream), {}};
  released.event.mutable_names_released()->set_organization(organization);
  return released;
}

}  // namespace thuocdo::intake
