// Where a page of a list begins, and how long it may be.
#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "thuocdo/query/v1/query.pb.h"

namespace thuocdo {

// How many items a page may have: `asked`, or `otherwise` if it is 0; at most 1000.
//
// Returns INVALID_ARGUMENT if `asked` is negative.
absl::StatusOr<size_t> PageSize(int32_t asked, size_t otherwise);

// The number in a page token, after which the list goes on; 0 at the beginning, where the token is empty.
//
// Returns INVALID_ARGUMENT if it is none that was given out, or if `query` does not name a position: the
// pages of one list must be of one moment.
absl::StatusOr<uint64_t> PageStart(const std::string& page_token, const query::v1::Query& query);

}  // namespace thuocdo
