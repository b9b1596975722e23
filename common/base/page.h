// Pages of lists: their size and where they begin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "thuocdo/query/v1/query.pb.h"

namespace thuocdo {

// Returns the number of entries of a page: `requested`, or `size_default` if that is 0; at most 1000.
//
// Returns INVALID_ARGUMENT if `requested` is negative.
absl::StatusOr<size_t> PageSize(int32_t requested, size_t size_default);

// Returns the number in `page_token`, after which the page begins; 0 if the token is empty.
//
// Returns INVALID_ARGUMENT if the token is invalid, or if it is not empty and `query` does not name a
// position: all pages of a list must be computed at the same position.
absl::StatusOr<uint64_t> PageStart(const std::string& page_token, const query::v1::Query& query);

}  // namespace thuocdo
