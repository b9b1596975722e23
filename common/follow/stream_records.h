// The records behind a history's events.
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/base/ids.h"
#include "common/storage/key_value_store.h"
#include "thuocdo/eventlog/v1/record.pb.h"

namespace thuocdo::follow {

// Returns the records of `stream` up to position `as_of` in `store`, which holds a history, in order and byte
// for byte as they are stored, so that they can be hashed.
//
// Returns DATA_LOSS if one cannot be read.
absl::StatusOr<std::vector<eventlog::v1::Record>> StreamRecords(const storage::KeyValueStore& store,
                                                                absl::string_view stream, Position as_of);

}  // namespace thuocdo::follow
