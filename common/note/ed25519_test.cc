#include "common/note/ed25519.h"

#include "absl/strings/escaping.h"
#include "common/testing/matchers.h"
#include "gtest/gtest.h"

namespace thuocdo::note {
namespace {

using thuocdo::testing::IsOkAndHolds;
using thuocdo::testing::StatusIs;

struct Vector {
  const char* seed;
  const char* public_key;
  const char* message;
  const char* signature;
};

// RFC 8032, section 7.1: TEST 1 to TEST 3.
constexpr Vector kVectors[] = {{"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a3"
                                "3bacc61e39701cf9b46bd25bf5f0595bbe24"
                                "655141438e7a100b"},
                               {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15"
                                "996e458f3613d0f11d8c387b2eaeb4302aee"
                                "b00d291612bb0c00"},
                               {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
                                "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
                                "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16"
                                "f290ae67f760984dc6594a7c15e9716ed28d"
                                "c027beceea1ec40a"}};

TEST(Ed25519Test, TheVectorsOfTheRfc) {
  for (const Vector& vector : kVectors) {
    const std::string seed = absl::HexStringToBytes(vector.seed);
    const std::string public_key = absl::HexStringToBytes(vector.public_key);
    const std::string message = absl::HexStringToBytes(vector.message);
    const std::string signature = absl::HexStringToBytes(vector.signature);
    EXPECT_THAT(PublicKeyOf(seed), IsOkAndHolds(public_key));
    EXPECT_THAT(SignEd25519(seed, message), IsOkAndHolds(signature));
    EXPECT_TRUE(IsSignedEd25519(public_key, message, signature));
  }
}

TEST(Ed25519Test, AnotherMessageKeyOrSignatureIsNotSigned) {
  const std::string public_key = absl::HexStringToBytes(kVectors[1].public_key);
  const std::string signature = absl::HexStringToBytes(kVectors[1].signature);
  EXPECT_FALSE(IsSignedEd25519(public_key, "another", signature));
  EXPECT_FALSE(IsSignedEd25519(absl::HexStringToBytes(kVectors[0].public_key), "\x72", signature));
  for (size_t i = 0; i < signature.size(); ++i) {
    std::string spoiled = signature;
    spoiled[i] ^= 1;
    EXPECT_FALSE(IsSignedEd25519(public_key, "\x72", spoiled)) << i;
  }
  EXPECT_FALSE(IsSignedEd25519(public_key, "\x72", signature.substr(1)));
  EXPECT_FALSE(IsSignedEd25519(public_key.substr(1), "\x72", signature));
}

TEST(Ed25519Test, APrivateKeyHas32Bytes) {
  EXPECT_THAT(PublicKeyOf(std::string(31, 'a')), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(SignEd25519(std::string(33, 'a'), ""), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace thuocdo::note
