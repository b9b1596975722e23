// Pages of lists by id. A page token is the last id of the page before.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/eventlog/event_log.h"

namespace thuocdo::intake {

// The size of a page if the request does not give one.
inline constexpr size_t kPageSizeDefault = 100;

// Returns INVALID_ARGUMENT unless `token` is empty or an id.
absl::Status CheckPageToken(absl::string_view token);

// Ids in ascending order, and the token of the next page (empty on the last page).
struct IdPage {
  std::vector<std::string> ids;
  std::string next_page_token;
};

// Returns a page of the ids whose streams are named `prefix` and id. Returns INVALID_ARGUMENT for a negative
// page size or an invalid page token.
absl::StatusOr<IdPage> ListIds(const eventlog::EventLog& log, const std::string& prefix, int32_t page_size,
                               const std::string& page_token);

// Returns a page of `ids`, which are in ascending order, with the same errors.
absl::StatusOr<IdPage> PageOf(const std::vector<std::string>& ids, int32_t page_size,
                              const std::string& page_token);

}  // namespace thuocdo::intake
