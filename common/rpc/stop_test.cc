#include "common/rpc/stop.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include "common/testing/matchers.h"

namespace thuocdo::rpc {
namespace {

using ::thuocdo::testing::IsOk;
using ::thuocdo::testing::StatusIs;

TEST(StopTest, ASignalStopsWithOk) {
  for (const int signal : {SIGTERM, SIGINT}) {
    BlockStopSignals();
    kill(getpid(), signal);
    EXPECT_THAT(WaitForStop(), IsOk());
  }
}

TEST(StopTest, APartThatCannotGoOnStopsWithItsError) {
  BlockStopSignals();
  RequestStop(absl::DataLossError("the log cannot be written"));
  RequestStop(absl::OkStatus());
  EXPECT_THAT(WaitForStop(), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace thuocdo::rpc
