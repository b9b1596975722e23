// Converts comparisons to messages.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "services/ranking/core/comparison/comparison.h"
#include "thuocdo/ranking/v1/ranking.pb.h"

namespace thuocdo::ranking {

// The page size where the request gives none.
inline constexpr size_t kDefaultMovements = 100;

// The requested movements.
struct Page {
  size_t start = 0;  // how many movements precede the page
  size_t size = 0;   // the most movements of the page
};

// A movement and its table.
struct ListedMovement {
  const ComparedTable* table = nullptr;
  const Movement* movement = nullptr;
};

// Converts movements between a ranking under one rule set and a ranking under another; refers to both. Rounds
// the numbers of each ranking for print by its own rules.
class MovementCodec {
 public:
  MovementCodec(const rules::RuleSet& rules, const rules::RuleSet& against)
      : rules_(rules), against_(against) {}

  ranking::v1::ComparedTable TableToProto(const ComparedTable& table) const;

  // Appends the movements of `page` to `messages`, up to 1 MiB but at least one. Returns the token of the
  // next page, empty at the end; INVALID_ARGUMENT if the page begins past the end.
  absl::StatusOr<std::string> AddPage(
      const std::vector<ListedMovement>& movements, const Page& page,
      google::protobuf::RepeatedPtrField<ranking::v1::Movement>& messages) const;

 private:
  ranking::v1::Movement MovementToProto(const ListedMovement& listed) const;

  const rules::RuleSet& rules_;
  const rules::RuleSet& against_;
};

}  // namespace thuocdo::ranking
