// Records that commit to what is in them: nobody can guess a commitment, but a forger who writes to the log's
// database can compute one.
#pragma once

#include "common/base/digest.h"
#include "common/base/messages.h"
#include "common/eventlog/records/record.h"
#include "common/eventlog/stored/log_format.h"

namespace thuocdo::fuzz {

// The record of `payload` with `header`, whose size and commitment are made to fit.
inline eventlog::v1::Record Sealed(eventlog::v1::RecordHeader header, absl::string_view payload) {
  eventlog::v1::Record record;
  record.set_salt(std::string(eventlog::log_format::kSaltBytes, 's'));
  record.set_payload(std::string(payload));
  header.set_payload_size(payload.size());
  header.set_commitment(Commitment(record.salt(), payload));
  record.set_header(SerializeDeterministically(header));
  return record;
}

}  // namespace thuocdo::fuzz
