#include "services/intake/core/decide_rule_sets.h"

#include <algorithm>
#include <utility>

namespace thuocdo {

absl::StatusOr<std::vector<NewEvent>> Decide(const RuleSetVersions& known, const RuleSet& rules,
                                             const intake::v1::PublishRuleSetRequest& command) {
  auto same = [&](const PublishedRuleSet& published) { return published.hash == rules.hash; };
  if (std::any_of(known.versions.begin(), known.versions.end(), same)) return std::vector<NewEvent>();
  NewEvent published{RuleSetStream(rules.proto.id()), {}};
  event::v1::RuleSetPublished& rule_set = *published.event.mutable_rule_set_published();
  rule_set.set_rule_set(rules.proto.id());
  rule_set.set_hash(rules.hash);
  rule_set.set_text(command.text());
  rule_set.set_canonical(rules.canonical);
  return std::vector<NewEvent>{std::move(published)};
}

}  // namespace thuocdo
