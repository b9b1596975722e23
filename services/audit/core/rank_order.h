// Ranks while points change one unit at a time.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "common/base/rational.h"

namespace thuocdo {

// Who has which value, and what rank that is. Setting and asking take logarithmic time.
class RankOrder {
 public:
  explicit RankOrder(rules::v1::RankRule rule);
  ~RankOrder();
  RankOrder(RankOrder&&) noexcept;
  RankOrder& operator=(RankOrder&&) noexcept;

  // Gives `organization` a value in place of its former one, or takes it out.
  void Set(const std::string& organization, const std::optional<Rational>& value);

  // From 1, highest value first; 0 for whoever has no value.
  uint32_t RankOf(const std::string& organization) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace thuocdo
