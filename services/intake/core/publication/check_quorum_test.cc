#include "services/intake/core/publication/check_quorum.h"

#include "common/note/checkpoint.h"
#include "common/note/files/generate_key.h"
#include "common/note/signed_log_for_tests.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::intake {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::SignedLog;
using testing::StatusIs;

class CheckQuorumTest : public ::testing::Test {
 protected:
  CheckQuorumTest() { log_.GrowTo(9); }

  // The log's checkpoint of `size`, cosigned by the witness.
  std::string CosignedAt(size_t size) const {
    note::Note note = note::ParseNote(log_.NoteAt(size)).value();
    note.signatures.push_back(note::Cosign(witness_, note.text, 1).value());
    return note::FormatNote(note);
  }

  SignedLog log_;
  const note::SignerKey witness_ = note::GenerateKey("w1.example", note::SignatureType::kCosignature).value();
  const note::Policy policy_{{log_.key()}, {{"W1", witness_.verifier(), ""}}, {}, "W1"};
};

TEST_F(CheckQuorumTest, WithoutAQuorumNothingIsAskedFor) {
  EXPECT_THAT(CheckQuorum({}, "", {9}), IsOk());
  EXPECT_THAT(CheckQuorum({{log_.key()}, {}, {}, ""}, "", {9}), IsOk());
}

TEST_F(CheckQuorumTest, ACosignedCheckpointOfThePositionIsEnough) {
  EXPECT_THAT(CheckQuorum(policy_, CosignedAt(7), {7}), IsOk());
  EXPECT_THAT(CheckQuorum(policy_, CosignedAt(9), {7}), IsOk());
  EXPECT_THAT(CheckQuorum(policy_, CosignedAt(6), {7}),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("ends at position 6")));
}

TEST_F(CheckQuorumTest, AMissingOneIsRejectedWithWhatToDo) {
  EXPECT_THAT(CheckQuorum(policy_, "", {7}), StatusIs(absl::StatusCode::kFailedPrecondition,
                                                      HasSubstr("checkpoint: is missing; the quorum W1")));
}

TEST_F(CheckQuorumTest, OneThatNotEnoughHaveCosignedIsRejected) {
  EXPECT_THAT(CheckQuorum(policy_, log_.NoteAt(9), {7}),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("no witness has")));
}

TEST_F(CheckQuorumTest, OneOfAnotherLogIsRejected) {
  SignedLog other("other.example/log");
  other.GrowTo(9);
  EXPECT_THAT(CheckQuorum(policy_, other.NoteAt(9), {7}),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("not a log of the policy")));
}

TEST_F(CheckQuorumTest, WhatIsNoCheckpointIsNamed) {
  EXPECT_THAT(CheckQuorum(policy_, "abc", {7}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("checkpoint:")));
  const note::Note note{"not a checkpoint\n", note::ParseNote(log_.NoteAt(9))->signatures};
  EXPECT_THAT(CheckQuorum(policy_, note::FormatNote(note), {7}),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(CheckQuorumTest, AFalseCosignatureIsDataLoss) {
  note::Note note = note::ParseNote(CosignedAt(9)).value();
  note.signatures.back().bytes.back() ^= 1;
  EXPECT_THAT(CheckQuorum(policy_, note::FormatNote(note), {7}), StatusIs(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace thuocdo::intake
