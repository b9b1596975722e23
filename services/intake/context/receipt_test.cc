#include "services/intake/context/receipt.h"

#include "common/base/digest.h"
#include "common/testing/campaign/events.h"
#include "services/intake/intake_fixture_for_tests.h"

namespace thuocdo::intake {
namespace {

using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using testing::IsOk;
using ::testing::SizeIs;

class ReceiptTest : public testing::IntakeFixture {
 protected:
  // RFC 6962, section 2.1, of the headers at the receipt's positions.
  std::vector<std::string> LeafHashes(const intake::v1::Receipt& receipt) {
    std::vector<std::string> hashes;
    auto add = [&](const eventlog::v1::Record& record) {
      const uint64_t position = eventlog::Decode(record).value().header.position();
      if (position >= receipt.first_position() && position <= receipt.last_position()) {
        hashes.push_back(Sha256(std::string(1, '\0') + record.header()));
      }
      return absl::OkStatus();
    };
    EXPECT_THAT(log_->Read(Position{0}, add), IsOk());
    return hashes;
  }

  void ExpectProvable(const intake::v1::Receipt& receipt) {
    EXPECT_EQ(receipt.log_id(), log_->LogId());
    EXPECT_THAT(receipt.leaf_hashes(), SizeIs(receipt.last_position() - receipt.first_position() + 1));
    EXPECT_THAT(receipt.leaf_hashes(), ElementsAreArray(LeafHashes(receipt)));
  }
};

TEST_F(ReceiptTest, BearsTheLeafHashOfEveryEventOfANewAndOfARepeatedCommand) {
  const auto request = SmallOrganizations();
  ASSERT_OK_AND_ASSIGN(const auto first, Call(&Stub::ImportOrganizations, request));
  EXPECT_GT(first.receipt().last_position(), first.receipt().first_position());
  ExpectProvable(first.receipt());
  ASSERT_THAT(Call(&Stub::PublishRuleSet, SmallRuleSet()), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto repeated, Call(&Stub::ImportOrganizations, request));
  EXPECT_TRUE(repeated.receipt().deduplicated());
  ExpectProvable(repeated.receipt());
}

TEST_F(ReceiptTest, IsFoundAgainWithTheSameHashes) {
  const auto request = SmallOrganizations();
  ASSERT_OK_AND_ASSIGN(const auto first, Call(&Stub::ImportOrganizations, request));
  intake::v1::GetReceiptRequest ask;
  ask.set_request_id(request.request_id());
  ASSERT_OK_AND_ASSIGN(const auto found, Call(&Stub::GetReceipt, ask));
  EXPECT_THAT(found.receipt().leaf_hashes(), ElementsAreArray(first.receipt().leaf_hashes()));
}

TEST_F(ReceiptTest, OfACommandThatChangedNothingBearsNone) {
  ASSERT_THAT(Call(&Stub::ImportOrganizations, SmallOrganizations()), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto again, Call(&Stub::ImportOrganizations, SmallOrganizations()));
  EXPECT_EQ(again.receipt().first_position(), 0u);
  EXPECT_THAT(again.receipt().leaf_hashes(), IsEmpty());
  EXPECT_EQ(again.receipt().log_id(), log_->LogId());
}

TEST_F(ReceiptTest, BearsAsManyHashesAsAnAppendMayHaveEvents) {
  const eventlog::NewEvent event = testing::AnswersDeclared("small-2016", "finance", {});
  eventlog::AppendRequest append{NewId(), std::string(32, 'f'), actor_, std::nullopt, {}, {}};
  append.events.assign(eventlog::kAppendEventsMax, event);
  ASSERT_OK_AND_ASSIGN(const eventlog::Receipt receipt, log_->Append(append));
  ASSERT_OK_AND_ASSIGN(const intake::v1::Receipt proto, ReceiptToProto(*log_, receipt));
  EXPECT_THAT(proto.leaf_hashes(), SizeIs(eventlog::kAppendEventsMax));
}

}  // namespace
}  // namespace thuocdo::intake
