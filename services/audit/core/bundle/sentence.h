// Sentences in Vietnamese and in English.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"

namespace thuocdo::audit {

// A sentence in both languages.
struct Sentence {
  std::string vietnamese;
  std::string english;
  friend bool operator==(const Sentence&, const Sentence&) = default;
};

// Returns the sentence with `arguments` in place of $0, $1, ...
template <typename... Arguments>
Sentence Say(absl::string_view vietnamese, absl::string_view english, const Arguments&... arguments) {
  return {absl::Substitute(vietnamese, arguments...), absl::Substitute(english, arguments...)};
}

}  // namespace thuocdo::audit
