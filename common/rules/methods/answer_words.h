// Yes and no in answers, in English and in Vietnamese, in any case.
#pragma once

#include "absl/strings/string_view.h"

namespace thuocdo::rules {

// Reports whether `text` is `yes` or `có`.
bool IsYes(absl::string_view text);

// Reports whether `text` is `no` or `không`.
bool IsNo(absl::string_view text);

}  // namespace thuocdo::rules
