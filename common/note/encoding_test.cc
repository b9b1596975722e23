#include "common/note/encoding.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::note {
namespace {

using ::testing::Optional;

// RFC 4648, section 10.
TEST(EncodingTest, TheBase64OfTheRfc) {
  const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                         {"Zg==", "f"},
                                                         {"Zm8=", "fo"},
                                                         {"Zm9v", "foo"},
                                                         {"Zm9vYg==", "foob"},
                                                         {"Zm9vYmE=", "fooba"},
                                                         {"Zm9vYmFy", "foobar"}};
  for (const auto& [text, bytes] : vectors) EXPECT_THAT(DecodeBase64(text), Optional(std::string(bytes)));
}

TEST(EncodingTest, OnlyOneFormOfBase64IsRead) {
  for (const char* text : {"Zg", "Zg=", "Zh==", "Z g==", "Zg==\n", "Zm-v", "Zm9v=", "ế"})
    EXPECT_EQ(DecodeBase64(text), std::nullopt) << text;
}

TEST(EncodingTest, NumbersAreWrittenMostSignificantByteFirst) {
  EXPECT_EQ(BigEndian(0x0102, 4), std::string("\0\0\1\2", 4));
  EXPECT_EQ(BigEndian(UINT64_MAX, 8), std::string(8, '\xff'));
  for (const uint64_t number : {uint64_t{0}, uint64_t{0x0102030405060708}, UINT64_MAX})
    EXPECT_EQ(FromBigEndian(BigEndian(number, 8)), number);
}

}  // namespace
}  // namespace thuocdo::note
