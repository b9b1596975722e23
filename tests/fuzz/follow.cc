#include <map>
#include <memory>
#include <vector>

#include "common/base/status.h"
#include "common/follow/history.h"
#include "common/storage/memory_store.h"
#include "common/streams/applies.h"
#include "tests/fuzz/property.h"
#include "tests/fuzz/sealed.h"
#include "tests/fuzz/targets.h"

namespace thuocdo::fuzz {
namespace {

constexpr size_t kRecordsMax = 40;

// Makes the records that the input asks for: any event in any stream, with a header that nearly always fits.
class Forger {
 public:
  explicit Forger(absl::string_view input) : choices_(input) {}

  bool done() const { return choices_.empty() || position_ > kRecordsMax; }

  eventlog::v1::Record Next() {
    const std::string stream(choices_.Bytes(choices_.Byte()));
    event::v1::Event event;
    event.ParseFromString(std::string(choices_.Bytes(choices_.UpTo(0xffff))));
    const bool lies = choices_.Byte() == 0xff;
    eventlog::v1::RecordHeader header;
    header.set_log_id("log");
    header.set_position(position_);
    header.set_stream(stream);
    header.set_revision(lies ? choices_.Number() : 1 + revisions_[stream]);
    header.set_payload_kind(std::string(eventlog::KindOf(event)));
    return Sealed(std::move(header), event.SerializeAsString());
  }

  // The record that was made last was followed.
  void Followed(const eventlog::v1::Record& record) {
    eventlog::v1::RecordHeader header;
    header.ParseFromString(record.header());
    revisions_[header.stream()] = header.revision();
    ++position_;
  }

 private:
  Choices choices_;
  uint64_t position_ = 1;
  std::map<std::string, uint64_t> revisions_;
};

// A follower that keeps every stream.
class Follower {
 public:
  absl::Status Follow(const std::vector<eventlog::v1::Record>& records) {
    return history_->Apply(records, check_);
  }

  // Forgets whatever was folded, as a program does that starts again.
  void Restart() { check_ = streams::NewAppliesCheck(history_.get()); }

 private:
  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<follow::History> history_ =
      *follow::History::Open(store_.get(), {"campaign/", "log", "organization", "rule-set/", "sheet/"});
  follow::EventCheck check_ = streams::NewAppliesCheck(history_.get());
};

}  // namespace

absl::Status Follow(absl::string_view input) {
  Forger forger(input);
  Follower steady;
  Follower restarted;
  std::vector<eventlog::v1::Record> followed;
  while (!forger.done()) {
    const eventlog::v1::Record record = forger.Next();
    const absl::Status judged = steady.Follow({record});
    restarted.Restart();
    const absl::Status judged_anew = restarted.Follow({record});
    RETURN_IF_ERROR(
        Hold(judged.code() == judged_anew.code(),
             absl::StrCat("\"", judged.ToString(), "\", after a restart ", judged_anew.ToString())));
    if (!judged.ok()) RETURN_IF_ERROR(Hold(absl::IsDataLoss(judged), judged.ToString()));
    if (!judged.ok()) continue;
    forger.Followed(record);
    followed.push_back(record);
  }
  return Follower().Follow(followed);
}

}  // namespace thuocdo::fuzz
