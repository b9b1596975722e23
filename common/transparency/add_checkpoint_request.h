// The request by which a log asks a witness for its cosignature: C2SP tlog-witness (c2sp.org/tlog-witness),
// add-checkpoint.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/merkle/verify.h"
#include "common/note/checkpoint.h"

namespace thuocdo::transparency {

// A request may have so many hashes of a proof.
inline constexpr size_t kWitnessProofHashesMax = 63;

// A checkpoint, and the proof that it continues the tree of `old_size`.
struct AddCheckpointRequest {
  uint64_t old_size = 0;
  merkle::Proof proof;
  note::Note note;              // the checkpoint as it was sent
  note::Checkpoint checkpoint;  // what its text says
};

// Reads the body of a request: "old N", a line for each hash, an empty line, the checkpoint.
//
// Returns INVALID_ARGUMENT in one sentence if it is not in form.
absl::StatusOr<AddCheckpointRequest> ParseAddCheckpoint(absl::string_view body);

// The body that asks for a cosignature.
std::string FormatAddCheckpoint(const AddCheckpointRequest& request);

}  // namespace thuocdo::transparency
