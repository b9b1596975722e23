#include "common/base/page.h"

#include <algorithm>

#include "common/base/text.h"

namespace thuocdo {
namespace {

constexpr size_t kPageSizeMax = 1000;

}  // namespace

absl::StatusOr<size_t> PageSize(int32_t requested, size_t size_default) {
  if (requested < 0) return absl::InvalidArgumentError("page_size: must not be negative");
  return requested == 0 ? size_default : std::min(static_cast<size_t>(requested), kPageSizeMax);
}

absl::StatusOr<uint64_t> PageStart(const std::string& page_token, const query::v1::Query& query) {
  if (page_token.empty()) return 0;
  const uint64_t start = ParseWholeNumber(page_token).value_or(0);
  if (start == 0)
    return absl::InvalidArgumentError("invalid page_token; pass the next_page_token of the page before");
  if (query.as_of().at_case() != query::v1::AsOf::kPosition)
    return absl::InvalidArgumentError(
        "page_token: the query must name a position; name the one of the first page");
  return start;
}

}  // namespace thuocdo
