#include "common/streams/rule_sets.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/digest.h"
#include "common/base/status.h"
#include "common/streams/does_not_apply.h"

namespace thuocdo::streams {
namespace {

bool HasVersion(const RuleSetVersions& state, absl::string_view hash) {
  auto same = [&](const PublishedRuleSet& known) { return known.hash == hash; };
  return std::any_of(state.versions.begin(), state.versions.end(), same);
}

absl::StatusOr<PublishedRuleSet> OnlyVersion(const RuleSetVersions& state) {
  if (state.versions.size() == 1) return state.versions.front();
  auto full_name = [&](std::string* out, const PublishedRuleSet& known) {
    out->append(RuleSetName(state.id, known.hash));
  };
  return absl::FailedPreconditionError(absl::StrCat(
      "the rule set ", state.id,
      " is published in several versions; name one: ", absl::StrJoin(state.versions, ", ", full_name)));
}

}  // namespace

absl::StatusOr<RuleSetVersions> ApplyRuleSetEvent(RuleSetVersions state, const eventlog::PastEvent& event) {
  if (!event.event.has_rule_set_published()) return DoesNotApply(event, "it publishes no rule set");
  const event::v1::RuleSetPublished& published = event.event.rule_set_published();
  RETURN_IF_ERROR(CheckNext(event, state.revision, eventlog::RuleSetStream(published.rule_set())));
  if (published.hash() != Sha256(published.canonical())) {
    return DoesNotApply(event, "the hash is not that of the canonical bytes");
  }
  if (HasVersion(state, published.hash())) return DoesNotApply(event, "the rule set was published before");
  state.id = published.rule_set();
  state.revision = event.revision();
  state.versions.push_back({published.hash(), published.text(), published.canonical(), event.position()});
  return state;
}

std::string RuleSetName(absl::string_view id, absl::string_view hash) {
  return absl::StrCat(id, "@", Hex(hash));
}

std::string RuleSetIdOf(absl::string_view name) { return std::string(name.substr(0, name.find('@'))); }

absl::StatusOr<PublishedRuleSet> FindRuleSet(const RuleSetVersions& state, absl::string_view name) {
  if (!state.versions.empty() && name == state.id) return OnlyVersion(state);
  for (const PublishedRuleSet& known : state.versions) {
    if (name == RuleSetName(state.id, known.hash)) return known;
  }
  return absl::NotFoundError(absl::StrCat("there is no rule set ", name));
}

}  // namespace thuocdo::streams
