#include "tools/thuocdo/files/input_text.h"

#include "absl/strings/str_cat.h"

namespace thuocdo::client {
void LineViolations::Add(int line, absl::string_view message) {
  violations_.Add(line == 0 ? file_ : absl::StrCat(file_, ":", line), message);
}

absl::Status LineViolations::ToStatus(absl::string_view summary) const {
  return violations_.ToStatus(absl::StatusCode::kInvalidArgument, absl::StrCat(file_, " ", summary));
}

}  // namespace thuocdo::client
