#include "services/intake/context/rule_set_cache.h"

#include <algorithm>
#include <utility>

#include "common/base/status.h"
#include "common/rules/read_rule_set.h"

namespace thuocdo::intake {
namespace {

constexpr size_t kRuleSetsMax = 16;

}  // namespace

// Finds the rule set that `matches`, and marks it as used last; null if it is not kept.
template <typename Matches>
std::shared_ptr<const rules::RuleSet> RuleSetCache::Take(Matches matches) {
  const MutexLock lock(mutex_);
  auto found =
      std::find_if(recent_.begin(), recent_.end(), [&](const auto& rules) { return matches(*rules); });
  if (found == recent_.end()) return nullptr;
  recent_.splice(recent_.begin(), recent_, found);
  return recent_.front();
}

absl::StatusOr<std::shared_ptr<const rules::RuleSet>> RuleSetCache::Find(StreamReader& reader,
                                                                         const std::string& name) {
  auto known = Take([&](const rules::RuleSet& rules) { return rules.name == name; });
  if (known != nullptr) return known;
  ASSIGN_OR_RETURN(streams::RuleSetVersions versions, reader.RuleSets(streams::RuleSetIdOf(name)));
  ASSIGN_OR_RETURN(streams::PublishedRuleSet published, streams::FindRuleSet(versions, name));
  return Load(published);
}

absl::StatusOr<std::shared_ptr<const rules::RuleSet>> RuleSetCache::Load(
    const streams::PublishedRuleSet& published) {
  auto known = Take([&](const rules::RuleSet& rules) { return rules.hash == published.hash; });
  if (known != nullptr) return known;
  ASSIGN_OR_RETURN(rules::RuleSet loaded, rules::LoadRuleSet(published.canonical));
  auto rules = std::make_shared<const rules::RuleSet>(std::move(loaded));
  const MutexLock lock(mutex_);
  recent_.push_front(rules);
  if (recent_.size() > kRuleSetsMax) recent_.pop_back();
  return rules;
}

}  // namespace thuocdo::intake
