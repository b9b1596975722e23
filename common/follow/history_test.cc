#include "common/follow/history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/eventlog/memory_log.h"
#include "common/eventlog/stored/log_format.h"
#include "common/follow/records_for_tests.h"
#include "common/follow/stream_records.h"
#include "common/storage/memory_store.h"
#include "common/testing/matchers.h"

namespace thuocdo::follow {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::IsOkAndHolds;
using ::testing::Optional;
using testing::StatusIs;

const std::vector<std::string> kOrganizations = {"organization/"};

// The positions that `history` holds of a stream, and of streams, as of a position.
std::vector<uint64_t> StreamPositions(const History& history, const std::string& stream, Position as_of) {
  std::vector<uint64_t> positions;
  EXPECT_THAT(history.ReadStream(stream, as_of, KeepPositionsIn(positions)), IsOk());
  return positions;
}
std::vector<uint64_t> StreamsPositions(const History& history, const std::string& prefix, Position as_of) {
  std::vector<uint64_t> positions;
  EXPECT_THAT(history.ReadStreams(prefix, as_of, KeepPositionsIn(positions)), IsOk());
  return positions;
}

class HistoryTest : public ::testing::Test {
 protected:
  void SetUp() override { Reopen(); }
  void Reopen() { ASSERT_OK_AND_ASSIGN(history_, History::Open(store_.get(), kOrganizations)); }

  // A log whose positions 2 to 6 are a, b, a, sheet/x/y, a.
  std::unique_ptr<eventlog::EventLog> log_ =
      LogOf({"organization/a", "organization/b", "organization/a", "sheet/x/y", "organization/a"});
  std::vector<eventlog::v1::Record> records_ = RecordsOf(*log_);
  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<History> history_;
};

TEST_F(HistoryTest, BeginsEmpty) {
  EXPECT_EQ(history_->position(), Position{0});
  EXPECT_EQ(history_->log_id(), "");
  EXPECT_THAT(StreamsPositions(*history_, "", {99}), IsEmpty());
}

TEST_F(HistoryTest, KeepsWhatIsDerivedInTheSameBatch) {
  auto derive = [](const storage::KeyValueStore&, Position after,
                   const std::vector<eventlog::v1::Record>& records) {
    return std::map<std::string, std::string>{{absl::StrCat("t", after.value), records.back().header()}};
  };
  ASSERT_OK_AND_ASSIGN(history_, History::Open(store_.get(), kOrganizations, derive));
  ASSERT_THAT(history_->Apply({records_[0], records_[1]}, nullptr), IsOk());
  ASSERT_THAT(history_->Apply({records_[2]}, nullptr), IsOk());

  EXPECT_THAT(store_->Get("t0"), IsOkAndHolds(Optional(records_[1].header())));
  EXPECT_THAT(store_->Get("t2"), IsOkAndHolds(Optional(records_[2].header())));
}

TEST_F(HistoryTest, KeepsNothingWhereTheDerivationFails) {
  auto derive =
      [](const storage::KeyValueStore&, Position,
         const std::vector<eventlog::v1::Record>&) -> absl::StatusOr<std::map<std::string, std::string>> {
    return absl::DataLossError("a tile is damaged");
  };
  ASSERT_OK_AND_ASSIGN(history_, History::Open(store_.get(), kOrganizations, derive));

  EXPECT_THAT(history_->Apply(records_, nullptr), StatusIs(absl::StatusCode::kDataLoss, "a tile is damaged"));
  EXPECT_EQ(history_->position(), Position{0});
  EXPECT_THAT(StreamsPositions(*history_, "", {99}), IsEmpty());
}

TEST_F(HistoryTest, KeepsTheStreamsOfItsPrefixesAsOfEveryPosition) {
  ASSERT_THAT(history_->Apply(records_, nullptr), IsOk());

  EXPECT_EQ(history_->position(), Position{6});
  EXPECT_EQ(history_->log_id(), log_->LogId());
  EXPECT_THAT(StreamPositions(*history_, "organization/a", {6}), ElementsAre(2, 4, 6));
  EXPECT_THAT(StreamPositions(*history_, "organization/a", {5}), ElementsAre(2, 4));
  EXPECT_THAT(StreamPositions(*history_, "organization/a", {1}), IsEmpty());
  EXPECT_THAT(StreamPositions(*history_, "organization/", {6}), IsEmpty());
  EXPECT_THAT(StreamPositions(*history_, "sheet/x/y", {6}), IsEmpty());
  EXPECT_THAT(StreamsPositions(*history_, "organization/", {6}), ElementsAre(2, 4, 6, 3));
  EXPECT_THAT(StreamsPositions(*history_, "organization/", {3}), ElementsAre(2, 3));
  EXPECT_THAT(StreamsPositions(*history_, "sheet/", {6}), IsEmpty());
}

TEST_F(HistoryTest, GivesTheRecordsOfAStreamByteForByte) {
  ASSERT_THAT(history_->Apply(records_, nullptr), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto records, StreamRecords(*store_, "organization/a", {5}));
  ASSERT_EQ(records.size(), 2u);
  EXPECT_EQ(records[0].SerializeAsString(), records_[1].SerializeAsString());
  EXPECT_EQ(records[1].SerializeAsString(), records_[3].SerializeAsString());
}

TEST_F(HistoryTest, ReadingStopsAtTheFirstErrorOfTheVisitor) {
  ASSERT_THAT(history_->Apply(records_, nullptr), IsOk());
  int visited = 0;
  auto reject = [&](const eventlog::PastEvent&) {
    ++visited;
    return absl::AbortedError("no");
  };

  EXPECT_THAT(history_->ReadStream("organization/a", {6}, reject), StatusIs(absl::StatusCode::kAborted));
  EXPECT_THAT(history_->ReadStreams("organization/", {6}, reject), StatusIs(absl::StatusCode::kAborted));
  EXPECT_EQ(visited, 2);
}

TEST_F(HistoryTest, StoresWhatItsFormatSays) {
  ASSERT_THAT(history_->Apply({records_[0], records_[1]}, nullptr), IsOk());

  const std::map<std::string, std::string> expected = {{"mbegan", log_->LogId()},
                                                       {"mformat", "1"},
                                                       {"mlog-id", log_->LogId()},
                                                       {"mposition", std::string("\0\0\0\0\0\0\0\2", 8)},
                                                       {"mprefixes", "organization/"},
                                                       {std::string("eorganization/a\0\0\0\0\0\0\0\0\1", 24),
                                                        eventlog::log_format::EncodeRecord(records_[1])}};
  EXPECT_EQ(EntriesOf(*store_), expected);
}

TEST_F(HistoryTest, AStoreThatLostItsBeginningIsRejected) {
  ASSERT_THAT(history_->Apply(records_, nullptr), IsOk());
  std::map<std::string, std::string> entries = EntriesOf(*store_);
  entries.erase("mbegan");
  store_ = storage::NewMemoryStore();
  ASSERT_THAT(store_->Write(entries), IsOk());

  EXPECT_THAT(History::Open(store_.get(), kOrganizations).status(),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("its beginning is missing")));
}

