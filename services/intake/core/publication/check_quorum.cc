#include "services/intake/core/publication/check_quorum.h"

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/note/checkpoint.h"
#include "services/intake/core/rejection.h"

namespace thuocdo::intake {
namespace {

constexpr char kSummary[] = "the publication cannot be recorded";

absl::Status Forbidden(absl::string_view why) {
  Rejection rejection;
  rejection.Forbidden("checkpoint", why);
  return rejection.ToStatus(kSummary);
}

absl::Status Invalid(absl::string_view why) {
  Rejection rejection;
  rejection.Invalid("checkpoint", why);
  return rejection.ToStatus(kSummary);
}

}  // namespace

absl::Status CheckQuorum(const note::Policy& policy, absl::string_view checkpoint, Position position) {
  if (policy.quorum.empty()) return absl::OkStatus();
  if (checkpoint.empty()) {
    return Forbidden(absl::StrCat("is missing; the quorum ", policy.quorum,
                                  " must have cosigned one. Start audit with --key and the same policy"));
  }
  const absl::StatusOr<note::Note> note = note::ParseNote(checkpoint);
  if (!note.ok()) return Invalid(note.status().message());
  const absl::StatusOr<note::Checkpoint> read = note::ParseCheckpoint(note->text);
  if (!read.ok()) return Invalid(read.status().message());
  const absl::Status trusted = note::CheckPolicy(policy, *note);
  if (absl::IsDataLoss(trusted)) return trusted;
  if (!trusted.ok()) return Forbidden(trusted.message());
  if (read->tree.size >= position.value) return absl::OkStatus();
  return Forbidden(absl::StrCat("ends at position ", read->tree.size, ", before the publication's position ",
                                position.value, "; repeat the command with a newer checkpoint"));
}

}  // namespace thuocdo::intake
