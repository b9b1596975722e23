#include "services/audit/checkpointer.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status.h"
#include "common/note/files/checkpoint_store.h"
#include "common/system/mutex.h"
#include "services/audit/witness_client.h"

namespace thuocdo::audit {
namespace {

constexpr std::chrono::milliseconds kTick{100};
constexpr int64_t kUsPerS = 1'000'000;

absl::Status CheckKeys(const std::vector<note::SignerKey>& keys) {
  Violations violations;
  for (const note::SignerKey& key : keys) {
    if (key.type != note::SignatureType::kNote)
      violations.Add(key.name, "is a witness's key and cannot sign a log");
    if (key.name != keys[0].name)
      violations.Add(key.name, absl::StrCat("is another name than ", keys[0].name,
                                            "; all keys must have the name of the log"));
  }
  return violations.ToStatus(absl::StatusCode::kInvalidArgument,
                             "these keys cannot sign checkpoints of one log");
}

}  // namespace

class Checkpointer::Impl {
 public:
  Impl(CheckpointOptions options, const std::string& directory, const replica::LogReplica* replica)
      : options_(std::move(options)), store_(directory), replica_(replica), tree_(&replica->store()) {}

  ~Impl() { Stop(); }

  absl::Status Load() {
    const MutexLock lock(signing_);
    signed_us_ = options_.clock->NowUs();
    if (options_.keys.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(latest_, store_.Latest(options_.keys[0].name));
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> SignAtLeast(uint64_t min_size) {
    if (options_.keys.empty()) {
      return absl::FailedPreconditionError(
          "audit has no key to sign with; generate one with thuocdo key generate and start audit with --key "
          "FILE");
    }
    const MutexLock lock(signing_);
    ASSIGN_OR_RETURN(const note::Checkpoint next, NextCheckpoint(min_size));
    ASSIGN_OR_RETURN(note::Note note, SignCheckpoint(next));
    ASSIGN_OR_RETURN(const bool has_more, AddCosignatures(note));
    if (has_more || next != latest_) RETURN_IF_ERROR(StoreLatest(next, note));
    return note::FormatNote(note);
  }

  void NotePublication(Position position) { publication_ = std::max(publication_.load(), position.value); }

  void Run(std::function<void(const absl::Status&)> on_broken) {
    if (options_.keys.empty()) return;
    thread_ = std::thread([this, on_broken = std::move(on_broken)] { SignWhenDue(on_broken); });
  }

  void Stop() {
    {
      const MutexLock lock(stopping_);
      is_stopping_ = true;
    }
    stopped_.NotifyAll();
    if (thread_.joinable()) thread_.join();
  }

 private:
  // Returns the latest checkpoint if it covers `min_size`, else the next one. Checks that the log continues
  // the latest one in both cases: a cached checkpoint must not hide that the log was replaced.
  absl::StatusOr<note::Checkpoint> NextCheckpoint(uint64_t min_size) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(signing_) {
    const uint64_t size = replica_->history().position().value;
    note::Checkpoint last = latest_;
    last.origin = options_.keys[0].name;
    ASSIGN_OR_RETURN(const note::Checkpoint next, ContinueCheckpoint(last, tree_, size));
    return latest_.tree.size > 0 && latest_.tree.size >= min_size ? last : next;
  }

  // Returns `checkpoint` signed by all current keys, with the cosignatures that the stored note of it has.
  absl::StatusOr<note::Note> SignCheckpoint(const note::Checkpoint& checkpoint) const {
    note::Note note{note::FormatCheckpoint(checkpoint), {}};
    for (const note::SignerKey& key : options_.keys) {
      ASSIGN_OR_RETURN(note.signatures.emplace_back(), note::SignNote(key, note.text));
    }
    ASSIGN_OR_RETURN(const std::optional<std::string> kept, store_.Read(checkpoint.origin));
    const absl::StatusOr<note::Note> known = note::ParseNote(kept.value_or(""));
    if (!known.ok() || known->text != note.text) return note;
    for (const note::PolicyWitness& witness : options_.witnesses) CopySignatureOf(witness.key, *known, note);
    return note;
  }

  static void CopySignatureOf(const note::VerifierKey& key, const note::Note& from, note::Note& to) {
    std::copy_if(
        from.signatures.begin(), from.signatures.end(), std::back_inserter(to.signatures),
        [&](const note::Signature& signature) { return note::FindKey(signature, {key}) != nullptr; });
  }

  // Asks the witnesses that have not cosigned yet. Returns whether one of them has now.
  absl::StatusOr<bool> AddCosignatures(note::Note& note) const {
    const size_t before = note.signatures.size();
    for (const note::PolicyWitness& witness : options_.witnesses) {
      ASSIGN_OR_RETURN(const auto found, note::FindCosignatures(note, {witness.key}));
      if (!found.empty() || witness.url.empty()) continue;
      absl::StatusOr<note::Signature> signature = RequestCosignature(witness, note, tree_);
      if (absl::IsDataLoss(signature.status())) return signature.status();
      if (signature.ok())
        note.signatures.push_back(*std::move(signature));
      else
        std::cerr << absl::StrCat("witness ", witness.name, " did not cosign: ", signature.status().message(),
                                  "\n");
    }
    return note.signatures.size() > before;
  }

  absl::Status StoreLatest(const note::Checkpoint& checkpoint, const note::Note& note)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(signing_) {
    RETURN_IF_ERROR(store_.Keep(checkpoint.origin, note::FormatNote(note)));
    latest_ = checkpoint;
    signed_us_ = options_.clock->NowUs();
    return absl::OkStatus();
  }

  // Checks that the log continues the latest checkpoint. Returns UNAVAILABLE until the history has all of the
  // log.
  absl::Status CheckContinuesLatest() {
    const grpc::ServerContext no_caller;
    if (!replica_->Resolve(no_caller, {}).ok())
      return absl::UnavailableError("the head of the log is not known yet");
    const MutexLock lock(signing_);
    return NextCheckpoint(0).status();
  }

  absl::Status SignIfDue() {
    return IsDue() ? SignAtLeast(replica_->history().position().value).status() : absl::OkStatus();
  }

  bool IsDue() {
    const MutexLock lock(signing_);
    const CheckpointState state{replica_->history().position().value, latest_.tree.size,
                                (options_.clock->NowUs() - signed_us_) / kUsPerS, publication_};
    return IsCheckpointDue(options_.schedule, state);
  }

  // Waits for one tick; reports whether the checkpointer stops.
  bool IsStoppedWithinTick() {
    const MutexLock lock(stopping_);
    return stopped_.WaitFor(stopping_, kTick,
                            [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(stopping_) { return is_stopping_; });
  }

  void SignWhenDue(const std::function<void(const absl::Status&)>& on_broken) {
    bool is_checked = false;
    while (!IsStoppedWithinTick()) {
      const absl::Status status = is_checked ? SignIfDue() : CheckContinuesLatest();
      if (absl::IsDataLoss(status)) return on_broken(status);
      is_checked = is_checked || status.ok();
    }
  }

  const CheckpointOptions options_;
  note::CheckpointStore store_;
  const replica::LogReplica* replica_;
  const LogTree tree_;
  std::atomic<uint64_t> publication_ = 0;
  Mutex signing_;  // held from reading the latest checkpoint until the next one is stored
  note::Checkpoint latest_ ABSL_GUARDED_BY(signing_);
  int64_t signed_us_ ABSL_GUARDED_BY(signing_) = 0;
  Mutex stopping_;
  CondVar stopped_;
  bool is_stopping_ ABSL_GUARDED_BY(stopping_) = false;
  std::thread thread_;
};

absl::StatusOr<std::unique_ptr<Checkpointer>> Checkpointer::Open(CheckpointOptions options,
                                                                 const std::string& directory,
                                                                 const replica::LogReplica* replica) {
  RETURN_IF_ERROR(CheckKeys(options.keys));
  auto impl = std::make_unique<Impl>(std::move(options), directory, replica);
  RETURN_IF_ERROR(impl->Load());
  return std::unique_ptr<Checkpointer>(new Checkpointer(std::move(impl)));
}

Checkpointer::Checkpointer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Checkpointer::~Checkpointer() = default;

absl::StatusOr<std::string> Checkpointer::SignAtLeast(uint64_t min_size) {
  return impl_->SignAtLeast(min_size);
}

void Checkpointer::NotePublication(Position position) { impl_->NotePublication(position); }

void Checkpointer::Run(std::function<void(const absl::Status&)> on_broken) {
  impl_->Run(std::move(on_broken));
}

void Checkpointer::Stop() { impl_->Stop(); }

}  // namespace thuocdo::audit
