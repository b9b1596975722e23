#include "common/system/random.h"

#include <gtest/gtest.h>

namespace thuocdo {
namespace {

TEST(Random, HasTheSizeAskedForAndNeverTheSameBytesTwice) {
  EXPECT_EQ(RandomBytes(32).size(), 32u);
  EXPECT_NE(RandomBytes(32), RandomBytes(32));
}

}  // namespace
}  // namespace thuocdo
