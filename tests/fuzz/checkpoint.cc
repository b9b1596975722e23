#include "common/note/checkpoint.h"

#include "absl/strings/match.h"
#include "common/base/status.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {

absl::Status Checkpoint(absl::string_view input) {
  const absl::StatusOr<note::Checkpoint> read = note::ParseCheckpoint(input);
  if (!read.ok()) return absl::OkStatus();
  const std::string written = note::FormatCheckpoint(*read);
  RETURN_IF_ERROR(Same("the checkpoint's first lines", input.substr(0, written.size()), written));
  const absl::StatusOr<note::Checkpoint> again = note::ParseCheckpoint(written);
  return Hold(again.ok() && *again == *read, "the checkpoint is another without its extension lines");
}

}  // namespace thuocdo::fuzz
