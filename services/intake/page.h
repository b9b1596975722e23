// Pages of lists. A page token is the last id of the page before.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/eventlog/event_log.h"

namespace thuocdo {

// How many entries a page of `page_size` has: 0 means 100, above 1000 means 1000. INVALID_ARGUMENT if it is
// negative.
absl::StatusOr<size_t> PageSize(int32_t page_size);

// INVALID_ARGUMENT unless `token` is empty or an id.
absl::Status CheckPageToken(absl::string_view token);

// Some ids in ascending order, and where to go on (empty at the end).
struct IdPage {
  std::vector<std::string> ids;
  std::string next_page_token;
};

// A page of the ids whose streams are named `prefix` and id.
absl::StatusOr<IdPage> ListIds(const EventLog& log, const std::string& prefix, int32_t page_size,
                               const std::string& page_token);

// A page of `ids`, which are in ascending order.
absl::StatusOr<IdPage> PageOf(const std::vector<std::string>& ids, int32_t page_size,
                              const std::string& page_token);

}  // namespace thuocdo
