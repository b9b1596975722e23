#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/transparency/add_checkpoint_request.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

std::string Written(const transparency::AddCheckpointRequest& request) {
  std::string body = absl::StrCat("old ", request.old_size, "\n");
  for (const merkle::Hash& hash : request.proof)
    absl::StrAppend(&body, absl::Base64Escape(merkle::Bytes(hash)), "\n");
  return absl::StrCat(body, "\n", note::FormatNote(request.note));
}

}  // namespace

absl::Status WitnessRequest(absl::string_view input) {
  const absl::StatusOr<transparency::AddCheckpointRequest> request = transparency::ParseAddCheckpoint(input);
  return request.ok() ? Same("the request written again", Written(*request), input) : absl::OkStatus();
}

}  // namespace thuocdo::fuzz
