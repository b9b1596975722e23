// The signed checkpoint of a bundle, and its records, each proved to be in the log.
#pragma once

#include <string>
#include <vector>

#include "common/eventlog/record.h"
#include "common/note/checkpoint.h"
#include "services/audit/core/bundle_report.h"
#include "thuocdo/audit/v1/bundle.pb.h"

namespace thuocdo {

// Whose signatures count.
struct TrustedKeys {
  std::vector<note::VerifierKey> logs;       // of the type for notes; one of them must have signed
  std::vector<note::VerifierKey> witnesses;  // of the type for cosignatures; all of them must have signed
};

// What a bundle leads back to.
struct BundleCheckpoint {
  note::Note note;
  note::Checkpoint checkpoint;
};

// The records of a bundle, decoded.
struct BundleRecords {
  std::string log_id;
  size_t count = 0;
  std::vector<PastEvent> campaign;
  PastEvent rule_set;
  std::vector<PastEvent> organization;
  std::vector<PastEvent> sheet;
};

// Reads the checkpoint of `bytes`, which the log that it names has signed by one of `keys`.
BundleFault CheckCheckpoint(absl::string_view bytes, const std::vector<note::VerifierKey>& keys,
                            BundleCheckpoint& checked);

// Whether `witness` has cosigned, and when (seconds since 1970-01-01T00:00:00Z).
BundleFault CheckWitness(const BundleCheckpoint& checkpoint, const note::VerifierKey& witness,
                         int64_t& time_s);

// Reads every record: it is in the tree of `checkpoint`, its payload is the one that its header commits to,
// all of them are of one log, and they make whole streams, from revision 1 and in the log's order.
BundleFault CheckRecords(const audit::v1::AuditBundle& bundle, const note::Checkpoint& checkpoint,
                         BundleRecords& checked);

}  // namespace thuocdo
