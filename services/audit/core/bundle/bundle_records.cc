#include "services/audit/core/bundle/bundle_records.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_join.h"
#include "common/base/digest.h"
#include "common/eventlog/records/erasure.h"
#include "common/merkle/verify.h"

namespace thuocdo::audit {
namespace {

using audit::v1::AuditBundle;
using audit::v1::ProvedRecord;
using eventlog::v1::RecordHeader;

std::string SignersOf(const note::Note& note) {
  return absl::StrJoin(note.signatures, ", ", [](std::string* out, const note::Signature& signature) {
    out->append(signature.name);
  });
}

// Returns a problem of the record with `header`, whose place comes first among the arguments.
template <typename... Arguments>
BundleProblem RecordProblem(BundleProblemKind kind, const RecordHeader& header,
                            const Arguments&... arguments) {
  return Problem(kind, header.position(), header.stream(), header.revision(), arguments...);
}

// Returns the hashes of the proof; nothing if one of them is malformed.
std::optional<merkle::Proof> ReadProof(const ProvedRecord& proved) {
  merkle::Proof proof;
  for (const std::string& bytes : proved.inclusion_proof()) {
    const std::optional<merkle::Hash> hash = merkle::HashFrom(bytes);
    if (!hash.has_value()) return std::nullopt;
    proof.push_back(*hash);
  }
  return proof;
}

bool IsIncluded(const ProvedRecord& proved, const RecordHeader& header, const merkle::Tree& tree) {
  const std::optional<merkle::Proof> proof = ReadProof(proved);
  if (!proof.has_value()) return false;
  const merkle::Hash leaf = merkle::HashLeaf(proved.record().header());
  // Positions begin with 1, leaves with 0 (RFC 6962).
  return merkle::VerifyInclusion(leaf, header.position() - 1, tree.size, *proof, tree.root).ok();
}

// Reads records, all of which must belong to one log.
class RecordReader {
 public:
  RecordReader(const merkle::Tree& tree, BundleRecords& checked) : tree_(tree), checked_(checked) {}

  BundleCheckResult ReadRecord(const ProvedRecord& proved, eventlog::PastEvent& event) {
    const eventlog::v1::Record& record = proved.record();
    RecordHeader header;
    if (!header.ParseFromString(record.header())) return Problem(BundleProblemKind::kHeaderUnreadable);
    if (!IsIncluded(proved, header, tree_)) return RecordProblem(BundleProblemKind::kRecordNotInLog, header);
    // An erased payload cannot be compared with its commitment; the header, which has it, is proved all the
    // same.
    const bool is_erased = record.erased_by() > 0;
    if (!is_erased && Commitment(record.salt(), record.payload()) != header.commitment())
      return RecordProblem(BundleProblemKind::kPayloadNotCommitted, header);
    absl::StatusOr<eventlog::PastEvent> decoded = eventlog::Decode(record);
    if (!decoded.ok()) return RecordProblem(BundleProblemKind::kRecordUnreadable, header);
    event = *std::move(decoded);
    return CheckLog(header);
  }

  BundleCheckResult ReadStream(const google::protobuf::RepeatedPtrField<ProvedRecord>& records,
                               const std::string& stream, std::vector<eventlog::PastEvent>& events) {
    for (const ProvedRecord& record : records) {
      eventlog::PastEvent event;
      if (BundleCheckResult problem = ReadRecord(record, event)) return problem;
      if (BundleCheckResult problem = CheckNext(events, event, stream)) return problem;
      events.push_back(std::move(event));
    }
    return std::nullopt;
  }

  // Sets the erasure of every erased event of the sheet. Each given erasure must belong to one of them. Other
  // streams have no erased events: those could not be folded.
  BundleCheckResult ReadErasures(const google::protobuf::RepeatedPtrField<ProvedRecord>& records) {
    std::map<Position, eventlog::PastEvent> erasing;
    for (const ProvedRecord& record : records) {
      eventlog::PastEvent event;
      if (BundleCheckResult problem = ReadRecord(record, event)) return problem;
      if (!erasing.empty() && event.position() <= erasing.rbegin()->first)
        return RecordProblem(BundleProblemKind::kRecordOutOfOrder, event.header);
      erasing.emplace(event.position(), std::move(event));
    }
    const size_t given = erasing.size();  // looking up a missing erasure below inserts one
    std::set<Position> needed;
    for (eventlog::PastEvent& event : checked_.sheet) {
      if (!event.is_erased()) continue;
      needed.insert(event.erased_by);
      const absl::StatusOr<event::v1::PayloadErased> erasure =
          eventlog::ErasureOf(event, erasing[event.erased_by]);
      if (!erasure.ok()) return RecordProblem(BundleProblemKind::kErasureMissing, event.header);
      event.erasure = *erasure;
    }
    if (needed.size() == given) return std::nullopt;
    return Problem(BundleProblemKind::kErasureUnused);
  }

