// What the stream `rule-set/<id>` says.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/ids.h"
#include "common/eventlog/record.h"

namespace thuocdo {

// One published rule set.
struct PublishedRuleSet {
  std::string hash;       // 32 bytes
  std::string text;       // what the author wrote
  std::string canonical;  // the bytes that `hash` is of
  Position position;
  friend bool operator==(const PublishedRuleSet&, const PublishedRuleSet&) = default;
};

// Every rule set of one id, oldest first.
struct RuleSetVersions {
  std::string id;
  std::vector<PublishedRuleSet> versions;
  Revision revision;
  friend bool operator==(const RuleSetVersions&, const RuleSetVersions&) = default;
};

// The state after `event`. DATA_LOSS if it does not apply or the hash is not the canonical bytes'.
absl::StatusOr<RuleSetVersions> ApplyRuleSetEvent(RuleSetVersions state, const PastEvent& event);

// `<id>@<hash in hexadecimal>`.
std::string RuleSetName(absl::string_view id, absl::string_view hash);

// The id in `<id>` or `<id>@<hash>`.
std::string RuleSetIdOf(absl::string_view name);

// The one that `name`, `<id>@<hash>` or a bare id, means.
//
// Returns NOT_FOUND if there is none, FAILED_PRECONDITION listing the full names if a bare id means several.
absl::StatusOr<PublishedRuleSet> FindRuleSet(const RuleSetVersions& state, absl::string_view name);

}  // namespace thuocdo
