#include "tests/acceptance/random_delay.h"

#include <cstdlib>
#include <iostream>
#include <string>

#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "tests/acceptance/case_2016.h"

namespace thuocdo::acceptance {
namespace {

uint64_t Seed() {
  if (const char* given = std::getenv("THUOCDO_SEED")) return std::stoull(given);
  return std::random_device()();
}

struct Undisturbed {
  Undisturbed() {
    DeployedPrograms deployment(Layout::kApart);
    deployment.StartAll();
    Prepare(deployment);
    const absl::Time began = absl::Now();
    Declare(deployment);
    import = absl::Now() - began;
    Expect(deployment, {"campaign", "close", kCampaign});
    head = acceptance::Head(deployment);
  }
  absl::Duration import;
  uint64_t head = 0;
};

const Undisturbed& Reference() {
  static const Undisturbed undisturbed;
  return undisturbed;
}

}  // namespace

RandomDelay::RandomDelay() {
  const uint64_t seed = Seed();
  std::cout << "to repeat: THUOCDO_SEED=" << seed << std::endl;
  engine_.seed(seed);
}

absl::Duration RandomDelay::UpTo(absl::Duration longest) {
  std::uniform_int_distribution<int64_t> microseconds(0, absl::ToInt64Microseconds(longest));
  return absl::Microseconds(microseconds(engine_));
}

int Rounds() {
  const char* rounds = std::getenv("THUOCDO_ROUNDS");
  return rounds == nullptr ? 1 : std::stoi(rounds);
}

absl::Duration UndisturbedImport() { return Reference().import; }
uint64_t UndisturbedHead() { return Reference().head; }

void ExpectImportFinishes(const DeployedPrograms& deployment) {
  Declare(deployment);
  Expect(deployment, {"campaign", "close", kCampaign});
  EXPECT_EQ(ShowTables(deployment), GoldenTables());
  EXPECT_EQ(Head(deployment), UndisturbedHead());
}

}  // namespace thuocdo::acceptance
