#include "common/note/key.h"

#include "absl/strings/match.h"
#include "common/note/files/generate_key.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::note {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using thuocdo::testing::StatusIs;

// The key of the examples of golang.org/x/mod/sumdb/note.
constexpr char kPeterPrivate[] =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr char kPeter[] = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

TEST(KeyTest, APublishedKeyReadsAndWritesTheSame) {
  ASSERT_OK_AND_ASSIGN(const SignerKey signer, ParseSignerKey(kPeterPrivate));
  ASSERT_OK_AND_ASSIGN(const VerifierKey verifier, ParseVerifierKey(kPeter));

  EXPECT_EQ(verifier.name, "PeterNeumann");
  EXPECT_EQ(verifier.id(), 0xc74f20a3u);
  EXPECT_EQ(signer.verifier(), verifier);
  EXPECT_EQ(FormatSignerKey(signer), kPeterPrivate);
  EXPECT_EQ(FormatVerifierKey(verifier), kPeter);
}

TEST(KeyTest, AFreshKeyReadsAndWritesTheSameAndIsNoOther) {
  for (const SignatureType type : {SignatureType::kNote, SignatureType::kCosignature}) {
    ASSERT_OK_AND_ASSIGN(const SignerKey key, GenerateKey("binhdinh.example/thuocdo", type));
    ASSERT_OK_AND_ASSIGN(const SignerKey other, GenerateKey("binhdinh.example/thuocdo", type));
    ASSERT_OK_AND_ASSIGN(const SignerKey same, ParseSignerKey(FormatSignerKey(key)));
    ASSERT_OK_AND_ASSIGN(const VerifierKey verifier, ParseVerifierKey(FormatVerifierKey(key.verifier())));

    EXPECT_EQ(same.verifier(), key.verifier());
    EXPECT_EQ(verifier, key.verifier());
    EXPECT_NE(other.seed, key.seed);
  }
}

// c2sp.org/signed-note: one key may sign both, and is told apart by its id.
TEST(KeyTest, TheTypeIsPartOfTheId) {
  ASSERT_OK_AND_ASSIGN(VerifierKey key, ParseVerifierKey(kPeter));
  const uint32_t id = key.id();
  key.type = SignatureType::kCosignature;
  EXPECT_NE(key.id(), id);
}

TEST(KeyTest, NamesAreOneWordWithoutAPlus) {
  for (const char* name : {"example.com/log", "sở-tài-chính", "a"}) EXPECT_TRUE(IsKeyName(name)) << name;
  for (const char* name : {"", "a b", "a+b", "a\nb", "a\u00a0b", "a\u2003b", "\xff"})
    EXPECT_FALSE(IsKeyName(name)) << name;
  EXPECT_THAT(GenerateKey("a b", SignatureType::kNote), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST(KeyTest, WhatIsNotAKeyIsRejected) {
  const std::pair<const char*, const char*> bad[] = {
      {"", "<name>+<id>+<base64>"},
      {"PeterNeumann+c74f20a3", "<name>+<id>+<base64>"},
      {"+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "name"},
      {"PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "id"},
      {"PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "id"},
      {"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T!", "base64"},
      {"PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n", "base64"},
      {"PeterNeumann+c74f20a3+", "32 bytes"},
      {"PeterNeumann+c74f20a3+AQ==", "32 bytes"},
      {"PeterNeumann+c74f20a3+CRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "type"}};
  for (const auto& [text, why] : bad)
    EXPECT_THAT(ParseVerifierKey(text), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(why))) << text;
}

TEST(KeyTest, AnErrorNeverShowsAPrivateKey) {
  const std::string spoiled = std::string(kPeterPrivate) + "A";
  const absl::Status rejected = ParseSignerKey(spoiled).status();
  EXPECT_THAT(rejected, StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(std::string(rejected.message()), Not(HasSubstr("AYEKFALV")));
  EXPECT_THAT(ParseSignerKey(kPeter),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("PRIVATE+KEY+")));
}

}  // namespace
}  // namespace thuocdo::note
