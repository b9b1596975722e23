// Ranks that are updated one unit at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "common/base/rational.h"
#include "thuocdo/rules/v1/rule_set.pb.h"

namespace thuocdo::audit {

// The values of organizations and the ranks that follow from them. Both functions take logarithmic time.
class RankOrder {
 public:
  explicit RankOrder(rules::v1::RankRule rule);
  ~RankOrder();
  RankOrder(RankOrder&&) noexcept;
  RankOrder& operator=(RankOrder&&) noexcept;

  // Sets the value of `organization`; no value removes it.
  void Set(const std::string& organization, const std::optional<Rational>& value);

  // Returns the rank, from 1 for the highest value; 0 if the organization has no value.
  uint32_t RankOf(const std::string& organization) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo::audit
