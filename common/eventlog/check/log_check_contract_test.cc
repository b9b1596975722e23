// The contract of a check of an intact log, for every kind of log.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/eventlog/check/log_maintenance.h"
#include "common/eventlog/log_kinds_for_tests.h"
#include "common/merkle/compact_range.h"
#include "common/testing/matchers.h"

namespace thuocdo::eventlog {
namespace {

using ::testing::IsEmpty;
using testing::IsOk;
using testing::StatusIs;

absl::Status Ignore(uint64_t, uint64_t) { return absl::OkStatus(); }

std::vector<std::string> Texts(const LogCheckResult& result) {
  std::vector<std::string> texts;
  for (const LogFinding& finding : result.findings) texts.push_back(finding.place + ": " + finding.what);
  return texts;
}

class LogCheckContract : public ::testing::TestWithParam<LogKind> {
 protected:
  void SetUp() override {
    LogOptions options{.origin = "test", .clock = &clock_, .random = {}};
    ASSERT_OK_AND_ASSIGN(log_, GetParam().open(NewDirectory(), options));
  }

  // Appends of one to three events each, to few streams, every second one imported.
  void AppendMany(int count) {
    for (int i = 0; i < count; ++i) {
      AppendRequest append = Renames(
          absl::StrCat("r", i),
          std::vector<std::string>(static_cast<size_t>(i % 3 + 1), absl::StrCat("organization/o", i % 7)));
      if (i % 2 == 0) {
        append.source.emplace().set_source(i % 4 == 0 ? "portal" : "mail");
        append.source->set_position(static_cast<uint64_t>(i) + 1);
      }
      clock_.Set(clock_.NowUs() + i % 2);
      ASSERT_THAT(log_->Append(append), IsOk());
    }
  }

  testing::FakeClock clock_;
  std::unique_ptr<EventLog> log_;
};

INSTANTIATE_TEST_SUITE_P(AllLogs, LogCheckContract, ::testing::ValuesIn(LogKinds()), NameOfKind);

TEST_P(LogCheckContract, ANewLogIsIntact) {
  ASSERT_OK_AND_ASSIGN(const LogCheckResult result, LogMaintenance(log_.get()).Check(Ignore));

  EXPECT_THAT(Texts(result), IsEmpty());
  EXPECT_EQ(result.log_id, log_->LogId());
  EXPECT_EQ(result.head, Position{1});
}

TEST_P(LogCheckContract, ALogOfManyAppendsIsIntactAndItsRootIsThatOfItsHeaders) {
  AppendMany(50);
  merkle::CompactRange tree;
  auto add = [&](const eventlog::v1::Record& record) {
    tree.Append(merkle::HashLeaf(record.header()));
    return absl::OkStatus();
  };
  ASSERT_THAT(log_->Read({0}, add), IsOk());

  ASSERT_OK_AND_ASSIGN(const LogCheckResult result, LogMaintenance(log_.get()).Check(Ignore));

  EXPECT_THAT(Texts(result), IsEmpty());
  EXPECT_EQ(result.head, log_->Head());
  EXPECT_EQ(result.root, tree.Root());
}

TEST_P(LogCheckContract, ProgressGrowsToItsTotalAndItsErrorEndsTheCheck) {
  AppendMany(600);
  std::vector<uint64_t> steps;
  uint64_t last_total = 0;
  auto note = [&](uint64_t checked, uint64_t total) {
    steps.push_back(checked);
    last_total = total;
    return absl::OkStatus();
  };
  ASSERT_THAT(LogMaintenance(log_.get()).Check(note), IsOk());
  EXPECT_GE(steps.size(), 3U);
  EXPECT_TRUE(std::is_sorted(steps.begin(), steps.end()));
  EXPECT_EQ(steps.back(), last_total);

  auto reject = [](uint64_t, uint64_t) { return absl::AbortedError("no"); };
  EXPECT_THAT(LogMaintenance(log_.get()).Check(reject), StatusIs(absl::StatusCode::kAborted));
}

TEST_P(LogCheckContract, AGrowingLogIsIntactUpToTheAcknowledgedHead) {
  std::atomic<bool> is_over = false;
  std::thread writer([&] {
    // Bounded: the log could otherwise grow faster than a slow check reads it.
    for (int i = 0; !is_over && i < 300; ++i) {
      AppendRequest append = Renames(absl::StrCat("w", i), {"organization/a", "organization/b"});
      append.source.emplace().set_source("portal");
      append.source->set_position(static_cast<uint64_t>(i) + 1);
      ASSERT_THAT(log_->Append(append), IsOk());
    }
  });
  for (int i = 0; i < 20; ++i) {
    const Position before = log_->Head();
    const absl::StatusOr<LogCheckResult> result = LogMaintenance(log_.get()).Check(Ignore);
    ASSERT_THAT(result, IsOk());
    EXPECT_THAT(Texts(*result), IsEmpty());
    EXPECT_GE(result->head, before);
  }
  is_over = true;
  writer.join();
}

}  // namespace
}  // namespace thuocdo::eventlog
