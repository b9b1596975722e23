// RandomDelay in tests: printed, and repeatable with THUOCDO_SEED.
#pragma once

#include <cstdint>
#include <random>

#include "absl/time/time.h"
#include "common/testing/deployed_programs.h"

namespace thuocdo::acceptance {

// Moments drawn from one seed, which it prints.
class RandomDelay {
 public:
  RandomDelay();
  absl::Duration UpTo(absl::Duration longest);

 private:
  std::mt19937_64 engine_;
};

// How often a test repeats itself: THUOCDO_ROUNDS, or once.
int Rounds();

// How long an undisturbed import takes here, and the log's head after the campaign has then been closed.
// Measured once.
absl::Duration UndisturbedImport();
uint64_t UndisturbedHead();

// Repeats the import of `deployment`, which was cut off, and closes the campaign: expects the tables and the
// head of an undisturbed one.
void ExpectImportFinishes(const testing::DeployedPrograms& deployment);

}  // namespace thuocdo::acceptance
