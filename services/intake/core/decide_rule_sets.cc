#include "services/intake/core/decide_rule_sets.h"

#include <algorithm>
#include <utility>

#include "common/base/status.h"
#include "common/eventlog/records/record.h"
#include "common/rules/check/amendment_check.h"

namespace thuocdo::intake {

absl::StatusOr<std::vector<eventlog::NewEvent>> DecidePublishRuleSet(
    const streams::RuleSetVersions& known, const rules::RuleSet& rules, const rules::RuleSet* amended,
    const intake::v1::PublishRuleSetRequest& command) {
  if (IsPublished(known, rules)) return std::vector<eventlog::NewEvent>();
  if (amended != nullptr) {
    RETURN_IF_ERROR(rules::CheckAmendment(command.text(), *amended));
  }
  eventlog::NewEvent published{eventlog::RuleSetStream(rules.proto.id()), {}};
  event::v1::RuleSetPublished& rule_set = *published.event.mutable_rule_set_published();
  rule_set.set_rule_set(rules.proto.id());
  rule_set.set_hash(rules.hash);
  rule_set.set_text(command.text());
  rule_set.set_canonical(rules.canonical);
  return std::vector<eventlog::NewEvent>{std::move(published)};
}

bool IsPublished(const streams::RuleSetVersions& known, const rules::RuleSet& rules) {
  auto same = [&](const streams::PublishedRuleSet& published) { return published.hash == rules.hash; };
  return std::any_of(known.versions.begin(), known.versions.end(), same);
}

}  // namespace thuocdo::intake
