// A range of keys in byte order.
#pragma once

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace thuocdo::storage {

// The keys from `from` (included) to `to` (excluded). Every key by default.
struct KeyRange {
  std::string from = {};
  std::optional<std::string> to = {};  // none: the range has no end

  bool Contains(absl::string_view key) const { return key >= from && (!to.has_value() || key < *to); }
};

}  // namespace thuocdo::storage
