// The limits of every kind of log: an append at a limit is accepted, one beyond it is rejected and adds
// nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/eventlog/log_kinds_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

class EventLogLimits : public ::testing::TestWithParam<LogKind> {
 protected:
  void SetUp() override { ASSERT_OK_AND_ASSIGN(log_, GetParam().open(NewDirectory(), {})); }

  // Expects that `append` is rejected with a message that has `words`.
  void ExpectRejected(const AppendRequest& append, const std::string& words) {
    const Position head = log_->Head();
    EXPECT_THAT(log_->Append(append), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(words)));
    EXPECT_EQ(log_->Head(), head);
  }

  std::unique_ptr<EventLog> log_;
};

INSTANTIATE_TEST_SUITE_P(AllLogs, EventLogLimits, ::testing::ValuesIn(LogKinds()), NameOfKind);

// An event whose payload has exactly `bytes`.
event::v1::Event EventOfSize(size_t bytes) {
  event::v1::Event event;
  size_t text = bytes;
  do {
    event.mutable_organization_renamed()->set_name(std::string(text--, 'x'));
  } while (event.ByteSizeLong() > bytes);
  return event;
}

TEST_P(EventLogLimits, ThereIsSomethingToAdd) { ExpectRejected(Renames("r1", {}), "nothing to add"); }

TEST_P(EventLogLimits, ARequestIdHasOneToItsMaximumOfBytes) {
  ExpectRejected(Renames("", {"organization/a"}), "request_id");
  ExpectRejected(Renames(std::string(kRequestIdBytesMax + 1, 'r'), {"organization/a"}), "request_id");
  ExpectRejected(Renames("two words", {"organization/a"}), "request_id");
  EXPECT_THAT(log_->Append(Renames(std::string(kRequestIdBytesMax, 'r'), {"organization/a"})), IsOk());
}

TEST_P(EventLogLimits, AStreamHasOneToItsMaximumOfBytes) {
  ExpectRejected(Renames("r1", {""}), "events[0].stream");
  ExpectRejected(Renames("r1", {std::string("a\0b", 3)}), "events[0].stream");
  ExpectRejected(Renames("r1", {"cơ-quan"}), "events[0].stream");
  ExpectRejected(Renames("r1", {std::string(kStreamBytesMax + 1, 's')}), "events[0].stream");
  EXPECT_THAT(log_->Append(Renames("r1", {std::string(kStreamBytesMax, 's')})), IsOk());
}

TEST_P(EventLogLimits, AFingerprintHas32Bytes) {
  AppendRequest append = Renames("r1", {"organization/a"});
  append.fingerprint.pop_back();
  ExpectRejected(append, "fingerprint");
}

TEST_P(EventLogLimits, AnAppendHasAtMostItsMaximumOfEvents) {
  ExpectRejected(Renames("r1", std::vector<std::string>(kAppendEventsMax + 1, "organization/a")), "events");
  EXPECT_THAT(log_->Append(Renames("r1", std::vector<std::string>(kAppendEventsMax, "organization/a"))),
              IsOk());
  EXPECT_EQ(log_->Head(), Position{kAppendEventsMax + 1});
}

TEST_P(EventLogLimits, APayloadHasAtMostItsMaximumOfBytes) {
  AppendRequest append = Renames("r1", {"organization/a"});
  append.events[0].event = EventOfSize(kPayloadBytesMax + 1);
  ExpectRejected(append, "events[0]");
  append.events[0].event = EventOfSize(kPayloadBytesMax);
  EXPECT_THAT(log_->Append(append), IsOk());
  EXPECT_EQ(ReadAll(*log_).back().header.payload_size(), kPayloadBytesMax);
}

TEST_P(EventLogLimits, AnAppendHasAtMostItsMaximumOfBytes) {
  AppendRequest append = Renames("r1", std::vector<std::string>(4, "organization/a"));
  for (NewEvent& added : append.events) added.event = EventOfSize(kPayloadBytesMax);
  append.events.emplace_back(append.events[0]).event = EventOfSize(10);
  ExpectRejected(append, "together");
  append.events.pop_back();
  EXPECT_THAT(log_->Append(append), IsOk());
}

TEST_P(EventLogLimits, AHeaderHasAtMostItsMaximumOfBytes) {
  AppendRequest append = Renames("r1", {"organization/a", "organization/b"});
  append.actor.set_organization(std::string(kHeaderBytesMax, 'o'));
  ExpectRejected(append, "events[1]: needs a header");
  EXPECT_THAT(log_->Append(Renames("r2", {"organization/a"})), IsOk());
}

TEST_P(EventLogLimits, AnEventHasContentThatThisProgramKnows) {
  AppendRequest append = Renames("r1", {"organization/a", "organization/b"});
  append.events[0].event.Clear();
  append.events[1].event.GetReflection()->MutableUnknownFields(&append.events[1].event)->AddVarint(9999, 1);
  ExpectRejected(append, "events[0]: has no content");
  ExpectRejected(append, "events[1]: has fields");
}

TEST_P(EventLogLimits, ALogIsCreatedOnlyOnce) {
  AppendRequest append = Renames("r1", {"log"});
  append.events[0].event.mutable_log_created();
  ExpectRejected(append, "created only once");
}

TEST_P(EventLogLimits, EveryViolationIsNamedAtOnce) {
  AppendRequest append = Renames("", {});
  append.fingerprint.clear();

  EXPECT_EQ(DetailOf(log_->Append(append).status()).violations_size(), 3);
}

}  // namespace
}  // namespace thuocdo::eventlog
