// The contract of every kind of log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "common/eventlog/log_kinds_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using ::testing::Optional;
using testing::StatusIs;

class EventLogContract : public ::testing::TestWithParam<LogKind> {
 protected:
  void SetUp() override {
    LogOptions options{.origin = "test", .clock = &clock_, .random = {}};
    ASSERT_OK_AND_ASSIGN(log_, GetParam().open(NewDirectory(), options));
  }

  testing::FakeClock clock_;
  std::unique_ptr<EventLog> log_;
};

INSTANTIATE_TEST_SUITE_P(AllLogs, EventLogContract, ::testing::ValuesIn(LogKinds()), NameOfKind);

TEST_P(EventLogContract, ANewLogHoldsLogCreatedAtPositionOne) {
  std::vector<PastEvent> events = ReadAll(*log_);

  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].header.stream(), kLogStream);
  EXPECT_EQ(events[0].event.log_created().origin(), "test");
  EXPECT_EQ(events[0].event.log_created().log_id(), log_->LogId());
  EXPECT_THAT(log_->LogId(), ::testing::MatchesRegex("[0-9a-f]{32}"));
  EXPECT_EQ(log_->Head(), Position{1});
  EXPECT_EQ(log_->HeadTimeUs(), clock_.NowUs());
  EXPECT_THAT(log_->Health(), IsOk());
}

TEST_P(EventLogContract, AppendsAtConsecutivePositionsAndRevisions) {
  EXPECT_THAT(log_->Append(Renames("r1", {"organization/a", "organization/b", "organization/a"})),
              IsOkAndHolds(Receipt{"r1", {2}, {4}, clock_.NowUs(), false}));

  std::vector<PastEvent> events = ReadAll(*log_);
  ASSERT_EQ(events.size(), 4U);
  for (size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].position(), Position{i + 1});
  EXPECT_EQ(events[1].revision(), Revision{1});
  EXPECT_EQ(events[2].revision(), Revision{1});
  EXPECT_EQ(events[3].revision(), Revision{2});
  EXPECT_EQ(log_->Head(), Position{4});
}

TEST_P(EventLogContract, TheHeaderDescribesTheEvent) {
  AppendRequest append = Renames("r1", {"organization/a", "organization/b"});
  append.source.emplace().set_source("portal");
  append.source->set_position(7);
  ASSERT_THAT(log_->Append(append), IsOk());

  const eventlog::v1::RecordHeader header = ReadAll(*log_)[2].header;
  EXPECT_EQ(header.log_id(), log_->LogId());
  EXPECT_EQ(header.stream(), "organization/b");
  EXPECT_EQ(header.accept_time_us(), clock_.NowUs());
  EXPECT_THAT(header.actor(), testing::EqualsProto(append.actor));
  EXPECT_EQ(header.request_id(), "r1");
  EXPECT_EQ(header.request_fingerprint(), append.fingerprint);
  EXPECT_EQ(header.append_size(), 2U);
  EXPECT_EQ(header.payload_kind(), "organization_renamed");
  EXPECT_EQ(header.payload_size(), append.events[1].event.ByteSizeLong());
  EXPECT_THAT(header.source(), testing::EqualsProto(*append.source));
}

TEST_P(EventLogContract, EveryRecordHasASaltOfItsOwn) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a", "organization/a"})), IsOk());

  std::vector<PastEvent> events = ReadAll(*log_);
  EXPECT_EQ(events[1].salt.size(), 32U);
  EXPECT_NE(events[1].salt, events[2].salt);
}

TEST_P(EventLogContract, AcceptTimesNeverDecrease) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a"})), IsOk());
  const int64_t before = log_->HeadTimeUs();
  clock_.Advance(-5'000'000);

  ASSERT_OK_AND_ASSIGN(Receipt receipt, log_->Append(Renames("r2", {"organization/a"})));
  EXPECT_EQ(receipt.accept_time_us, before);
  EXPECT_EQ(log_->HeadTimeUs(), before);
  EXPECT_EQ(ReadAll(*log_).back().header.accept_time_us(), before);
}

TEST_P(EventLogContract, ARepeatedRequestReturnsTheFirstReceiptWhateverIsExpected) {
  AppendRequest append = Renames("r1", {"organization/a", "organization/b"});
  append.expected["organization/a"] = ExpectedRevision::NoStream();
  ASSERT_OK_AND_ASSIGN(Receipt first, log_->Append(append));
  clock_.Advance(1);
  first.deduplicated = true;

  EXPECT_THAT(log_->Append(append), IsOkAndHolds(first));
  EXPECT_EQ(log_->Head(), Position{3});
}

