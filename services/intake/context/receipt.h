// Receipts as they are sent: with the hashes that prove later that the command is in the log.
#pragma once

#include "absl/status/statusor.h"
#include "common/eventlog/event_log.h"
#include "thuocdo/intake/v1/receipt.pb.h"

namespace thuocdo::intake {

// Returns `receipt`, which `log` gave, with the leaf hash of each of its events. The headers are read back
// from the log, so that the first answer and every repeated one state what is stored.
//
// Returns DATA_LOSS if a record is missing or cannot be read; the command was accepted nevertheless.
absl::StatusOr<intake::v1::Receipt> ReceiptToProto(const eventlog::EventLog& log,
                                                   const eventlog::Receipt& receipt);

}  // namespace thuocdo::intake
