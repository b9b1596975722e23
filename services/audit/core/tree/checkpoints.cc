#include "services/audit/core/tree/checkpoints.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/base/text.h"

namespace thuocdo::audit {
namespace {

absl::Status DoesNotContinue(const note::Checkpoint& last, absl::string_view why) {
  return absl::DataLossError(absl::StrCat("the log does not continue the checkpoint of size ", last.tree.size,
                                          " that was signed as ", last.origin, ": ", why,
                                          "; audit stops signing, an administrator must find out why"));
}

}  // namespace

bool IsCheckpointDue(const CheckpointSchedule& schedule, const CheckpointState& state) {
  if (state.size <= state.signed_size) return false;
  if (state.last_publication > state.signed_size && state.last_publication <= state.size) return true;
  return state.size - state.signed_size >= schedule.events || state.seconds_since >= schedule.seconds;
}

absl::StatusOr<note::Checkpoint> ContinueCheckpoint(const note::Checkpoint& last, const LogTree& tree,
                                                    uint64_t size) {
  if (size < last.tree.size)
    return DoesNotContinue(
        last, absl::StrCat("it has ", CountedNoun(size, "position"), ", an older copy was put in its place"));
  ASSIGN_OR_RETURN(const merkle::Tree before, tree.TreeOfSize(last.tree.size));
  if (before != last.tree)
    return DoesNotContinue(
        last, absl::StrCat("it has ", CountedNoun(size, "position"), "; its first positions were changed"));
  ASSIGN_OR_RETURN(const merkle::Tree now, tree.TreeOfSize(size));
  return note::Checkpoint{last.origin, now};
}

}  // namespace thuocdo::audit
