#include "common/base/digest.h"

#include <gtest/gtest.h>

namespace thuocdo {
namespace {

// FIPS 180-4, example for "abc".
TEST(Digest, Sha256OfTheStandardsExample) {
  EXPECT_EQ(Hex(Sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, ACommitmentIsTheHashOfMarkSaltAndPayload) {
  EXPECT_EQ(Commitment("salt", "payload"), Sha256("\x02saltpayload"));
  EXPECT_NE(Commitment("salt", "payload"), Commitment("salu", "payload"));
}

TEST(Digest, RandomBytesDiffer) {
  EXPECT_EQ(RandomBytes(32).size(), 32u);
  EXPECT_NE(RandomBytes(32), RandomBytes(32));
}

}  // namespace
}  // namespace thuocdo
