// The records behind a history's events.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/follow/store.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo {

// The records of `stream` up to position `as_of` in `store`, which is a history's, in order and as they are
// stored: whoever hashes them needs their very bytes.
//
// Returns DATA_LOSS if one cannot be read.
absl::StatusOr<std::vector<eventlog::v1::Record>> StreamRecords(const Store& store, absl::string_view stream,
                                                                Position as_of);

}  // namespace thuocdo
