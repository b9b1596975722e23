// The rule sets used last, each parsed once.
#pragma once

#include <list>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "common/system/mutex.h"
#include "services/intake/context/stream_reader.h"

namespace thuocdo::intake {

// Keeps the 16 rule sets used last. Published rule sets never change, so that none becomes stale.
//
// Safe for use by many threads.
class RuleSetCache {
 public:
  // Returns the rule set that `name`, `<id>@<hash>` or a bare id, means. What is not kept yet is read by
  // `reader`, which remembers the revision.
  //
  // Returns NOT_FOUND if there is none, FAILED_PRECONDITION if a bare id means several.
  absl::StatusOr<std::shared_ptr<const rules::RuleSet>> Find(StreamReader& reader, const std::string& name);

  // Returns the rule set that was published as `published`.
  absl::StatusOr<std::shared_ptr<const rules::RuleSet>> Load(const streams::PublishedRuleSet& published);

 private:
  template <typename Matches>
  std::shared_ptr<const rules::RuleSet> Take(Matches matches);

  Mutex mutex_;
  std::list<std::shared_ptr<const rules::RuleSet>> recent_ ABSL_GUARDED_BY(mutex_);  // the last used first
};

}  // namespace thuocdo::intake
