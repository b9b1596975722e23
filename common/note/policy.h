// Which checkpoints are trusted: C2SP tlog-policy (c2sp.org/tlog-policy).
//
//   log <verifier key> [<url>]
//   witness <name> <verifier key> [<url>]
//   group <name> all|any|<k> <name>...
//   quorum <name>|none
//
// One per line, with exactly one quorum. Names must be defined by earlier lines. Empty lines and lines that
// begin with # are ignored.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/note/key.h"
#include "common/note/note.h"

namespace thuocdo::note {

// The limit of a policy. The specification requires at least 32 lines of each kind.
inline constexpr size_t kPolicyLinesMax = 1000;

// A witness and the url at which it accepts checkpoints (c2sp.org/tlog-witness), which may be empty.
struct PolicyWitness {
  std::string name;
  VerifierKey key;
  std::string url;
};

// Witnesses and groups, of which at least `threshold` must have cosigned.
struct PolicyGroup {
  std::string name;
  size_t threshold = 1;
  std::vector<std::string> members;
};

// The trusted logs, the witnesses, and the quorum.
struct Policy {
  std::vector<VerifierKey> logs;
  std::vector<PolicyWitness> witnesses;
  std::vector<PolicyGroup> groups;  // each has only earlier groups as members
  std::string quorum;               // a witness or a group; empty: no cosignature is needed

  std::vector<VerifierKey> WitnessKeys() const;
};

// Parses a policy. Returns INVALID_ARGUMENT naming every invalid line and the reason.
absl::StatusOr<Policy> ParsePolicy(absl::string_view text);

// Returns OK if `checkpoint` is a checkpoint of a log of `policy`, signed by that log and cosigned by the
// quorum.
//
// Returns INVALID_ARGUMENT if no log has signed it, or it is of another log; FAILED_PRECONDITION naming the
// witnesses that have cosigned if they are not a quorum (ask more witnesses); DATA_LOSS if a signature is
// invalid.
absl::Status CheckPolicy(const Policy& policy, const Note& checkpoint);

}  // namespace thuocdo::note
