#include "common/transparency/signed_checkpoint.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/testing/matchers.h"

namespace thuocdo::transparency {
namespace {

using note::SignatureType;
using note::SignerKey;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::StatusIs;

class SignedCheckpointTest : public ::testing::Test {
 protected:
  SignedCheckpointTest() {
    note_.signatures = {note::SignNote(log_, note_.text).value(),
                        note::Cosign(witness_, note_.text, 1).value()};
  }

  const SignerKey log_{"example.com/log", SignatureType::kNote, std::string(32, 'l')};
  const SignerKey old_{"example.com/log", SignatureType::kNote, std::string(32, 'o')};
  const SignerKey witness_{"witness.example/w1", SignatureType::kCosignature, std::string(32, 'w')};
  const SignerKey absent_{"witness.example/w2", SignatureType::kCosignature, std::string(32, 'x')};
  const note::Checkpoint checkpoint_{"example.com/log", {5, merkle::HashLeaf("root")}};
  note::Note note_{note::FormatCheckpoint(checkpoint_), {}};
};

TEST_F(SignedCheckpointTest, OneOfTheLogsKeysAndEveryWitnessMustHaveSigned) {
  const std::string bytes = note::FormatNote(note_);
  ASSERT_OK_AND_ASSIGN(const auto found,
                       ReadCheckpoint(bytes, {old_.verifier(), log_.verifier(), witness_.verifier()}));
  EXPECT_EQ(found.checkpoint, checkpoint_);
  EXPECT_THAT(found.signed_by, ElementsAre("example.com/log", "witness.example/w1"));
  EXPECT_THAT(ReadCheckpoint(bytes, {old_.verifier()}),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("not signed by example.com/log+")));
  EXPECT_THAT(ReadCheckpoint(bytes, {log_.verifier(), witness_.verifier(), absent_.verifier()}),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("not cosigned by witness.example/w2+")));
}

TEST_F(SignedCheckpointTest, WithoutKeysNoSignatureIsLookedAt) {
  ASSERT_OK_AND_ASSIGN(const auto found, ReadCheckpoint(note::FormatNote(note_), {}));
  EXPECT_THAT(found.signed_by, IsEmpty());
}

TEST_F(SignedCheckpointTest, AFalseSignatureIsRejected) {
  note_.text = absl::StrReplaceAll(note_.text, {{"\n5\n", "\n6\n"}});
  EXPECT_THAT(ReadCheckpoint(note::FormatNote(note_), {log_.verifier()}),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("false")));
  EXPECT_THAT(ReadCheckpoint(note::FormatNote(note_), {witness_.verifier()}),
              StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(SignedCheckpointTest, WhatIsNoCheckpointIsRejected) {
  EXPECT_THAT(ReadCheckpoint("checkpoint", {}), StatusIs(absl::StatusCode::kDataLoss));
  note_.text = "example.com/log\nfive\n";
  EXPECT_THAT(ReadCheckpoint(note::FormatNote(note_), {}), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace thuocdo::transparency
