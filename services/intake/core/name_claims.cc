#include "services/intake/core/name_claims.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/text.h"
#include "common/eventlog/records/record.h"

namespace thuocdo::intake {

void NameClaims::Release(const std::string& organization) {
  std::erase_if(names_.owner_by_name, [&](const auto& entry) { return entry.second == organization; });
}

bool NameClaims::ClaimName(absl::string_view field, const std::string& organization,
                           const std::string& name) {
  if (name.empty()) return false;
  auto [at, added] = names_.owner_by_name.emplace(FoldName(name), organization);
  if (at->second != organization) {
    rejection_->Forbidden(
        field, absl::StrCat("the name \"", name, "\" belongs to ", at->second, "; choose another name"));
  }
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
