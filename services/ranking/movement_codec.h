// Comparisons as messages.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/rule_set.h"
#include "services/ranking/core/comparison.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo {

// How many movements a page has unless it is asked for more or less.
inline constexpr size_t kMovementsUnlessAsked = 100;

// Which movements are asked for.
struct Page {
  size_t start = 0;  // so many come before it
  size_t size = 0;   // at most so many
};

// A movement in the list of all.
struct ListedMovement {
  const ComparedTable* table = nullptr;
  const Movement* movement = nullptr;
};

// Writes movements between a ranking under one rule set and a ranking under another; refers to both. Numbers
// are rounded for print as each one's rules say.
class MovementCodec {
 public:
  MovementCodec(const RuleSet& rules, const RuleSet& against) : rules_(rules), against_(against) {}

  ranking::v1::ComparedTable TableToProto(const ComparedTable& table) const;

  // Adds the movements of `page` to `messages`, but no more than 1 MiB of them or one. Returns where to go
  // on, empty at the end; INVALID_ARGUMENT if the page begins behind it.
  absl::StatusOr<std::string> AddPage(
      const std::vector<ListedMovement>& movements, const Page& page,
      google::protobuf::RepeatedPtrField<ranking::v1::Movement>& messages) const;

 private:
  ranking::v1::Movement MovementToProto(const ListedMovement& listed) const;

  const RuleSet& rules_;
  const RuleSet& against_;
};

}  // namespace thuocdo
