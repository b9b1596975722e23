#include "common/follow/stream_records.h"

#include "common/base/status.h"
#include "common/follow/stored_events.h"

namespace thuocdo::follow {

absl::StatusOr<std::vector<eventlog::v1::Record>> StreamRecords(const storage::KeyValueStore& store,
                                                                absl::string_view stream, Position as_of) {
  std::vector<eventlog::v1::Record> records;
  auto keep = [&](const eventlog::v1::Record& record, const eventlog::PastEvent&) {
    records.push_back(record);
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(VisitStream(store, stream, as_of, keep));
  return records;
}

}  // namespace thuocdo::follow