TEST_P(EventLogContract, ARequestIdIsNotUsedForAnotherCommand) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a"})), IsOk());
  AppendRequest other = Renames("r1", {"organization/b"});
  other.fingerprint = std::string(32, 'x');

  EXPECT_THAT(log_->Append(other), StatusIs(absl::StatusCode::kAlreadyExists, HasSubstr("position 2")));
  EXPECT_EQ(log_->Head(), Position{2});
}

TEST_P(EventLogContract, RejectsStaleRevisionsNamingEveryActualOneAndAddsNothing) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a", "organization/a", "organization/b"})), IsOk());
  AppendRequest append = Renames("r2", {"organization/new"});
  append.expected = {{"organization/a", ExpectedRevision::Exactly({1})},
                     {"organization/b", ExpectedRevision::NoStream()},
                     {"organization/c", ExpectedRevision::StreamExists()},
                     {"organization/new", ExpectedRevision::Exactly({0})}};

  absl::Status rejected = log_->Append(append).status();
  EXPECT_THAT(rejected, StatusIs(absl::StatusCode::kAborted));
  const rpc::v1::ErrorDetail detail = DetailOf(rejected);
  ASSERT_EQ(detail.actual_revisions_size(), 3);
  EXPECT_EQ(detail.actual_revisions(0).stream(), "organization/a");
  EXPECT_EQ(detail.actual_revisions(0).revision(), 2U);
  EXPECT_EQ(detail.actual_revisions(1).revision(), 1U);
  EXPECT_EQ(detail.actual_revisions(2).revision(), 0U);
  EXPECT_EQ(detail.violations_size(), 3);
  EXPECT_EQ(log_->Head(), Position{4});
  EXPECT_THAT(log_->StreamRevision("organization/new"), IsOkAndHolds(Revision{0}));
  EXPECT_THAT(log_->FindReceipt("r2"), IsOkAndHolds(std::nullopt));
}

TEST_P(EventLogContract, AppendsWhereEveryExpectedRevisionIsTheActualOne) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a", "organization/a"})), IsOk());
  AppendRequest append = Renames("r2", {"organization/a"});
  append.expected = {{"organization/a", ExpectedRevision::Exactly({2})},
                     {"organization/b", ExpectedRevision::NoStream()},
                     {"organization/c", ExpectedRevision{}},
                     {"log", ExpectedRevision::StreamExists()}};

  EXPECT_THAT(log_->Append(append), IsOk());
}

TEST_P(EventLogContract, ASourcePositionThatDoesNotIncreaseIsRejected) {
  AppendRequest append = Renames("r1", {"organization/a"});
  append.source.emplace().set_source("portal");
  append.source->set_position(7);
  ASSERT_THAT(log_->Append(append), IsOk());

  append.request_id = "r2";
  EXPECT_THAT(log_->Append(append), StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("7")));
  EXPECT_EQ(log_->Head(), Position{2});
  append.source->set_position(8);
  EXPECT_THAT(log_->Append(append), IsOk());
  append.request_id = "r3";
  append.source->set_source("mail");
  append.source->set_position(1);
  EXPECT_THAT(log_->Append(append), IsOk());
}

TEST_P(EventLogContract, ReadGivesTheRecordsAfterAPosition) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a", "organization/b", "organization/c"})), IsOk());

  EXPECT_THAT(PositionsAfter(*log_, {2}), ElementsAre(3, 4));
  EXPECT_THAT(PositionsAfter(*log_, {4}), IsEmpty());
  auto ignore = [](const eventlog::v1::Record&) { return absl::OkStatus(); };
  EXPECT_THAT(log_->Read({5}, ignore), StatusIs(absl::StatusCode::kOutOfRange));
}

TEST_P(EventLogContract, ReadStopsAtTheFirstErrorOfTheVisitor) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a", "organization/a"})), IsOk());
  int visited = 0;
  auto reject = [&](const eventlog::v1::Record&) {
    ++visited;
    return absl::AbortedError("no");
  };

  EXPECT_THAT(log_->Read({0}, reject), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(log_->ReadStream("organization/a", {0}, reject), StatusIs(absl::StatusCode::kAborted));
  EXPECT_EQ(visited, 2);
}

TEST_P(EventLogContract, ReadWhileStopsWhenTheVisitorReturnsFalse) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a", "organization/b", "organization/a"})), IsOk());
  std::vector<uint64_t> positions;
  auto stop_at_two = [&](const eventlog::v1::Record& record) {
    positions.push_back(Decode(record)->position().value);
    return positions.back() != 2;
  };

  EXPECT_THAT(log_->ReadWhile({0}, stop_at_two), IsOk());
  EXPECT_THAT(log_->ReadStreamWhile("organization/a", {0}, stop_at_two), IsOk());
  EXPECT_THAT(positions, ElementsAre(1, 2, 2));
}

