#include "common/base/page.h"

#include <algorithm>

#include "common/base/text.h"

namespace thuocdo {
namespace {

constexpr size_t kPageSizeMax = 1000;

}  // namespace

absl::StatusOr<size_t> PageSize(int32_t asked, size_t otherwise) {
  if (asked < 0) return absl::InvalidArgumentError("page_size: is negative; leave it out or ask for some");
  return asked == 0 ? otherwise : std::min(static_cast<size_t>(asked), kPageSizeMax);
}

absl::StatusOr<uint64_t> PageStart(const std::string& page_token, const query::v1::Query& query) {
  if (page_token.empty()) return 0;
  const uint64_t start = ParseWholeNumber(page_token).value_or(0);
  if (start == 0) return absl::InvalidArgumentError("page_token: is none that was given out");
  if (query.as_of().at_case() != query::v1::AsOf::kPosition)
    return absl::InvalidArgumentError("page_token: the query must name the position of the first page");
  return start;
}

}  // namespace thuocdo
