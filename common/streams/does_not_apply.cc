#include "common/streams/does_not_apply.h"

#include "absl/strings/str_cat.h"

namespace thuocdo::streams {

absl::Status DoesNotApply(const eventlog::PastEvent& event, absl::string_view why) {
  const std::string& kind = event.header.payload_kind();  // also known of an erased event
  return absl::DataLossError(absl::StrCat(
      "the event ", kind.empty() ? "of unknown kind" : kind, " at position ", event.position().value,
      " does not apply to the stream ", event.header.stream(), ": ", why));
}

absl::Status CheckNext(const eventlog::PastEvent& event, Revision known, absl::string_view stream) {
  if (event.header.stream() != stream) return DoesNotApply(event, absl::StrCat("it belongs to ", stream));
  if (event.revision().value == known.value + 1) return absl::OkStatus();
  return DoesNotApply(event, absl::StrCat("it has revision ", event.revision().value,
                                          ", but the stream is at revision ", known.value));
}

}  // namespace thuocdo::streams
