// Whose checkpoints are believed: C2SP tlog-policy (c2sp.org/tlog-policy).
//
//   log <verifier key> [<url>]
//   witness <name> <verifier key> [<url>]
//   group <name> all|any|<k> <name>...
//   quorum <name>|none
//
// A line each, of the last exactly one; names are of lines before. Lines that are empty or begin with # are
// passed over.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/note/note.h"

namespace thuocdo::note {

// The limits of a policy; the specification asks for 32 of each at least.
inline constexpr size_t kPolicyLinesMax = 1000;

// A witness, and where it takes checkpoints (c2sp.org/tlog-witness); the url may be empty.
struct PolicyWitness {
  std::string name;
  VerifierKey key;
  std::string url;
};

// Witnesses and groups of which at least `threshold` must have cosigned.
struct PolicyGroup {
  std::string name;
  size_t threshold = 1;
  std::vector<std::string> members;
};

// The logs that are known, the witnesses, and which of them are enough.
struct Policy {
  std::vector<VerifierKey> logs;
  std::vector<PolicyWitness> witnesses;
  std::vector<PolicyGroup> groups;  // each names only what is before it
  std::string quorum;               // a witness or a group; empty: none is needed

  std::vector<VerifierKey> WitnessKeys() const;
};

// Returns INVALID_ARGUMENT naming every line that is wrong, and why.
absl::StatusOr<Policy> ParsePolicy(absl::string_view text);

// OK if one of `policy`'s logs signed `checkpoint`, which is a checkpoint of that log, and its quorum
// cosigned it.
//
// Returns INVALID_ARGUMENT if it is not signed by a log, or names another; FAILED_PRECONDITION naming the
// witnesses that did cosign if they are not enough (ask more of them); DATA_LOSS if a signature is false.
absl::Status CheckPolicy(const Policy& policy, const Note& checkpoint);

}  // namespace thuocdo::note
