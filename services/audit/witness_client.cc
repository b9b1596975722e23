#include "services/audit/witness_client.h"

#include <httplib.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status.h"
#include "common/base/text.h"
#include "services/witness/core/add_checkpoint.h"

namespace thuocdo {
namespace {

constexpr time_t kConnectSeconds = 1;
constexpr time_t kAnswerSeconds = 3;
constexpr int kOk = 200;
constexpr int kConflict = 409;
constexpr int kNotConsistent = 422;
constexpr char kContentType[] = "text/plain; charset=utf-8";

struct Answer {
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

absl::StatusOr<Answer> Post(const std::string& url, const std::string& body) {
  const auto [host, prefix] = SplitUrl(url);
  httplib::Client client(host);
  if (!client.is_valid()) return absl::UnavailableError(absl::StrCat(url, " is no address over http"));
  client.set_connection_timeout(kConnectSeconds);
  client.set_read_timeout(kAnswerSeconds);
  const httplib::Result result = client.Post(prefix + "/add-checkpoint", body, kContentType);
  if (!result)
    return absl::UnavailableError(absl::StrCat(url, " does not answer: ", to_string(result.error())));
  return Answer{result->status, result->body};
}

absl::StatusOr<Answer> Add(const note::PolicyWitness& witness, uint64_t old_size,
                           const note::Checkpoint& checkpoint, const note::Note& note, const LogTree& tree) {
  AddCheckpointRequest request{old_size, {}, note, checkpoint};
  if (old_size > 0) {
    ASSIGN_OR_RETURN(request.proof, tree.Consistency(old_size, checkpoint.tree.size));
  }
  return Post(witness.url, FormatAddCheckpoint(request));
}

// The witness's own cosignature among the lines of its answer.
absl::StatusOr<note::Signature> ReadCosignature(const note::PolicyWitness& witness,
                                                const note::Note& checkpoint, const std::string& body) {
  const absl::StatusOr<note::Note> note = note::ParseNote(absl::StrCat(checkpoint.text, "\n", body));
  if (!note.ok()) return absl::UnavailableError("its answer has no cosignature");
  for (const note::Signature& signature : note->signatures) {
    const auto found = note::FindCosignatures({checkpoint.text, {signature}}, {witness.key});
    if (found.ok() && !found->empty()) return signature;
  }
  return absl::UnavailableError("its answer has no cosignature by its key");
}

// The size of the last tree that the witness cosigned, as it says by a conflict.
absl::StatusOr<uint64_t> KnownSize(const Answer& answer, uint64_t size) {
  const std::optional<uint64_t> known = ParseWholeNumber(absl::StripAsciiWhitespace(answer.body));
  if (!known.has_value()) return absl::UnavailableError("it names no size in its conflict");
  if (*known <= size) return *known;
  return absl::DataLossError(absl::StrCat("it has cosigned a tree of ", *known,
                                          " positions, and this log has ", size,
                                          ": an older copy of the log was put in its place"));
}

absl::StatusOr<note::Signature> Ask(const note::PolicyWitness& witness, const note::Note& note,
                                    const LogTree& tree) {
  ASSIGN_OR_RETURN(const note::Checkpoint checkpoint, note::ParseCheckpoint(note.text));
  ASSIGN_OR_RETURN(Answer answer, Add(witness, 0, checkpoint, note, tree));
  if (answer.status == kConflict) {
    ASSIGN_OR_RETURN(const uint64_t known, KnownSize(answer, checkpoint.tree.size));
    ASSIGN_OR_RETURN(answer, Add(witness, known, checkpoint, note, tree));
  }
  if (answer.status == kOk) return ReadCosignature(witness, note, answer.body);
  const std::string refusal =
      absl::StrCat("it answers ", answer.status, ": ", absl::StripAsciiWhitespace(answer.body));
  return answer.status == kNotConsistent ? absl::DataLossError(refusal) : absl::UnavailableError(refusal);
}

}  // namespace

absl::StatusOr<note::Signature> AskForCosignature(const note::PolicyWitness& witness,
                                                  const note::Note& checkpoint, const LogTree& tree) {
  absl::StatusOr<note::Signature> signature = Ask(witness, checkpoint, tree);
  if (absl::IsDataLoss(signature.status()))
    return Annotate(signature.status(), absl::StrCat("the witness ", witness.name));
  return signature;
}

}  // namespace thuocdo
