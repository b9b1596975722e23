#include "common/eventlog/stored_log.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/base/files.h"
#include "common/base/status.h"
#include "common/eventlog/log_findings.h"
#include "common/eventlog/log_opening.h"

namespace thuocdo {
namespace {

// A stored append is acknowledged within so long, or never.
constexpr absl::Duration kAcknowledgementMax = absl::Seconds(10);

}  // namespace

absl::StatusOr<std::unique_ptr<EventLog>> StoredLog::Open(std::unique_ptr<LogStorage> storage,
                                                          LogOptions options) {
  if (!options.random) options.random = RandomBytes;
  ASSIGN_OR_RETURN(LogTail tail, OpenOrCreateLog(*storage, options));
  return std::unique_ptr<EventLog>(new StoredLog(std::move(storage), std::move(options), std::move(tail)));
}

StoredLog::StoredLog(std::unique_ptr<LogStorage> storage, LogOptions options, LogTail tail)
    : storage_(std::move(storage)), options_(std::move(options)), tail_(std::move(tail)) {}

absl::StatusOr<Receipt> StoredLog::Append(const AppendRequest& append) {
  ASSIGN_OR_RETURN(std::vector<std::string> payloads, SerializePayloads(append));
  Waiting own{.append = &append, .payloads = std::move(payloads)};
  std::unique_lock lock(mutex_);
  queue_.push_back(&own);
  turn_.wait(lock, [&] { return own.done || queue_.front() == &own; });
  if (!own.done) CommitGroup(lock);
  return own.result;
}

// The appends at the front of the queue that are written together: at least one.
std::vector<StoredLog::Waiting*> StoredLog::NextGroup() const {
  std::vector<Waiting*> group;
  size_t bytes = 0;
  for (Waiting* waiting : queue_) {
    for (const std::string& payload : waiting->payloads) bytes += payload.size();
    if (!group.empty() && bytes > kAppendBytesMax) break;
    group.push_back(waiting);
  }
  return group;
}

// Writes the front of the queue; `lock` is released meanwhile. This thread stays at the front until it is
// done, so that nobody else writes.
void StoredLog::CommitGroup(std::unique_lock<std::mutex>& lock) {
  const std::vector<Waiting*> group = NextGroup();
  AppendPlanner planner(storage_.get(), tail_, &options_.random);
  if (health_.ok()) {
    lock.unlock();
    absl::Status written = WriteGroup(group, planner);
    lock.lock();
    if (written.ok()) tail_ = planner.tail();
    health_ = written;
  }
  for (Waiting* waiting : group) {
    if (!health_.ok()) waiting->result = health_;
    waiting->done = true;
    queue_.pop_front();
  }
  turn_.notify_all();
  head_moved_.notify_all();
}

absl::Status StoredLog::WriteGroup(const std::vector<Waiting*>& group, AppendPlanner& planner) {
  for (Waiting* waiting : group) {
    waiting->result = planner.Plan(*waiting->append, waiting->payloads, options_.clock->NowUs());
  }
  if (planner.batch().empty()) return absl::OkStatus();
  absl::Status written = planner.overwritten().empty()
                             ? storage_->Write(planner.batch())
                             : storage_->Overwrite(planner.batch(), planner.overwritten());
  if (written.ok()) return written;
  return absl::UnavailableError(
      absl::StrCat("log: writing failed, nothing is appended until it is opened again: ", written.message()));
}

std::string StoredLog::LogId() const {
  std::lock_guard lock(mutex_);
  return tail_.log_id;
}

Position StoredLog::Head() const {
  std::lock_guard lock(mutex_);
  return tail_.head;
}

int64_t StoredLog::HeadTimeUs() const {
  std::lock_guard lock(mutex_);
  return tail_.accept_time_us;
}

absl::Status StoredLog::Health() const {
  std::lock_guard lock(mutex_);
  return health_;
}

Position StoredLog::WaitAbove(Position position, absl::Duration timeout) const {
  const auto wait = absl::ToChronoMicroseconds(std::clamp(timeout, absl::ZeroDuration(), absl::Hours(24)));
  std::unique_lock lock(mutex_);
  head_moved_.wait_for(lock, wait, [&] { return tail_.head > position; });
  return tail_.head;
}

absl::Status StoredLog::Read(Position after, Visitor visit) const { return Reader().Read(after, visit); }

absl::Status StoredLog::ReadStream(absl::string_view stream, Revision after, Visitor visit) const {
  return Reader().ReadStream(stream, after, visit);
}

absl::StatusOr<Revision> StoredLog::StreamRevision(absl::string_view stream) const {
  return Reader().StreamRevision(stream);
}

absl::StatusOr<std::vector<std::string>> StoredLog::ListStreams(absl::string_view prefix,
                                                                absl::string_view after, size_t limit) const {
  return Reader().ListStreams(prefix, after, limit);
}

absl::StatusOr<std::optional<Receipt>> StoredLog::ReceiptFor(
    absl::string_view request_id, const std::optional<log_format::PastRequest>& request) const {
  if (!request.has_value()) return std::optional<Receipt>();
  ASSIGN_OR_RETURN(eventlog::v1::RecordHeader header, Reader().HeaderAt(request->first));
  return std::optional<Receipt>(ReceiptOf(request_id, *request, header.accept_time_us(), /*replayed=*/true));
}

absl::StatusOr<std::optional<Receipt>> StoredLog::FindReceipt(absl::string_view request_id) const {
  ASSIGN_OR_RETURN(std::optional<log_format::PastRequest> request, Reader().FindRequest(request_id));
  return ReceiptFor(request_id, request);
}

absl::StatusOr<std::optional<Receipt>> StoredLog::FindReceipt(absl::string_view request_id,
                                                              absl::string_view fingerprint) const {
  ASSIGN_OR_RETURN(std::optional<log_format::PastRequest> request, Reader().FindRequest(request_id));
  if (request.has_value()) RETURN_IF_ERROR(CheckFingerprint(request_id, *request, fingerprint));
  return ReceiptFor(request_id, request);
}

absl::StatusOr<LogCheckResult> StoredLog::Check(LogCheckProgress progress) const {
  const Position acknowledged = Head();
  absl::StatusOr<std::unique_ptr<const LogStorage>> stored = storage_->Reread();
  if (absl::IsDataLoss(stored.status())) {
    LogFinding unreadable{.place = "storage", .what = std::string(stored.status().message())};
    return LogCheckResult{.log_id = LogId(), .findings = {std::move(unreadable)}};
  }
  RETURN_IF_ERROR(stored.status());
  ASSIGN_OR_RETURN(LogCheckResult result, CheckStoredLog(**stored, acknowledged, progress));
  const Position head = Health().ok() ? WaitAbove({result.head.value - 1}, kAcknowledgementMax) : Head();
  if (head < result.head) {
    const Position above{head.value + 1};
    result.findings.push_back({above, PlaceOf(above), "it is stored, but nobody was told that it is"});
  }
  return result;
}

absl::StatusOr<LogBackup> StoredLog::BackUp(const std::string& directory) const {
  const Position acknowledged = Head();
  ASSIGN_OR_RETURN(std::unique_ptr<const LogStorage> copy, storage_->BackUp(directory));
  auto ignore = [](uint64_t, uint64_t) { return absl::OkStatus(); };
  ASSIGN_OR_RETURN(const LogCheckResult result, CheckStoredLog(*copy, acknowledged, ignore));
  if (!result.findings.empty()) {
    const LogFinding& first = result.findings[0];
    return absl::DataLossError(absl::StrCat(directory, " is no backup: ", first.place, ": ", first.what));
  }
  return LogBackup{.log_id = result.log_id, .head = result.head, .bytes = BytesIn(directory)};
}

absl::StatusOr<Position> StoredLog::PositionAt(int64_t time_us) const { return Reader().PositionAt(time_us); }

}  // namespace thuocdo
