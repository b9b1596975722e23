#include "common/note/checkpoint.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/note/files/generate_key.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::note {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using thuocdo::testing::IsOk;
using thuocdo::testing::IsOkAndHolds;
using thuocdo::testing::StatusIs;

// The example of c2sp.org/tlog-cosignature, whose first part is that of c2sp.org/tlog-checkpoint.
constexpr char kText[] =
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
constexpr char kNote[] =
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "\u2014 example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "\u2014 witness.example.com/w1 "
    "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/"
    "zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
// The time in the example's message, "time 1679315147".
constexpr int64_t kTime = 1679315147;

SignerKey Witness(const std::string& name) { return GenerateKey(name, SignatureType::kCosignature).value(); }

TEST(CheckpointTest, TheExampleOfTheSpecification) {
  ASSERT_OK_AND_ASSIGN(const Note note, ParseNote(kNote));
  ASSERT_OK_AND_ASSIGN(const Checkpoint checkpoint, ParseCheckpoint(note.text));
  EXPECT_EQ(note.text, kText);
  EXPECT_EQ(checkpoint.origin, "example.com/behind-the-sofa");
  EXPECT_EQ(checkpoint.tree.size, 20852163u);
  EXPECT_EQ(absl::Base64Escape(merkle::Bytes(checkpoint.tree.root)),
            "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
  EXPECT_EQ(FormatCheckpoint(checkpoint), kText);
}

// The specification does not give the witness's public key, but its time and its sizes.
TEST(CheckpointTest, ACosignatureIsLaidOutLikeTheExamples) {
  ASSERT_OK_AND_ASSIGN(const Note note, ParseNote(kNote));
  ASSERT_OK_AND_ASSIGN(const Signature ours, Cosign(Witness("witness.example.com/w1"), kText, kTime));
  const Signature& theirs = note.signatures[1];
  EXPECT_EQ(ours.name, theirs.name);
  EXPECT_EQ(ours.bytes.size(), theirs.bytes.size());
  EXPECT_EQ(ours.bytes.substr(0, 8), theirs.bytes.substr(0, 8));
}

TEST(CheckpointTest, TheCosignedMessageIsTheExamples) {
  const SignerKey witness = Witness("witness.example.com/w1");
  ASSERT_OK_AND_ASSIGN(const Signature cosignature, Cosign(witness, kText, kTime));
  const std::string message = absl::StrCat("cosignature/v1\ntime 1679315147\n", kText);
  EXPECT_THAT(VerifyNote({message, {{witness.name, witness.verifier().id(), cosignature.bytes.substr(8)}}},
                         {witness.verifier()}),
              IsOk());
}

TEST(CheckpointTest, CosignaturesOfKnownWitnessesAreFoundWithTheirTimes) {
  const SignerKey one = Witness("witness.example/one");
  const SignerKey two = Witness("witness.example/two");
  Note note{kText, {}};
  for (const SignerKey* witness : {&two, &one, &one}) {
    ASSERT_OK_AND_ASSIGN(const Signature cosignature, Cosign(*witness, kText, kTime));
    note.signatures.push_back(cosignature);
  }
  EXPECT_THAT(FindCosignatures(note, {one.verifier(), two.verifier()}),
              IsOkAndHolds(ElementsAre(Cosignature{"witness.example/two", kTime},
                                       Cosignature{"witness.example/one", kTime})));
  EXPECT_THAT(FindCosignatures(note, {one.verifier()}),
              IsOkAndHolds(ElementsAre(Cosignature{"witness.example/one", kTime})));
  EXPECT_THAT(FindCosignatures(note, {}), IsOkAndHolds(IsEmpty()));
}

TEST(CheckpointTest, EveryFlippedBitOfACosignatureIsFalse) {
  const SignerKey witness = Witness("witness.example/one");
  ASSERT_OK_AND_ASSIGN(const Signature cosignature, Cosign(witness, kText, kTime));
  for (size_t bit = 0; bit < cosignature.bytes.size() * 8; ++bit) {
    Signature spoiled = cosignature;
    spoiled.bytes[bit / 8] = static_cast<char>(spoiled.bytes[bit / 8] ^ (1 << bit % 8));
    EXPECT_THAT(FindCosignatures({kText, {spoiled}}, {witness.verifier()}),
                StatusIs(absl::StatusCode::kDataLoss))
        << bit;
  }
  Signature cut = cosignature;
  cut.bytes.resize(7);
  EXPECT_THAT(FindCosignatures({kText, {cut}}, {witness.verifier()}), StatusIs(absl::StatusCode::kDataLoss));
  EXPECT_THAT(FindCosignatures({"other text\n", {cosignature}}, {witness.verifier()}),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("witness.example/one")));
}

TEST(CheckpointTest, AnEmptyLogHasTheEmptyRoot) {
  const Checkpoint empty{"example.com/log", {}};
  EXPECT_THAT(ParseCheckpoint(FormatCheckpoint(empty)), IsOkAndHolds(empty));
}

TEST(CheckpointTest, ExtensionLinesAreLeftAside) {
  ASSERT_OK_AND_ASSIGN(const Checkpoint checkpoint, ParseCheckpoint(absl::StrCat(kText, "more\n")));
  EXPECT_EQ(FormatCheckpoint(checkpoint), kText);
}

TEST(CheckpointTest, WhatIsNotACheckpointIsRejected) {
  const std::string text = kText;
  const std::string bad[] = {"",
                             "example.com/log\n1\n",
                             text.substr(0, text.size() - 1),
                             absl::StrCat(text, "\n"),
                             absl::StrCat("\n", text),
                             absl::StrReplaceAll(text, {{"20852163", "020852163"}}),
                             absl::StrReplaceAll(text, {{"20852163", "+20852163"}}),
                             absl::StrReplaceAll(text, {{"20852163", "-1"}}),
                             absl::StrReplaceAll(text, {{"20852163", " 1"}}),
                             absl::StrReplaceAll(text, {{"20852163", "18446744073709551616"}}),
                             absl::StrReplaceAll(text, {{"q2I=", "q2I"}}),
                             absl::StrReplaceAll(text, {{"CsUY", ""}})};
  for (const std::string& each : bad)
    EXPECT_THAT(ParseCheckpoint(each), StatusIs(absl::StatusCode::kInvalidArgument)) << each;
  EXPECT_THAT(Cosign(Witness("w"), kText, -1), StatusIs(absl::StatusCode::kInvalidArgument));
}

}  // namespace
}  // namespace thuocdo::note
