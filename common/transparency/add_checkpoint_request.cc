#include "common/transparency/add_checkpoint_request.h"

#include <optional>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/note/encoding.h"

namespace thuocdo::transparency {
namespace {

absl::StatusOr<uint64_t> ParseOldSize(absl::string_view line) {
  const bool is_old = absl::ConsumePrefix(&line, "old ");
  const std::optional<uint64_t> size = ParseWholeNumber(line);
  if (is_old && size.has_value()) return *size;
  return absl::InvalidArgumentError("the first line must be \"old\", a space and the size of the last tree");
}

absl::StatusOr<merkle::Proof> ParseProof(const std::vector<absl::string_view>& lines) {
  if (lines.size() > kWitnessProofHashesMax)
    return absl::InvalidArgumentError("a proof has at most 63 hashes");
  merkle::Proof proof;
  for (absl::string_view line : lines) {
    const std::optional<merkle::Hash> hash = merkle::HashFrom(note::DecodeBase64(line).value_or(""));
    if (!hash.has_value())
      return absl::InvalidArgumentError("each line of the proof must be a hash of 32 bytes in base64");
    proof.push_back(*hash);
  }
  return proof;
}

}  // namespace

absl::StatusOr<AddCheckpointRequest> ParseAddCheckpoint(absl::string_view body) {
  const size_t end = body.find("\n\n");
  if (end == body.npos)
    return absl::InvalidArgumentError("there must be an empty line before the checkpoint");
  std::vector<absl::string_view> lines = absl::StrSplit(body.substr(0, end), '\n');
  AddCheckpointRequest request;
  ASSIGN_OR_RETURN(request.old_size, ParseOldSize(lines[0]));
  lines.erase(lines.begin());
  ASSIGN_OR_RETURN(request.proof, ParseProof(lines));
  ASSIGN_OR_RETURN(request.note, note::ParseNote(body.substr(end + 2)));
  ASSIGN_OR_RETURN(request.checkpoint, note::ParseCheckpoint(request.note.text));
  return request;
}

std::string FormatAddCheckpoint(const AddCheckpointRequest& request) {
  std::string body = absl::StrCat("old ", request.old_size, "\n");
  for (const merkle::Hash& hash : request.proof)
    absl::StrAppend(&body, absl::Base64Escape(merkle::Bytes(hash)), "\n");
  return absl::StrCat(body, "\n", note::FormatNote(request.note));
}

}  // namespace thuocdo::transparency
