#include "common/base/digest.h"

#include <gtest/gtest.h>

namespace thuocdo {
namespace {

// FIPS 180-4, example for "abc".
TEST(Digest, Sha256OfTheStandardsExample) {
  EXPECT_EQ(Hex(Sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

// RFC 4231, test cases 1 and 2.
TEST(Digest, HmacOfTheStandardsExamples) {
  EXPECT_EQ(Hex(HmacSha256(std::string(20, '\x0b'), "Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(Hex(HmacSha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Digest, ACommitmentIsTheHashOfMarkSaltAndPayload) {
  EXPECT_EQ(Commitment("salt", "payload"), Sha256("\x02saltpayload"));
  EXPECT_NE(Commitment("salt", "payload"), Commitment("salu", "payload"));
}

}  // namespace
}  // namespace thuocdo
