#include "common/note/note.h"

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::note {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using thuocdo::testing::IsOk;
using thuocdo::testing::StatusIs;

// The example of c2sp.org/signed-note.
constexpr char kExampleKey[] = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr char kExample[] =
    "This is an example message.\n"
    "\n"
    "\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

// The example of golang.org/x/mod/sumdb/note.
constexpr char kPeterKey[] = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr char kPeterText[] =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
constexpr char kPeterSignature[] =
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

// The other example of c2sp.org/signed-note: an empty line within the text.
constexpr char kPoem[] =
    "Ognuno sta solo sul cuor della terra\n"
    "trafitto da un raggio di sole:\n"
    "\n"
    "ed è subito sera.\n"
    "\n"
    "\u2014 quasimodo.example/salvatore "
    "NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

VerifierKey ExampleKey() { return ParseVerifierKey(kExampleKey).value(); }

TEST(NoteTest, TheExampleOfTheSpecificationHolds) {
  ASSERT_OK_AND_ASSIGN(const Note note, ParseNote(kExample));
  EXPECT_EQ(note.text, "This is an example message.\n");
  EXPECT_THAT(note.signatures, SizeIs(1));
  EXPECT_THAT(VerifyNote(note, {ExampleKey()}), IsOk());
  EXPECT_EQ(FormatNote(note), kExample);
}

TEST(NoteTest, SignsWhatAnotherProgramSigns) {
  ASSERT_OK_AND_ASSIGN(const SignerKey key, ParseSignerKey(kPeterKey));
  ASSERT_OK_AND_ASSIGN(const Signature signature, SignNote(key, kPeterText));
  EXPECT_EQ(FormatSignature(signature), kPeterSignature);
  EXPECT_THAT(VerifyNote({kPeterText, {signature}}, {key.verifier()}), IsOk());
}

TEST(NoteTest, TheTextReachesToTheLastEmptyLine) {
  ASSERT_OK_AND_ASSIGN(const Note note, ParseNote(kPoem));
  EXPECT_THAT(note.text, ::testing::EndsWith("sole:\n\ned è subito sera.\n"));
  EXPECT_EQ(note.signatures[0].name, "quasimodo.example/salvatore");
  EXPECT_EQ(note.signatures[0].bytes.size(), 64u);
  EXPECT_EQ(FormatNote(note), kPoem);
}

TEST(NoteTest, EveryFlippedBitOfASignedNoteIsRejectedOrFalse) {
  const std::string bytes = kExample;
  for (size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string spoiled = bytes;
    spoiled[bit / 8] = static_cast<char>(spoiled[bit / 8] ^ (1 << bit % 8));
    const absl::StatusOr<Note> note = ParseNote(spoiled);
    EXPECT_FALSE(note.ok() && VerifyNote(*note, {ExampleKey()}).ok()) << bit;
  }
}

TEST(NoteTest, OtherKeysDoNotMatterButSomeoneKnownMustHaveSigned) {
  ASSERT_OK_AND_ASSIGN(Note note, ParseNote(kExample));
  ASSERT_OK_AND_ASSIGN(const SignerKey peter, ParseSignerKey(kPeterKey));
  ASSERT_OK_AND_ASSIGN(const Signature second, SignNote(peter, note.text));
  note.signatures.insert(note.signatures.begin(), second);

  EXPECT_THAT(VerifyNote(note, {ExampleKey()}), IsOk());
  EXPECT_THAT(VerifyNote(note, {peter.verifier()}), IsOk());
  EXPECT_THAT(VerifyNote(note, {}), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("no known key")));
}

// c2sp.org/signed-note: one false signature of a known key spoils the note.
TEST(NoteTest, AFalseSignatureOfAKnownKeySpoilsTheNote) {
  ASSERT_OK_AND_ASSIGN(Note note, ParseNote(kExample));
  ASSERT_OK_AND_ASSIGN(const SignerKey peter, ParseSignerKey(kPeterKey));
  ASSERT_OK_AND_ASSIGN(Signature second, SignNote(peter, note.text));
  second.bytes[0] ^= 1;
  note.signatures.push_back(second);

  EXPECT_THAT(VerifyNote(note, {ExampleKey(), peter.verifier()}),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("PeterNeumann")));
}

TEST(NoteTest, WhatIsNotANoteIsRejected) {
  const std::string line = kPeterSignature;
  const std::pair<std::string, const char*> bad[] = {
      {"", "empty line"},
      {"text\n", "empty line"},
      {"text\n\n", "must end"},
      {"text\n\n" + line.substr(0, line.size() - 1), "must end"},
      {"text\n\n" + line + "more\n", "only signatures"},
      {"text\n\n- PeterNeumann AAAAAAA=\n", "only signatures"},
      {"text\n\n\u2014 PeterNeumann\n", "only signatures"},
      {"text\n\n\u2014 PeterNeumann AAAA\n", "only signatures"},
      {"text\n\n\u2014 Peter+Neumann AAAAAAA=\n", "only signatures"},
      {"text\n\n\u2014 PeterNeumann AAAAAA\n", "only signatures"},
      {"te\txt\n\n" + line, "control"},
      {"te\xff\n\n" + line, "UTF-8"},
      {std::string(kNoteBytesMax, 'a') + "\n\n" + line, "1 MiB"}};
  for (const auto& [bytes, why] : bad)
    EXPECT_THAT(ParseNote(bytes), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(why)));
}

TEST(NoteTest, AHundredSignaturesAreTakenAndNoMore) {
  std::string bytes = absl::StrCat(kPeterText, "\n");
  for (size_t i = 0; i < kSignaturesMax; ++i) bytes += kPeterSignature;
  EXPECT_THAT(ParseNote(bytes), IsOk());
  EXPECT_THAT(ParseNote(bytes + kPeterSignature),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("100")));
}

}  // namespace
}  // namespace thuocdo::note
