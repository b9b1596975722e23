#include "common/rules/methods/answer_words.h"

#include <string>

#include "common/base/plain_text.h"

namespace thuocdo::rules {

bool IsYes(absl::string_view text) {
  const std::string folded = FoldLook(text);
  return folded == "yes" || folded == FoldLook("có");
}

bool IsNo(absl::string_view text) {
  const std::string folded = FoldLook(text);
  return folded == "no" || folded == "không";
}

}  // namespace thuocdo::rules