TEST_P(EventLogContract, ReadGoesUpToTheHeadAtTheTimeOfTheCall) {
  std::vector<uint64_t> positions;
  auto append_more = [&](const eventlog::v1::Record& record) {
    positions.push_back(Decode(record)->header.position());
    return log_->Append(Renames(absl::StrCat("r", positions.size()), {"organization/a"})).status();
  };

  ASSERT_THAT(log_->Read({0}, append_more), IsOk());
  EXPECT_THAT(positions, ElementsAre(1));
}

TEST_P(EventLogContract, ReadStreamGivesOneStreamAfterARevision) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a", "organization/a-b", "organization/a",
                                          "organization/a/b", "organization/a"})),
              IsOk());

  EXPECT_THAT(StreamPositionsAfter(*log_, "organization/a", {0}), ElementsAre(2, 4, 6));
  EXPECT_THAT(StreamPositionsAfter(*log_, "organization/a", {2}), ElementsAre(6));
  EXPECT_THAT(StreamPositionsAfter(*log_, "organization/a", {3}), IsEmpty());
  EXPECT_THAT(StreamPositionsAfter(*log_, "organization/", {0}), IsEmpty());
}

TEST_P(EventLogContract, StreamRevisionIsTheLastOneOrZero) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/a", "organization/a", "organization/ab"})), IsOk());

  EXPECT_THAT(log_->StreamRevision("organization/a"), IsOkAndHolds(Revision{2}));
  EXPECT_THAT(log_->StreamRevision("organization/ab"), IsOkAndHolds(Revision{1}));
  EXPECT_THAT(log_->StreamRevision("organization/"), IsOkAndHolds(Revision{0}));
}

TEST_P(EventLogContract, ListStreamsGoesPageByPageInByteOrder) {
  ASSERT_THAT(log_->Append(Renames("r1", {"organization/b", "organization/a-b", "organization/a",
                                          "organizations", "organization/a/c", "organization/b"})),
              IsOk());

  EXPECT_THAT(log_->ListStreams("organization/", "", 2),
              IsOkAndHolds(ElementsAre("organization/a", "organization/a-b")));
  EXPECT_THAT(log_->ListStreams("organization/", "organization/a-b", 9),
              IsOkAndHolds(ElementsAre("organization/a/c", "organization/b")));
  EXPECT_THAT(log_->ListStreams("organization/", "organization/b", 9), IsOkAndHolds(IsEmpty()));
  EXPECT_THAT(log_->ListStreams("", "", 1), IsOkAndHolds(ElementsAre("log")));
}

TEST_P(EventLogContract, FindReceiptFindsWhatWasAppended) {
  AppendRequest append = Renames("r1", {"organization/a", "organization/b"});
  ASSERT_OK_AND_ASSIGN(Receipt receipt, log_->Append(append));
  receipt.deduplicated = true;

  EXPECT_THAT(log_->FindReceipt("r1"), IsOkAndHolds(Optional(receipt)));
  EXPECT_THAT(log_->FindReceipt("r"), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(log_->FindReceipt("r1", append.fingerprint), IsOkAndHolds(Optional(receipt)));
  EXPECT_THAT(log_->FindReceipt("r2", append.fingerprint), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(log_->FindReceipt("r1", std::string(32, 'x')), StatusIs(absl::StatusCode::kAlreadyExists));
}

TEST_P(EventLogContract, PositionAtIsTheLastOneAcceptedAtOrBefore) {
  const int64_t start = clock_.NowUs();
  for (int i = 1; i <= 10; ++i) {
    clock_.Set(start + 10 * i);
    ASSERT_THAT(log_->Append(Renames(absl::StrCat("r", i), {"organization/a"})), IsOk());
  }

  EXPECT_THAT(log_->PositionAt(start - 1), IsOkAndHolds(Position{0}));
  EXPECT_THAT(log_->PositionAt(start), IsOkAndHolds(Position{1}));
  EXPECT_THAT(log_->PositionAt(start + 39), IsOkAndHolds(Position{4}));
  EXPECT_THAT(log_->PositionAt(start + 40), IsOkAndHolds(Position{5}));
  EXPECT_THAT(log_->PositionAt(start + 1000), IsOkAndHolds(Position{11}));
}

TEST_P(EventLogContract, WaitAboveReturnsTheHeadAtOnceOrAfterTheTimeout) {
  EXPECT_EQ(log_->WaitAbove({0}, absl::InfiniteDuration()), Position{1});
  EXPECT_EQ(log_->WaitAbove({1}, absl::Milliseconds(5)), Position{1});
}

}  // namespace
}  // namespace thuocdo::eventlog
