#include "services/intake/context/receipt.h"

#include "common/base/status.h"
#include "common/merkle/hash.h"

namespace thuocdo::intake {
namespace {

absl::Status AddLeafHashes(const eventlog::EventLog& log, intake::v1::Receipt& proto) {
  const uint64_t count = proto.last_position() - proto.first_position() + 1;
  auto add = [&](const eventlog::v1::Record& record) {
    proto.add_leaf_hashes(std::string(merkle::Bytes(merkle::HashLeaf(record.header()))));
    return static_cast<uint64_t>(proto.leaf_hashes_size()) < count;
  };
  return log.ReadWhile(Position{proto.first_position() - 1}, add);
}

}  // namespace

absl::StatusOr<intake::v1::Receipt> ReceiptToProto(const eventlog::EventLog& log,
                                                   const eventlog::Receipt& receipt) {
  intake::v1::Receipt proto;
  proto.set_request_id(receipt.request_id);
  proto.set_first_position(receipt.first.value);
  proto.set_last_position(receipt.last.value);
  proto.set_accept_time_us(receipt.accept_time_us);
  proto.set_deduplicated(receipt.deduplicated);
  proto.set_log_id(log.LogId());
  RETURN_IF_ERROR(AddLeafHashes(log, proto));
  return proto;
}

}  // namespace thuocdo::intake