TEST_F(HistoryTest, ContinuesWhereItWasAfterItIsReopened) {
  ASSERT_THAT(history_->Apply({records_[0], records_[1], records_[2]}, nullptr), IsOk());
  Reopen();

  EXPECT_EQ(history_->position(), Position{3});
  EXPECT_EQ(history_->log_id(), log_->LogId());
  EXPECT_THAT(history_->Apply({records_[3], records_[4], records_[5]}, nullptr), IsOk());
  EXPECT_THAT(StreamPositions(*history_, "organization/a", {6}), ElementsAre(2, 4, 6));
}

TEST_F(HistoryTest, HoldsTheSameKeysAndValuesWhateverTheBatches) {
  ASSERT_THAT(history_->Apply(records_, nullptr), IsOk());
  for (size_t batch_size : {1U, 2U, 4U}) {
    std::unique_ptr<storage::KeyValueStore> other = storage::NewMemoryStore();
    ASSERT_OK_AND_ASSIGN(std::unique_ptr<History> history, History::Open(other.get(), kOrganizations));
    for (size_t from = 0; from < records_.size(); from += batch_size) {
      const auto begin = records_.begin() + static_cast<std::ptrdiff_t>(from);
      const auto size = static_cast<std::ptrdiff_t>(std::min(batch_size, records_.size() - from));
      ASSERT_THAT(history->Apply({begin, begin + size}, nullptr), IsOk());
    }
    EXPECT_EQ(EntriesOf(*other), EntriesOf(*store_)) << batch_size;
  }
}

TEST_F(HistoryTest, ChecksEveryEventInOrderAndAddsNothingIfOneDoesNotApply) {
  std::vector<uint64_t> checked;
  auto reject_five = [&](const eventlog::PastEvent& event) {
    checked.push_back(event.header.position());
    return event.header.position() == 5 ? absl::FailedPreconditionError("no") : absl::OkStatus();
  };

  EXPECT_THAT(history_->Apply(records_, reject_five),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("position 5")));
  EXPECT_THAT(checked, ElementsAre(1, 2, 3, 4, 5));
  EXPECT_EQ(history_->position(), Position{0});
  EXPECT_THAT(EntriesOf(*store_), IsEmpty());
}

