#include "common/streams/fold.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/eventlog/memory_log.h"
#include "common/storage/memory_store.h"
#include "common/streams/organization.h"
#include "common/testing/campaign/events.h"
#include "common/testing/matchers.h"

namespace thuocdo::streams {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::StatusIs;

// Both sources of streams, with the organizations `a`, renamed once, and `b`.
class FoldTest : public ::testing::Test {
 protected:
  void SetUp() override {
    Create("a", "A");
    Rename("a", "New A");
    Create("b", "B");
    history_ = std::move(follow::History::Open(store_.get(), {"organization/"})).value();
    std::vector<eventlog::v1::Record> records;
    auto keep = [&](const eventlog::v1::Record& record) {
      records.push_back(record);
      return absl::OkStatus();
    };
    ASSERT_THAT(log_->Read(Position{}, keep), IsOk());
    ASSERT_THAT(history_->Apply(records, nullptr), IsOk());
  }

  void Create(const std::string& organization, const std::string& name) {
    event::v1::Event event;
    event.mutable_organization_created()->set_organization(organization);
    event.mutable_organization_created()->set_name(name);
    Append(eventlog::OrganizationStream(organization), event);
  }

  void Rename(const std::string& organization, const std::string& name) {
    event::v1::Event event;
    event.mutable_organization_renamed()->set_organization(organization);
    event.mutable_organization_renamed()->set_name(name);
    Append(eventlog::OrganizationStream(organization), event);
  }

  void Append(const std::string& stream, const event::v1::Event& event) {
    testing::Append({{stream, event}}, *log_);
  }

  std::unique_ptr<eventlog::EventLog> log_ = eventlog::NewMemoryLog();
  std::unique_ptr<storage::KeyValueStore> store_ = storage::NewMemoryStore();
  std::unique_ptr<follow::History> history_;
};

TEST_F(FoldTest, AStreamIsFoldedAsKnownAtAPosition) {
  ASSERT_OK_AND_ASSIGN(OrganizationState before,
                       Fold(*history_, "organization/a", Position{2}, ApplyOrganizationEvent));
  ASSERT_OK_AND_ASSIGN(OrganizationState after,
                       Fold(*history_, "organization/a", Position{3}, ApplyOrganizationEvent));

  EXPECT_EQ(before.name, "A");
  EXPECT_EQ(before.revision, Revision{1});
  EXPECT_EQ(after.name, "New A");
  EXPECT_EQ(after.revision, Revision{2});
}

TEST_F(FoldTest, AStreamWithoutEventsIsEmpty) {
  EXPECT_EQ(Fold(*history_, "organization/b", Position{3}, ApplyOrganizationEvent).value(),
            OrganizationState{});
  EXPECT_EQ(Fold(*log_, "organization/c", ApplyOrganizationEvent).value(), OrganizationState{});
}

TEST_F(FoldTest, TheLogGivesTheSameStateAsAHistoryOfIt) {
  EXPECT_EQ(Fold(*log_, "organization/a", ApplyOrganizationEvent).value(),
            Fold(*history_, "organization/a", log_->Head(), ApplyOrganizationEvent).value());
}

TEST_F(FoldTest, EveryStreamOfAPrefixIsFoldedByItself) {
  ASSERT_OK_AND_ASSIGN(const auto states,
                       FoldStreams(*history_, "organization/", log_->Head(), ApplyOrganizationEvent));

  ASSERT_EQ(states.size(), 2u);
  EXPECT_EQ(states.at("organization/a").name, "New A");
  EXPECT_EQ(states.at("organization/b").name, "B");
}

TEST_F(FoldTest, AnEventThatDoesNotApplyIsDataLoss) {
  Create("a", "A again");

  EXPECT_THAT(Fold(*log_, "organization/a", ApplyOrganizationEvent),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("at position 5")));
}

}  // namespace
}  // namespace thuocdo::streams
