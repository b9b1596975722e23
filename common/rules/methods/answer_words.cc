#include "common/rules/methods/answer_words.h"

#include <string>

#include "common/base/text.h"

namespace thuocdo::rules {

bool IsYes(absl::string_view text) {
  const std::string folded = FoldName(text);
  return folded == "yes" || folded == "có";
}

bool IsNo(absl::string_view text) {
  const std::string folded = FoldName(text);
  return folded == "no" || folded == "không";
}

}  // namespace thuocdo::rules
