// The contract of erasure, for every kind of log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "common/eventlog/check/log_maintenance.h"
#include "common/eventlog/log_kinds_for_tests.h"
#include "common/eventlog/read_event.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using event::v1::Event;
using event::v1::PayloadErased;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

const std::string kSheet = SheetStream("c", "o");

AppendRequest OneEvent(const std::string& request_id, const std::string& stream, const Event& event) {
  AppendRequest append = Renames(request_id, {stream});
  append.events[0].event = event;
  return append;
}

Event Corrected(const std::string& reason) {
  Event event;
  event.mutable_answer_corrected()->set_campaign("c");
  event.mutable_answer_corrected()->set_organization("o");
  event.mutable_answer_corrected()->mutable_correction()->set_criterion("x");
  event.mutable_answer_corrected()->set_reason(reason);
  return event;
}

// Erases the event at position 2, the first of the sheet.
PayloadErased TheFirst() {
  PayloadErased erasure;
  erasure.set_campaign("c");
  erasure.set_organization("o");
  erasure.set_position(2);
  erasure.set_revision(1);
  erasure.add_criteria("x");
  erasure.set_reason("as the law demands");
  return erasure;
}

Event EventOf(const PayloadErased& erasure) {
  Event event;
  *event.mutable_payload_erased() = erasure;
  return event;
}

// A log in which positions 2 and 3 are of one sheet, and 4 is another event.
class ErasureContract : public ::testing::TestWithParam<LogKind> {
 protected:
  void SetUp() override {
    Open();
    ASSERT_THAT(log_->Append(OneEvent("r1", kSheet, Corrected("Nguyễn Văn A said so"))), IsOk());
    ASSERT_THAT(log_->Append(OneEvent("r2", kSheet, Corrected("verified"))), IsOk());
    ASSERT_THAT(log_->Append(Renames("r3", {"organization/o"})), IsOk());
  }
  void Open() { ASSERT_OK_AND_ASSIGN(log_, GetParam().open(directory_, {})); }

  absl::StatusOr<Receipt> Erase(const PayloadErased& erasure, const std::string& stream = kSheet) {
    return log_->Append(OneEvent("erase", stream, EventOf(erasure)));
  }
  LogCheckResult Check() {
    auto ignore = [](uint64_t, uint64_t) { return absl::OkStatus(); };
    return LogMaintenance(log_.get()).Check(ignore).value();
  }

  const std::string directory_ = NewDirectory();
  std::unique_ptr<EventLog> log_;
};

INSTANTIATE_TEST_SUITE_P(AllLogs, ErasureContract, ::testing::ValuesIn(LogKinds()), NameOfKind);

TEST_P(ErasureContract, TheHeaderStaysAndThePayloadIsGone) {
  const std::vector<PastEvent> before = ReadAll(*log_);
  ASSERT_THAT(Erase(TheFirst()), IsOk());

  const std::vector<PastEvent> after = ReadAll(*log_);
  ASSERT_EQ(after.size(), 5u);
  EXPECT_EQ(after[1].header.SerializeAsString(), before[1].header.SerializeAsString());
  EXPECT_TRUE(after[1].is_erased());
  EXPECT_EQ(after[1].erased_by, Position{5});
  EXPECT_EQ(after[1].salt, "");
  EXPECT_EQ(KindOf(after[1].event), "");
  for (const size_t other : {0U, 2U, 3U}) {
    EXPECT_EQ(after[other].event.SerializeAsString(), before[other].event.SerializeAsString());
    EXPECT_EQ(after[other].salt, before[other].salt);
  }
}

TEST_P(ErasureContract, TheErasureIsReadWithTheErasedEvent) {
  ASSERT_THAT(Erase(TheFirst()), IsOk());

  std::vector<std::string> reasons;
  auto keep = [&](const eventlog::v1::Record& record) -> absl::Status {
    ASSIGN_OR_RETURN(const PastEvent event, DecodeFrom(*log_, record));
    if (event.erasure.has_value()) reasons.push_back(event.erasure->reason());
    return absl::OkStatus();
  };
  ASSERT_THAT(log_->ReadStream(kSheet, {0}, keep), IsOk());
  EXPECT_THAT(reasons, ElementsAre("as the law demands"));
}

