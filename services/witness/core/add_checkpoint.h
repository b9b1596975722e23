// What a witness does with a checkpoint that it is sent: C2SP tlog-witness (c2sp.org/tlog-witness),
// add-checkpoint.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/merkle/hash.h"
#include "common/note/key.h"
#include "common/transparency/add_checkpoint_request.h"

namespace thuocdo::witness {

// What a witness knows when it decides.
struct WitnessView {
  std::vector<note::VerifierKey>
      log_keys;                // of the log that the checkpoint names; empty: it is not known here
  uint64_t cosigned_size = 0;  // the size of the latest tree that was cosigned; 0: none
  merkle::Hash cosigned_root = merkle::EmptyRoot();
  int64_t now_s = 0;  // seconds since 1970-01-01T00:00:00Z
};

// An answer over HTTP.
struct WitnessAnswer {
  int status = 200;
  std::string content_type = "text/plain; charset=utf-8";
  std::string body;
  std::string to_keep;  // the cosigned checkpoint: the latest of its log, to be kept before this is sent
};

// The cosignature of `witness` if the checkpoint is signed by its log and continues the latest one that was
// cosigned; otherwise the rejection that the specification asks for, with a sentence that says why: 400
// (the old size is above the new one), 403 (not signed by the log), 404 (not a known log), 409 with the
// latest size (the old size is not that one: make another proof), 422 (the log was changed, or the proof is
// false).
//
// `view` must be as it is kept, and not change until `to_keep` is kept.
WitnessAnswer AddCheckpoint(const transparency::AddCheckpointRequest& request, const WitnessView& view,
                            const note::SignerKey& witness);

// The answer to what ParseAddCheckpoint rejected.
WitnessAnswer BadRequest(const absl::Status& violation);

}  // namespace thuocdo::witness
