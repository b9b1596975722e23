#include "services/intake/queries/page.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/page.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo::intake {
namespace {

// `ids` has one more id than the page if there is another page.
IdPage CutPage(std::vector<std::string> ids, size_t size) {
  if (ids.size() <= size) return {std::move(ids), ""};
  ids.resize(size);
  return {ids, ids.back()};
}

}  // namespace

absl::Status CheckPageToken(absl::string_view token) {
  if (token.empty() || IsId(token)) return absl::OkStatus();
  return absl::InvalidArgumentError("invalid page_token; pass the next_page_token of the page before");
}

absl::StatusOr<IdPage> ListIds(const eventlog::EventLog& log, const std::string& prefix, int32_t page_size,
                               const std::string& page_token) {
  ASSIGN_OR_RETURN(size_t size, PageSize(page_size, kPageSizeDefault));
  RETURN_IF_ERROR(CheckPageToken(page_token));
  const std::string after = page_token.empty() ? "" : absl::StrCat(prefix, page_token);
  ASSIGN_OR_RETURN(std::vector<std::string> streams, log.ListStreams(prefix, after, size + 1));
  for (std::string& stream : streams) stream.erase(0, prefix.size());
  return CutPage(std::move(streams), size);
}

absl::StatusOr<IdPage> PageOf(const std::vector<std::string>& ids, int32_t page_size,
                              const std::string& page_token) {
  ASSIGN_OR_RETURN(size_t size, PageSize(page_size, kPageSizeDefault));
  RETURN_IF_ERROR(CheckPageToken(page_token));
  auto first = std::upper_bound(ids.begin(), ids.end(), page_token);
  auto rest = static_cast<size_t>(ids.end() - first);
  return CutPage({first, first + static_cast<std::ptrdiff_t>(std::min(rest, size + 1))}, size);
}

}  // namespace thuocdo::intake