TEST_P(ErasureContract, TheLogIsIntactAfterwards) {
  const std::optional<merkle::Hash> before = Check().root;
  ASSERT_THAT(Erase(TheFirst()), IsOk());

  const LogCheckResult result = Check();
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(result.head, Position{5});
  EXPECT_TRUE(before.has_value());
  EXPECT_NE(result.root, before);
}

TEST_P(ErasureContract, TheSameCommandAgainChangesNothing) {
  ASSERT_OK_AND_ASSIGN(const Receipt first, Erase(TheFirst()));
  ASSERT_OK_AND_ASSIGN(const Receipt again, Erase(TheFirst()));

  EXPECT_TRUE(again.deduplicated);
  EXPECT_EQ(again.first, first.first);
  EXPECT_EQ(log_->Head(), Position{5});
}

TEST_P(ErasureContract, AnImpossibleErasureIsRejectedAndChangesNothing) {
  struct Case {
    std::string why;
    std::function<void(PayloadErased&)> change;
    std::string stream = kSheet;
  };
  const std::vector<Case> cases = {
      {"there is no payload at position 0", [](PayloadErased& erasure) { erasure.set_position(0); }},
      {"there is no payload at position 5", [](PayloadErased& erasure) { erasure.set_position(5); }},
      {"there is no payload at position 18446744073709551615",
       [](PayloadErased& erasure) { erasure.set_position(UINT64_MAX); }},
      {"is not the one that the erasure names", [](PayloadErased& erasure) { erasure.set_revision(2); }},
      {"is not the one that the erasure names", [](PayloadErased& erasure) { erasure.set_position(3); }},
      {"is not the one that the erasure names", [](PayloadErased&) {}, SheetStream("c", "p")},
      {"organization_renamed, has no answers", [](PayloadErased& erasure) { erasure.set_position(4); },
       "organization/o"},
  };
  for (const Case& rejected : cases) {
    PayloadErased erasure = TheFirst();
    rejected.change(erasure);
    EXPECT_THAT(Erase(erasure, rejected.stream),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(rejected.why)));
  }
  EXPECT_EQ(log_->Head(), Position{4});
  for (const PastEvent& event : ReadAll(*log_)) EXPECT_FALSE(event.is_erased());
}

TEST_P(ErasureContract, NothingIsErasedTwiceAndNoErasureIsErased) {
  ASSERT_THAT(Erase(TheFirst()), IsOk());
  EXPECT_THAT(
      log_->Append(OneEvent("again", kSheet, EventOf(TheFirst()))),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("was erased by the event at position 5")));
  PayloadErased erasure = TheFirst();
  erasure.set_position(5);
  erasure.set_revision(3);
  EXPECT_THAT(log_->Append(OneEvent("erasure", kSheet, EventOf(erasure))),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("payload_erased, has no answers")));
}

TEST_P(ErasureContract, TwoErasuresOfTheSameInOneAppendAreRejected) {
  AppendRequest append = OneEvent("twice", kSheet, EventOf(TheFirst()));
  append.events.push_back(append.events[0]);
  EXPECT_THAT(log_->Append(append), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("events[1]")));
  EXPECT_EQ(log_->Head(), Position{4});
}

TEST_P(ErasureContract, AnEventOfTheSameAppendCannotBeErased) {
  AppendRequest append = OneEvent("both", kSheet, Corrected("a third"));
  PayloadErased erasure = TheFirst();
  erasure.set_position(5);
  erasure.set_revision(3);
  append.events.push_back({kSheet, EventOf(erasure)});
  EXPECT_THAT(log_->Append(append),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("no payload at position 5")));
}

}  // namespace
}  // namespace thuocdo::eventlog
