// Reads the signed checkpoint of a bundle and its records, each of which must be proved to be in the log.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/eventlog/records/record.h"
#include "common/note/checkpoint.h"
#include "common/note/key.h"
#include "common/note/note.h"
#include "services/audit/core/bundle/bundle_problem.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo::audit {

// The keys whose signatures are trusted.
struct TrustedKeys {
  std::vector<note::VerifierKey> logs;       // of the type for notes; one of them must have signed
  std::vector<note::VerifierKey> witnesses;  // of the type for cosignatures; all of them must have signed
};

// The checkpoint to which every proof of a bundle leads.
struct BundleCheckpoint {
  note::Note note;
  note::Checkpoint checkpoint;
};

// The records of a bundle, decoded.
struct BundleRecords {
  std::string log_id;
  size_t count = 0;
  std::vector<eventlog::PastEvent> campaign;
  eventlog::PastEvent rule_set;
  std::vector<eventlog::PastEvent> organization;
  std::vector<eventlog::PastEvent> sheet;
};

// Reads the checkpoint in `bytes`. The log that it names must have signed it with one of `keys`.
BundleCheckResult CheckCheckpoint(absl::string_view bytes, const std::vector<note::VerifierKey>& keys,
                                  BundleCheckpoint& checked);

// Checks that `witness` has cosigned, and reads when (seconds since 1970-01-01T00:00:00Z).
BundleCheckResult CheckWitness(const BundleCheckpoint& checkpoint, const note::VerifierKey& witness,
                               int64_t& time_s);

// Reads every record. Each must be in the tree of `checkpoint` and match the commitment of its header; all
// must be of one log and make complete streams, from revision 1 and in the order of the log.
BundleCheckResult CheckRecords(const audit::v1::AuditBundle& bundle, const note::Checkpoint& checkpoint,
                               BundleRecords& checked);

}  // namespace thuocdo::audit
