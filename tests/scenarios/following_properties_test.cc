// What is known of a campaign depends on the log alone: not on how it was followed, in which batches, by how
// many threads it is asked, or what was asked before. Random rules and campaigns; THUOCDO_SEED repeats a
// failure.
#include <gmock/gmock.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/eventlog/memory_log.h"
#include "common/follow/follower.h"
#include "common/follow/log_record_source.h"
#include "common/storage/entries_for_tests.h"
#include "common/storage/memory_store.h"
#include "common/streams/applies.h"
#include "common/testing/matchers.h"
#include "tests/scenarios/random_log.h"
#include "tests/scenarios/random_rules.h"

namespace thuocdo {
namespace {

using eventlog::v1::Record;
using ::testing::HasSubstr;
using testing::IsOk;
using testing::KnownOf;
using testing::RandomLog;

constexpr unsigned kCampaigns = 8;
constexpr absl::Duration kLong = absl::Minutes(1);

using Entries = std::map<std::string, std::string>;

// A history and its store.
struct Followed {
  std::unique_ptr<storage::KeyValueStore> store = storage::NewMemoryStore();
  std::unique_ptr<follow::History> history = Reopen();

  std::unique_ptr<follow::History> Reopen() const { return follow::History::Open(store.get(), {""}).value(); }

  Entries entries() const { return EntriesOf(*store); }
};

std::vector<Record> RecordsOf(const eventlog::EventLog& log) {
  std::vector<Record> records;
  const auto keep = [&records](const Record& record) {
    records.push_back(record);
    return absl::OkStatus();
  };
  EXPECT_THAT(log.Read({0}, keep), IsOk());
  return records;
}

// Applies `records` from the beginning, in batches of 1 to `batch_max`.
void ApplyInBatches(const std::vector<Record>& records, int batch_max, std::mt19937& random,
                    Followed& followed) {
  const follow::EventCheck check = streams::NewAppliesCheck(followed.history.get());
  for (size_t begin = 0; begin < records.size();) {
    const size_t size = 1 + static_cast<size_t>(testing::Below(batch_max, random));
    const size_t end = std::min(records.size(), begin + size);
    ASSERT_THAT(
        followed.history->Apply(
            {records.begin() + static_cast<long>(begin), records.begin() + static_cast<long>(end)}, check),
        IsOk());
    begin = end;
  }
}

// Follows `log` up to `position`, as a service does, and stops.
void FollowTo(const eventlog::EventLog& log, Position position, Followed& followed) {
  const std::unique_ptr<follow::RecordSource> source = follow::NewLogRecordSource(&log);
  follow::Follower follower(source.get(), followed.history.get(),
                            streams::NewAppliesCheck(followed.history.get()));
  ASSERT_THAT(follower.WaitFor(position, kLong), IsOk());
}

// A question about the past, and the answer.
struct Asked {
  Position position;
  std::string rule_set;
  std::string answer;
};

std::vector<Asked> Ask(RandomLog& made, const follow::History& history, int questions) {
  std::vector<Asked> asked;
  for (int i = 0; i < questions; ++i) {
    const uint64_t position = 1 + made.random()() % history.position().value;
    const std::string& rule_set = made.rule_sets()[made.random()() % 2];
    asked.push_back({{position}, rule_set, KnownOf(history, {position}, rule_set)});
  }
  return asked;
}

void ExpectSameAnswers(const std::vector<Asked>& asked, const follow::History& history) {
  for (const Asked& question : asked) {
    ASSERT_EQ(KnownOf(history, question.position, question.rule_set), question.answer)
        << "position " << question.position.value << " under " << question.rule_set;
  }
}

class EveryFollower : public ::testing::Test {
 protected:
  // Calls `hold` with random campaigns.
  void ForCampaigns(const std::function<void(RandomLog&)>& hold) {
    for (unsigned i = 0; i < testing::SeedCount(kCampaigns) && !HasFatalFailure(); ++i) {
      SCOPED_TRACE(absl::StrCat("campaign ", i));
      RandomLog made(seed_ + i);
      hold(made);
    }
  }

 private:
  const unsigned seed_ = testing::ChosenSeed();
};

TEST_F(EveryFollower, KeepsTheSameWhateverTheSizesOfItsBatches) {
  ForCampaigns([](RandomLog& made) {
    made.Happen(60);
    const std::vector<Record> records = RecordsOf(made.log());
    Followed at_once;
    ApplyInBatches(records, 1000, made.random(), at_once);
    for (const std::string& rule_set : made.rule_sets()) {
      ASSERT_THAT(KnownOf(*at_once.history, made.log().Head(), rule_set),
                  HasSubstr("rank,organization,name"));
    }
    const std::vector<Asked> asked = Ask(made, *at_once.history, 12);
    for (const int batch_max : {1, 2, 7, 30}) {
      Followed followed;
      ApplyInBatches(records, batch_max, made.random(), followed);
      ASSERT_EQ(followed.entries(), at_once.entries()) << batch_max;
      ExpectSameAnswers(asked, *followed.history);
    }
  });
}

TEST_F(EveryFollower, KnowsLiveWhatItKnowsRebuiltOrResumed) {
  ForCampaigns([](RandomLog& made) {
    Followed live;
    Followed resumed;
    std::vector<Asked> asked;
    {
      const std::unique_ptr<follow::RecordSource> source = follow::NewLogRecordSource(&made.log());
      follow::Follower follower(source.get(), live.history.get(),
                                streams::NewAppliesCheck(live.history.get()));
      for (int stop = 0; stop < 6; ++stop) {
        made.Happen(1 + testing::Below(20, made.random()));
        ASSERT_THAT(follower.WaitFor(made.log().Head(), kLong), IsOk());
        for (Asked& question : Ask(made, *live.history, 3)) asked.push_back(std::move(question));
        FollowTo(made.log(), made.log().Head(), resumed);
        resumed.history = resumed.Reopen();
      }
    }
    Followed rebuilt;
    FollowTo(made.log(), made.log().Head(), rebuilt);

    ASSERT_EQ(rebuilt.entries(), live.entries());
    ASSERT_EQ(resumed.entries(), live.entries());
    ExpectSameAnswers(asked, *live.history);
    ExpectSameAnswers(asked, *rebuilt.history);
    ExpectSameAnswers(asked, *resumed.history);
  });
}

TEST_F(EveryFollower, AnswersAnyNumberOfThreadsTheSameWhileItFollows) {
  ForCampaigns([](RandomLog& made) {
    made.Happen(30);
    Followed followed;
    const std::unique_ptr<follow::RecordSource> source = follow::NewLogRecordSource(&made.log());
    follow::Follower follower(source.get(), followed.history.get(),
                              streams::NewAppliesCheck(followed.history.get()));
    ASSERT_THAT(follower.WaitFor(made.log().Head(), kLong), IsOk());
    const std::vector<Asked> asked = Ask(made, *followed.history, 6);

    std::atomic<int> differing = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&] {
        for (const Asked& question : asked) {
          if (KnownOf(*followed.history, question.position, question.rule_set) != question.answer)
            ++differing;
        }
      });
    }
    made.Happen(30);
    for (std::thread& thread : threads) thread.join();

    EXPECT_EQ(differing, 0);
    ASSERT_THAT(follower.WaitFor(made.log().Head(), kLong), IsOk());
    ExpectSameAnswers(asked, *followed.history);
  });
}

}  // namespace
}  // namespace thuocdo
