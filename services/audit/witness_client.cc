#include "services/audit/witness_client.h"

#include <httplib.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "common/transparency/add_checkpoint_request.h"

namespace thuocdo::audit {
namespace {

constexpr time_t kConnectSeconds = 1;
constexpr time_t kAnswerSeconds = 3;
constexpr int kOk = 200;
constexpr int kConflict = 409;
constexpr int kNotConsistent = 422;
constexpr char kContentType[] = "text/plain; charset=utf-8";

struct HttpResponse {
  int status = 0;
  std::string body;
};

// Splits "http://host:port/prefix" into what httplib connects to and the rest.
std::pair<std::string, std::string> SplitUrl(absl::string_view url) {
  const size_t host = url.find("://");
  const size_t path = url.find('/', host == url.npos ? 0 : host + 3);
  absl::string_view prefix = path == url.npos ? "" : url.substr(path);
  absl::ConsumeSuffix(&prefix, "/");
  return {std::string(url.substr(0, path)), std::string(prefix)};
}

absl::StatusOr<HttpResponse> Post(const std::string& url, const std::string& body) {
  const auto [host, prefix] = SplitUrl(url);
  httplib::Client client(host);
  if (!client.is_valid()) return absl::UnavailableError(absl::StrCat(url, " is not an http address"));
  client.set_connection_timeout(kConnectSeconds);
  client.set_read_timeout(kAnswerSeconds);
  const httplib::Result result = client.Post(prefix + "/add-checkpoint", body, kContentType);
  if (!result)
    return absl::UnavailableError(absl::StrCat(url, " does not answer: ", to_string(result.error())));
  return HttpResponse{result->status, result->body};
}

absl::StatusOr<HttpResponse> PostCheckpoint(const note::PolicyWitness& witness, uint64_t old_size,
                                            const note::Checkpoint& checkpoint, const note::Note& note,
                                            const LogTree& tree) {
  transparency::AddCheckpointRequest request{old_size, {}, note, checkpoint};
  if (old_size > 0) {
    ASSIGN_OR_RETURN(request.proof, tree.ProveConsistency(old_size, checkpoint.tree.size));
  }
  return Post(witness.url, transparency::FormatAddCheckpoint(request));
}

// Returns the cosignature of the witness itself: the response may have others.
absl::StatusOr<note::Signature> ReadCosignature(const note::PolicyWitness& witness,
                                                const note::Note& checkpoint, const std::string& body) {
  const absl::StatusOr<note::Note> note = note::ParseNote(absl::StrCat(checkpoint.text, "\n", body));
  if (!note.ok()) return absl::UnavailableError("its response has no cosignature");
  for (const note::Signature& signature : note->signatures) {
    const auto found = note::FindCosignatures({checkpoint.text, {signature}}, {witness.key});
    if (found.ok() && !found->empty()) return signature;
  }
  return absl::UnavailableError("its response has no cosignature by its key");
}

// Returns the size of the last tree that the witness cosigned, which a conflict names.
absl::StatusOr<uint64_t> KnownSize(const HttpResponse& response, uint64_t size) {
  const std::optional<uint64_t> known = ParseWholeNumber(absl::StripAsciiWhitespace(response.body));
  if (!known.has_value()) return absl::UnavailableError("its conflict names no size");
  if (*known <= size) return *known;
  return absl::DataLossError(absl::StrCat("it has cosigned a tree of ", *known,
                                          " positions, but this log has ", size,
                                          "; an older copy of the log was put in its place"));
}

absl::StatusOr<note::Signature> RequestOnce(const note::PolicyWitness& witness, const note::Note& note,
                                            const LogTree& tree) {
  ASSIGN_OR_RETURN(const note::Checkpoint checkpoint, note::ParseCheckpoint(note.text));
  ASSIGN_OR_RETURN(HttpResponse response, PostCheckpoint(witness, 0, checkpoint, note, tree));
  if (response.status == kConflict) {
    ASSIGN_OR_RETURN(const uint64_t known, KnownSize(response, checkpoint.tree.size));
    ASSIGN_OR_RETURN(response, PostCheckpoint(witness, known, checkpoint, note, tree));
  }
  if (response.status == kOk) return ReadCosignature(witness, note, response.body);
  const std::string rejection =
      absl::StrCat("it answers ", response.status, ": ", absl::StripAsciiWhitespace(response.body));
  return response.status == kNotConsistent ? absl::DataLossError(rejection)
                                           : absl::UnavailableError(rejection);
}

}  // namespace

absl::StatusOr<note::Signature> RequestCosignature(const note::PolicyWitness& witness,
                                                   const note::Note& checkpoint, const LogTree& tree) {
  absl::StatusOr<note::Signature> signature = RequestOnce(witness, checkpoint, tree);
  if (absl::IsDataLoss(signature.status()))
    return Annotate(signature.status(), absl::StrCat("the witness ", witness.name));
  return signature;
}

}  // namespace thuocdo::audit
