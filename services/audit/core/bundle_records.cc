#include "services/audit/core/bundle_records.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_join.h"
#include "common/base/digest.h"
#include "common/eventlog/erasure.h"
#include "common/merkle/verify.h"

namespace thuocdo {
namespace {

using audit::v1::AuditBundle;
using audit::v1::ProvedRecord;
using eventlog::v1::RecordHeader;

std::string SignersOf(const note::Note& note) {
  return absl::StrJoin(note.signatures, ", ", [](std::string* out, const note::Signature& signature) {
    out->append(signature.name);
  });
}

Sentence About(const RecordHeader& header, absl::string_view vietnamese, absl::string_view english) {
  return {absl::Substitute("bản ghi ở vị trí $0 (luồng $1, lần ghi $2) $3", header.position(),
                           header.stream(), header.revision(), vietnamese),
          absl::Substitute("the record at position $0 (stream $1, revision $2) $3", header.position(),
                           header.stream(), header.revision(), english)};
}

// The proof's hashes; nothing if one of them is none.
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
  return merkle::VerifyInclusion(leaf, header.position() - 1, tree.size, *proof, tree.root).ok();
}

// Reads records that belong to one log.
class RecordReader {
 public:
  RecordReader(const merkle::Tree& tree, BundleRecords& checked) : tree_(tree), checked_(checked) {}

  BundleFault Read(const ProvedRecord& proved, PastEvent& event) {
    const eventlog::v1::Record& record = proved.record();
    RecordHeader header;
    if (!header.ParseFromString(record.header()))
      return Say("phần đầu của một bản ghi không đọc được", "a record's header cannot be read");
    if (!IsIncluded(proved, header, tree_))
      return About(header, "không được chứng minh là nằm trong nhật ký đã ký",
                   "is not proved to be in the signed log");
    const bool is_erased = record.erased_by() > 0;
    if (!is_erased && Commitment(record.salt(), record.payload()) != header.commitment())
      return About(header, "có nội dung không khớp với cam kết ở phần đầu",
                   "has a payload that its header does not commit to");
    absl::StatusOr<PastEvent> decoded = Decode(record);
    if (!decoded.ok()) return About(header, "không đọc được", "cannot be read");
    event = *std::move(decoded);
    return CheckLog(header);
  }

  BundleFault ReadStream(const google::protobuf::RepeatedPtrField<ProvedRecord>& records,
                         const std::string& stream, std::vector<PastEvent>& events) {
    for (const ProvedRecord& record : records) {
      PastEvent event;
      if (BundleFault fault = Read(record, event)) return fault;
      if (BundleFault fault = CheckNext(events, event, stream)) return fault;
      events.push_back(std::move(event));
    }
    return std::nullopt;
  }

  // Says of every erased event of the sheet what erased it; nothing else is given. Other streams have none:
  // they would not fold.
  BundleFault ReadErasures(const google::protobuf::RepeatedPtrField<ProvedRecord>& records) {
    std::map<Position, PastEvent> erasing;
    for (const ProvedRecord& record : records) {
      PastEvent event;
      if (BundleFault fault = Read(record, event)) return fault;
      if (!erasing.empty() && event.position() <= erasing.rbegin()->first)
        return About(event.header, "đứng sai chỗ", "is out of order");
      erasing.emplace(event.position(), std::move(event));
    }
    const size_t given = erasing.size();
    std::set<Position> needed;
    for (PastEvent& event : checked_.sheet) {
      if (!event.is_erased()) continue;
      needed.insert(event.erased_by);
      const absl::StatusOr<event::v1::PayloadErased> erasure = ErasureOf(event, erasing[event.erased_by]);
      if (!erasure.ok())
        return About(event.header, "không có nội dung, cũng không có bản ghi nào đã xóa nội dung ấy",
                     "has no payload, and no event has erased it");
      event.erasure = *erasure;
    }
    if (needed.size() == given) return std::nullopt;
    return Say("hồ sơ có bản ghi xóa nội dung mà không xóa gì trong phiếu",
               "a record is given as an erasure that erases nothing of the sheet");
  }