TEST_F(HistoryTest, IsNotOpenedOverSomethingElse) {
  ASSERT_THAT(history_->Apply(records_, nullptr), IsOk());
  EXPECT_THAT(History::Open(store_.get(), {"sheet/"}),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("streams")));
  ASSERT_THAT(store_->Write({{"mposition", "x"}}), IsOk());
  EXPECT_THAT(History::Open(store_.get(), kOrganizations), StatusIs(absl::StatusCode::kDataLoss));
  ASSERT_THAT(store_->Write({{"mformat", "9"}}), IsOk());
  EXPECT_THAT(History::Open(store_.get(), kOrganizations),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("format 9")));
  std::unique_ptr<storage::KeyValueStore> other = storage::NewMemoryStore();
  ASSERT_THAT(other->Write({{"x", "y"}}), IsOk());
  EXPECT_THAT(History::Open(other.get(), kOrganizations), StatusIs(absl::StatusCode::kDataLoss));
}

// How a record is damaged, and words that the error must have. The record is at position 4, revision 2 of
// organization/a.
struct Violation {
  std::string name;
  std::function<void(eventlog::PastEvent&)> spoil;
  std::string words;
};
std::string NameOfViolation(const ::testing::TestParamInfo<Violation>& violation) {
  return violation.param.name;
}

class HistoryViolation : public HistoryTest, public ::testing::WithParamInterface<Violation> {};

TEST_P(HistoryViolation, StopsTheHistoryAndAddsNothing) {
  ASSERT_THAT(history_->Apply({records_[0], records_[1], records_[2]}, nullptr), IsOk());
  const auto before = EntriesOf(*store_);
  ASSERT_OK_AND_ASSIGN(eventlog::PastEvent event, eventlog::Decode(records_[3]));
  GetParam().spoil(event);

  EXPECT_THAT(history_->Apply({RecordOf(event), records_[4]}, nullptr),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr(GetParam().words)));
  EXPECT_EQ(EntriesOf(*store_), before);
  EXPECT_EQ(history_->position(), Position{3});
}

INSTANTIATE_TEST_SUITE_P(
    Violations, HistoryViolation,
    ::testing::Values(
        Violation{"Gap", [](eventlog::PastEvent& e) { e.header.set_position(5); }, "position 4 is next"},
        Violation{"Repeated", [](eventlog::PastEvent& e) { e.header.set_position(3); }, "position 4 is next"},
        Violation{"OtherLog", [](eventlog::PastEvent& e) { e.header.set_log_id("other"); }, "another log"},
        Violation{"RevisionGap", [](eventlog::PastEvent& e) { e.header.set_revision(3); },
                  "revision 2 is missing"},
        Violation{"RevisionRepeated", [](eventlog::PastEvent& e) { e.header.set_revision(1); },
                  "a revision 1 already"},
        Violation{"RevisionZero", [](eventlog::PastEvent& e) { e.header.set_revision(0); }, "revision 0"},
        Violation{"UnknownKind", [](eventlog::PastEvent& e) { e.event.Clear(), AddUnknownField(e.event); },
                  "does not know"},
        Violation{"NoKind", [](eventlog::PastEvent& e) { e.event.Clear(); }, "does not know"},
        Violation{"UnknownField",
                  [](eventlog::PastEvent& e) { AddUnknownField(*e.event.mutable_organization_renamed()); },
                  "does not know"},
        Violation{"UnknownHeaderField", [](eventlog::PastEvent& e) { AddUnknownField(e.header); },
                  "does not know"},
        Violation{"OtherKind", [](eventlog::PastEvent& e) { e.event.mutable_campaign_closed(); }, "kind"}),
    NameOfViolation);

TEST_F(HistoryTest, StopsWhereAPayloadDoesNotFitItsHeader) {
  ASSERT_THAT(history_->Apply({records_[0]}, nullptr), IsOk());
  eventlog::v1::Record other_salt = records_[1];
  other_salt.set_salt(std::string(32, 'x'));
  eventlog::v1::Record other_payload = records_[1];
  other_payload.mutable_payload()->back() ^= 1;
  eventlog::v1::Record longer = records_[1];
  longer.mutable_payload()->push_back('x');
  eventlog::v1::Record short_salt = records_[1];
  short_salt.set_salt("x");
  eventlog::v1::Record no_header = records_[1];
  no_header.set_header("\xff");

  EXPECT_THAT(history_->Apply({other_salt}, nullptr),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("commitment")));
  EXPECT_THAT(history_->Apply({other_payload}, nullptr),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("commitment")));
  EXPECT_THAT(history_->Apply({longer}, nullptr), StatusIs(absl::StatusCode::kDataLoss, HasSubstr("size")));
  EXPECT_THAT(history_->Apply({short_salt}, nullptr),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("salt")));
  EXPECT_THAT(history_->Apply({no_header}, nullptr),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("header")));
  EXPECT_EQ(history_->position(), Position{1});
}

}  // namespace
}  // namespace thuocdo::follow
