#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/witness/core/add_checkpoint.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

std::string Written(const witness::AddCheckpointRequest& request) {
  std::string body = absl::StrCat("old ", request.old_size, "\n");
  for (const merkle::Hash& hash : request.proof)
    absl::StrAppend(&body, absl::Base64Escape(merkle::Bytes(hash)), "\n");
  return absl::StrCat(body, "\n", note::FormatNote(request.note));
}

}  // namespace

absl::Status WitnessRequest(absl::string_view input) {
  const absl::StatusOr<witness::AddCheckpointRequest> request = witness::ParseAddCheckpoint(input);
  return request.ok() ? Same("the request written again", Written(*request), input) : absl::OkStatus();
}

}  // namespace thuocdo::fuzz
