#include "tools/thuocdo/files/hypothetical_answer.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace thuocdo::client {

absl::StatusOr<intake::v1::AnswerInput> ReadHypothetical(absl::string_view text) {
  const size_t equals = text.find('=');
  const bool has_both = equals != absl::string_view::npos && equals > 0 && equals + 1 < text.size();
  if (!has_both) {
    return absl::InvalidArgumentError(
        absl::StrCat("--answer: \"", text, "\" is not CRITERION=VALUE, such as use.mail=yes"));
  }
  intake::v1::AnswerInput answer;
  answer.set_criterion(std::string(text.substr(0, equals)));
  answer.set_text(std::string(text.substr(equals + 1)));
  return answer;
}

}  // namespace thuocdo::client
