// The state of the stream `rule-set/<id>`.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/eventlog/records/record.h"

namespace thuocdo::streams {

// A published rule set.
struct PublishedRuleSet {
  std::string hash;       // 32 bytes
  std::string text;       // as the author wrote it
  std::string canonical;  // the bytes that `hash` covers
  Position position;
  friend bool operator==(const PublishedRuleSet&, const PublishedRuleSet&) = default;
};

// All published rule sets of one id, oldest first.
struct RuleSetVersions {
  std::string id;
  std::vector<PublishedRuleSet> versions;
  Revision revision;
  friend bool operator==(const RuleSetVersions&, const RuleSetVersions&) = default;
};

// Returns `state` after `event`. Returns DATA_LOSS if the event does not apply, or its hash is not that of
// its canonical bytes.
absl::StatusOr<RuleSetVersions> ApplyRuleSetEvent(RuleSetVersions state, const eventlog::PastEvent& event);

// Returns `<id>@<hash in hexadecimal>`.
std::string RuleSetName(absl::string_view id, absl::string_view hash);

// Returns the id in `name`, which is `<id>` or `<id>@<hash>`.
std::string RuleSetIdOf(absl::string_view name);

// Returns the rule set that `name`, `<id>@<hash>` or a bare id, means.
//
// Returns NOT_FOUND if there is none, and FAILED_PRECONDITION with all full names if a bare id means several.
absl::StatusOr<PublishedRuleSet> FindRuleSet(const RuleSetVersions& state, absl::string_view name);

}  // namespace thuocdo::streams