 private:
  BundleCheckResult CheckLog(const RecordHeader& header) {
    if (checked_.count++ == 0) checked_.log_id = header.log_id();
    if (header.log_id() == checked_.log_id) return std::nullopt;
    return RecordProblem(BundleProblemKind::kRecordOfOtherLog, header);
  }

  BundleCheckResult CheckNext(const std::vector<eventlog::PastEvent>& events,
                              const eventlog::PastEvent& event, const std::string& stream) {
    if (event.header.stream() != stream)
      return RecordProblem(BundleProblemKind::kRecordOfOtherStream, event.header, stream);
    if (event.revision().value != events.size() + 1)
      return Problem(BundleProblemKind::kRevisionMissing, events.size() + 1, stream);
    if (!events.empty() && event.position() <= events.back().position())
      return RecordProblem(BundleProblemKind::kRevisionsOutOfOrder, event.header);
    return std::nullopt;
  }

  const merkle::Tree& tree_;
  BundleRecords& checked_;
};

}  // namespace

BundleCheckResult CheckCheckpoint(absl::string_view bytes, const std::vector<note::VerifierKey>& keys,
                                  BundleCheckpoint& checked) {
  absl::StatusOr<note::Note> note = note::ParseNote(bytes);
  if (!note.ok()) return Problem(BundleProblemKind::kCheckpointUnreadable);
  const absl::Status is_signed = note::VerifyNote(*note, keys);
  if (absl::IsDataLoss(is_signed)) return Problem(BundleProblemKind::kCheckpointSignatureInvalid);
  if (!is_signed.ok()) return Problem(BundleProblemKind::kCheckpointNotSigned, SignersOf(*note));
  absl::StatusOr<note::Checkpoint> checkpoint = note::ParseCheckpoint(note->text);
  if (!checkpoint.ok()) return Problem(BundleProblemKind::kCheckpointUnreadable);
  checked = {*std::move(note), *std::move(checkpoint)};
  for (const note::Signature& signature : checked.note.signatures) {
    if (signature.name == checked.checkpoint.origin && note::FindKey(signature, keys) != nullptr)
      return std::nullopt;
  }
  return Problem(BundleProblemKind::kCheckpointOfOtherLog, checked.checkpoint.origin);
}

BundleCheckResult CheckWitness(const BundleCheckpoint& checkpoint, const note::VerifierKey& witness,
                               int64_t& time_s) {
  const auto found = note::FindCosignatures(checkpoint.note, {witness});
  if (!found.ok()) return Problem(BundleProblemKind::kCosignatureInvalid, witness.name);
  if (found->empty()) return Problem(BundleProblemKind::kNotCosigned, witness.name);
  time_s = found->front().time_s;
  return std::nullopt;
}

BundleCheckResult CheckRecords(const AuditBundle& bundle, const note::Checkpoint& checkpoint,
                               BundleRecords& checked) {
  const std::string sheet = eventlog::SheetStream(bundle.campaign(), bundle.organization());
  RecordReader reader(checkpoint.tree, checked);
  if (BundleCheckResult problem = reader.ReadStream(
          bundle.campaign_records(), eventlog::CampaignStream(bundle.campaign()), checked.campaign))
    return problem;
  if (BundleCheckResult problem = reader.ReadRecord(bundle.rule_set_record(), checked.rule_set))
    return problem;
  if (BundleCheckResult problem =
          reader.ReadStream(bundle.organization_records(),
                            eventlog::OrganizationStream(bundle.organization()), checked.organization))
    return problem;
  if (BundleCheckResult problem = reader.ReadStream(bundle.sheet_records(), sheet, checked.sheet))
    return problem;
  return reader.ReadErasures(bundle.erasure_records());
}

}  // namespace thuocdo::audit