 private:
  BundleFault CheckLog(const RecordHeader& header) {
    if (checked_.count++ == 0) checked_.log_id = header.log_id();
    if (header.log_id() == checked_.log_id) return std::nullopt;
    return About(header, "thuộc một nhật ký khác", "is of another log");
  }

  BundleFault CheckNext(const std::vector<PastEvent>& events, const PastEvent& event,
                        const std::string& stream) {
    if (event.header.stream() != stream)
      return About(event.header, absl::StrCat("không thuộc luồng ", stream),
                   absl::StrCat("does not belong to the stream ", stream));
    if (event.revision().value != events.size() + 1)
      return Say("thiếu lần ghi $0 của luồng $1", "revision $0 of the stream $1 is missing",
                 events.size() + 1, stream);
    if (!events.empty() && event.position() <= events.back().position())
      return About(event.header, "đứng trước lần ghi trước nó", "stands before the revision before it");
    return std::nullopt;
  }

  const merkle::Tree& tree_;
  BundleRecords& checked_;
};

}  // namespace

BundleFault CheckCheckpoint(absl::string_view bytes, const std::vector<note::VerifierKey>& keys,
                            BundleCheckpoint& checked) {
  absl::StatusOr<note::Note> note = note::ParseNote(bytes);
  if (!note.ok()) return Say("mốc nhật ký không đọc được", "the checkpoint cannot be read");
  const absl::Status is_signed = VerifyNote(*note, keys);
  if (absl::IsDataLoss(is_signed))
    return Say("chữ ký trên mốc nhật ký không đúng", "the signature on the checkpoint is false");
  if (!is_signed.ok())
    return Say("mốc nhật ký không có chữ ký của khóa nào đã cho; người ký: $0",
               "no key that was given signed the checkpoint; signed by: $0", SignersOf(*note));
  absl::StatusOr<note::Checkpoint> checkpoint = note::ParseCheckpoint(note->text);
  if (!checkpoint.ok()) return Say("mốc nhật ký không đọc được", "the checkpoint cannot be read");
  checked = {*std::move(note), *std::move(checkpoint)};
  for (const note::Signature& signature : checked.note.signatures) {
    if (signature.name == checked.checkpoint.origin && FindKey(signature, keys) != nullptr)
      return std::nullopt;
  }
  return Say("mốc nhật ký là của nhật ký «$0», các khóa đã cho là của nhật ký khác",
             "the checkpoint is of the log \"$0\", the keys that were given are another's",
             checked.checkpoint.origin);
}

BundleFault CheckWitness(const BundleCheckpoint& checkpoint, const note::VerifierKey& witness,
                         int64_t& time_s) {
  const auto found = FindCosignatures(checkpoint.note, {witness});
  if (!found.ok())
    return Say("chữ ký của nhân chứng $0 không đúng", "the cosignature of $0 is false", witness.name);
  if (found->empty())
    return Say("nhân chứng $0 không ký xác nhận mốc nhật ký này", "$0 has not cosigned this checkpoint",
               witness.name);
  time_s = found->front().time_s;
  return std::nullopt;
}

BundleFault CheckRecords(const AuditBundle& bundle, const note::Checkpoint& checkpoint,
                         BundleRecords& checked) {
  const std::string sheet = SheetStream(bundle.campaign(), bundle.organization());
  RecordReader reader(checkpoint.tree, checked);
  if (BundleFault fault =
          reader.ReadStream(bundle.campaign_records(), CampaignStream(bundle.campaign()), checked.campaign))
    return fault;
  if (BundleFault fault = reader.Read(bundle.rule_set_record(), checked.rule_set)) return fault;
  if (BundleFault fault = reader.ReadStream(bundle.organization_records(),
                                            OrganizationStream(bundle.organization()), checked.organization))
    return fault;
  if (BundleFault fault = reader.ReadStream(bundle.sheet_records(), sheet, checked.sheet)) return fault;
  return reader.ReadErasures(bundle.erasure_records());
}

}  // namespace thuocdo
