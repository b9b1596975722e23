#include "common/follow/log_record_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/follow/record_batch.h"
#include "common/follow/records_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::follow {
namespace {

using eventlog::v1::SubscribeRecordsResponse;
using ::testing::ElementsAre;
using testing::IsOk;
using ::testing::Le;
using testing::StatusIs;

// Describes an update: the size of a batch, or "caught up" or "fell behind".
std::string Word(const SubscribeRecordsResponse& update) {
  if (update.has_batch()) return absl::StrCat(update.batch().records_size());
  return update.has_caught_up() ? "caught up" : "fell behind";
}

// Appends `count` events with `bytes` of text each, together.
void AppendMany(eventlog::EventLog& log, int count, size_t bytes = 0) {
  eventlog::AppendRequest append;
  append.request_id = absl::StrCat("many-", log.Head().value);
  append.fingerprint = Sha256("many");
  for (int i = 0; i < count; ++i) {
    eventlog::NewEvent& added = append.events.emplace_back();
    added.stream = "organization/a";
    added.event.mutable_organization_renamed()->set_name(std::string(bytes, 'x'));
  }
  ASSERT_THAT(log.Append(append), IsOk());
}

// Follows `log` until `end` returns true for an update; returns the descriptions of all updates.
std::vector<std::string> FollowUntil(const eventlog::EventLog& log,
                                     std::function<bool(const std::string&)> end) {
  std::vector<std::string> words;
  bool is_over = false;
  auto keep = [&](const SubscribeRecordsResponse& update) {
    EXPECT_EQ(update.log_id(), log.LogId());
    EXPECT_THAT(update.ByteSizeLong(), Le(kBatchBytesMax + 1024));
    words.push_back(Word(update));
    is_over = end(words.back());
    return absl::OkStatus();
  };
  EXPECT_THAT(FollowLog(log, "", {0}, [&] { return is_over; }, keep), StatusIs(absl::StatusCode::kCancelled));
  return words;
}

bool IsCaughtUp(const std::string& word) { return word == "caught up"; }

TEST(FollowLogTest, SendsEverythingAndThenThatItHasCaughtUp) {
  std::unique_ptr<eventlog::EventLog> log = LogOf({"organization/a", "organization/b"});

  EXPECT_THAT(FollowUntil(*log, IsCaughtUp), ElementsAre("3", "caught up"));
}

TEST(FollowLogTest, ABatchHasAtMostAThousandRecords) {
  std::unique_ptr<eventlog::EventLog> log = LogOf({});
  AppendMany(*log, 2500);

  EXPECT_THAT(FollowUntil(*log, IsCaughtUp), ElementsAre("1000", "1000", "501", "caught up"));
}

TEST(FollowLogTest, ABatchHasAtMostOneMebibyteOrOneRecord) {
  std::unique_ptr<eventlog::EventLog> log = LogOf({});
  AppendMany(*log, 3, 400 << 10);
  EXPECT_THAT(FollowUntil(*log, IsCaughtUp), ElementsAre("3", "1", "caught up"));

  std::unique_ptr<eventlog::EventLog> large = LogOf({});
  AppendMany(*large, 1, eventlog::kPayloadBytesMax - 100);
  std::vector<int> sizes;
  auto keep = [&](const SubscribeRecordsResponse& update) {
    sizes.push_back(update.batch().records_size());
    return absl::OkStatus();
  };
  EXPECT_THAT(FollowLog(
                  *large, "", {0}, [&] { return sizes.size() == 2; }, keep),
              StatusIs(absl::StatusCode::kCancelled));
  EXPECT_THAT(sizes, ElementsAre(1, 1));
}

TEST(FollowLogTest, SendsThatItFellBehindWhenMoreThanABatchIsWaiting) {
  std::unique_ptr<eventlog::EventLog> log = LogOf({});
  bool has_appended = false;
  auto append_once = [&](const std::string& word) {
    if (word != "caught up") return false;
    if (has_appended) return true;
    AppendMany(*log, 1500);
    has_appended = true;
    return false;
  };

  EXPECT_THAT(FollowUntil(*log, append_once),
              ElementsAre("1", "caught up", "fell behind", "1000", "500", "caught up"));
}

TEST(FollowLogTest, ASmallAdditionIsSentAlone) {
  std::unique_ptr<eventlog::EventLog> log = LogOf({});
  auto append_once = [&](const std::string& word) {
    if (word == "caught up") AppendMany(*log, 2);
    return word == "2";
  };

  EXPECT_THAT(FollowUntil(*log, append_once), ElementsAre("1", "caught up", "2"));
}

TEST(FollowLogTest, RejectsAnotherLogAndAPositionAboveTheHead) {
  std::unique_ptr<eventlog::EventLog> log = LogOf({});
  auto never = [] { return false; };
  auto ignore = [](const SubscribeRecordsResponse&) { return absl::OkStatus(); };

  EXPECT_THAT(FollowLog(*log, "other", {0}, never, ignore), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(FollowLog(*log, log->LogId(), {2}, never, ignore), StatusIs(absl::StatusCode::kDataLoss));
}

TEST(FollowLogTest, ReturnsWhatTheCallerReturns) {
  std::unique_ptr<eventlog::EventLog> log = LogOf({});
  auto reject = [](const SubscribeRecordsResponse&) { return absl::AbortedError("enough"); };

  EXPECT_THAT(FollowLog(*log, "", {0}, [] { return false; }, reject), StatusIs(absl::StatusCode::kAborted));
}

TEST(LogRecordSourceTest, CancelEndsThisFollowAndEveryLaterOne) {
  std::unique_ptr<eventlog::EventLog> log = LogOf({});
  std::unique_ptr<RecordSource> source = NewLogRecordSource(log.get());
  auto cancel = [&](const SubscribeRecordsResponse&) {
    source->Cancel();
    return absl::OkStatus();
  };

  EXPECT_THAT(source->Follow("", {0}, cancel), StatusIs(absl::StatusCode::kCancelled));
  EXPECT_THAT(source->Follow("", {0}, cancel), StatusIs(absl::StatusCode::kCancelled));
}

}  // namespace
}  // namespace thuocdo::follow
