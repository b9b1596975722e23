#include "services/witness/core/add_checkpoint.h"

#include "absl/strings/str_replace.h"
#include "common/note/files/generate_key.h"
#include "common/note/signed_log_for_tests.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::witness {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using thuocdo::testing::IsOk;
using thuocdo::testing::IsOkAndHolds;
using thuocdo::testing::SignedLog;
using transparency::AddCheckpointRequest;
using transparency::ParseAddCheckpoint;

constexpr int64_t kNow = 1679315147;

// A witness that keeps what it is told to keep.
class AddCheckpointTest : public ::testing::Test {
 protected:
  AddCheckpointTest() { log_.GrowTo(30); }

  WitnessAnswer Send(const std::string& body) {
    const absl::StatusOr<AddCheckpointRequest> request = ParseAddCheckpoint(body);
    if (!request.ok()) return BadRequest(request.status());
    WitnessAnswer answer = AddCheckpoint(*request, view_, witness_);
    if (!answer.to_keep.empty()) {
      view_.cosigned_size = request->checkpoint.tree.size;
      view_.cosigned_root = request->checkpoint.tree.root;
    }
    return answer;
  }

  // Expects that nothing was cosigned.
  void ExpectRejected(const std::string& body, int status, const std::string& why) {
    const WitnessAnswer answer = Send(body);
    EXPECT_EQ(answer.status, status) << answer.body;
    EXPECT_THAT(answer.body, HasSubstr(why));
    EXPECT_THAT(answer.to_keep, IsEmpty());
  }

  SignedLog log_;
  const note::SignerKey witness_ =
      note::GenerateKey("witness.example/w1", note::SignatureType::kCosignature).value();
  WitnessView view_{{log_.key()}, 0, merkle::EmptyRoot(), kNow};
};

TEST_F(AddCheckpointTest, AGrowingLogIsCosignedStepByStep) {
  size_t old_size = 0;
  for (size_t size : {0U, 1U, 2U, 7U, 7U, 8U, 20U, 30U}) {
    const WitnessAnswer answer = Send(log_.Request(old_size, size));
    ASSERT_EQ(answer.status, 200) << size << ": " << answer.body;
    ASSERT_OK_AND_ASSIGN(const note::Note kept, note::ParseNote(answer.to_keep));
    EXPECT_THAT(note::VerifyNote(kept, {log_.key()}), IsOk());
    EXPECT_THAT(note::FindCosignatures(kept, {witness_.verifier()}),
                IsOkAndHolds(ElementsAre(note::Cosignature{"witness.example/w1", kNow})));
    EXPECT_THAT(note::ParseCheckpoint(kept.text), IsOkAndHolds(log_.CheckpointAt(size)));
    EXPECT_EQ(log_.NoteAt(size) + answer.body, answer.to_keep);
    old_size = size;
  }
}

TEST_F(AddCheckpointTest, SignaturesOfStrangersAreNotKept) {
  const SignedLog stranger("stranger.example/log");
  const std::string text = note::FormatCheckpoint(log_.CheckpointAt(0));
  ASSERT_OK_AND_ASSIGN(const note::SignerKey key, note::GenerateKey("stranger", note::SignatureType::kNote));
  ASSERT_OK_AND_ASSIGN(const note::Signature signature, note::SignNote(key, text));
  const WitnessAnswer answer = Send(log_.Request(0, 0) + note::FormatSignature(signature));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(log_.NoteAt(0) + answer.body, answer.to_keep);
}

TEST_F(AddCheckpointTest, ALogThatWasRolledBackIsToldWhatWasCosigned) {
  ASSERT_EQ(Send(log_.Request(0, 20)).status, 200);
  const WitnessAnswer answer = Send(log_.Request(10, 15));
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.body, "20\n");
  EXPECT_EQ(answer.content_type, "text/x.tlog.size");
  EXPECT_THAT(answer.to_keep, IsEmpty());
  EXPECT_EQ(Send(log_.Request(0, 25)).status, 409);
  ExpectRejected(log_.Request(20, 15), 400, "above");
}

TEST_F(AddCheckpointTest, ALogThatWasChangedIsNotCosigned) {
  ASSERT_EQ(Send(log_.Request(0, 20)).status, 200);
  SignedLog honest = log_;
  log_.Forge(3);
  ExpectRejected(log_.Request(20, 30), 422, "does not lead");
  ExpectRejected(log_.Request(20, 20), 422, "two trees of 20");
  EXPECT_EQ(Send(honest.Request(20, 30)).status, 200);
}

TEST_F(AddCheckpointTest, AProofThatIsNotNeededOrNotWholeIsRejected) {
  const std::string hash = absl::StrCat(std::string(43, 'A'), "=\n");
  ExpectRejected(absl::StrReplaceAll(log_.Request(0, 20), {{"old 0\n", "old 0\n" + hash}}), 422, "no proof");
  ASSERT_EQ(Send(log_.Request(0, 19)).status, 200);
  ExpectRejected(absl::StrReplaceAll(log_.Request(19, 30), {{"old 19\n", "old 19\n" + hash}}), 422, "hashes");
  ExpectRejected(absl::StrCat("old 19\n\n", log_.NoteAt(30)), 422, "hashes");
}

TEST_F(AddCheckpointTest, AnEmptyTreeHasOneRoot) {
  const note::SignerKey key = note::GenerateKey("other.example", note::SignatureType::kNote).value();
  const std::string text = note::FormatCheckpoint({key.name, {0, merkle::HashLeaf("")}});
  view_.log_keys = {key.verifier()};
  ExpectRejected(absl::StrCat("old 0\n\n", note::FormatNote({text, {note::SignNote(key, text).value()}})),
                 422, "empty tree");
}

TEST_F(AddCheckpointTest, ALogThatIsNotKnownOrDidNotSignIsRejected) {
  view_.log_keys.clear();
  ExpectRejected(log_.Request(0, 5), 404, log_.origin());
  view_.log_keys = {SignedLog().key()};
  ExpectRejected(log_.Request(0, 5), 403, "no known key");
  view_.log_keys = {log_.key()};
  const std::string five = log_.Request(0, 5);
  const std::string six = log_.Request(0, 6);
  const std::string mixed = five.substr(0, five.rfind("\n\n")) + six.substr(six.rfind("\n\n"));
  ExpectRejected(mixed, 403, "false");
}

TEST_F(AddCheckpointTest, WhatIsNotInFormIsRejected) {
  const std::string note = log_.NoteAt(5);
  ExpectRejected("", 400, "empty line");
  ExpectRejected("old 0\n" + note, 400, "32 bytes");  // its text is taken for the proof
  ExpectRejected("old\n\n" + note, 400, "first line");
  ExpectRejected("old 00\n\n" + note, 400, "first line");
  ExpectRejected("old -1\n\n" + note, 400, "first line");
  ExpectRejected("OLD 0\n\n" + note, 400, "first line");
  ExpectRejected("old 1\nAAAA\n\n" + note, 400, "32 bytes");
  ExpectRejected("old 0\n\nno note\n", 400, "signed note");
  ExpectRejected(absl::StrReplaceAll("old 0\n\n" + note, {{"\n5\n", "\n05\n"}}), 400, "checkpoint");
}

}  // namespace
}  // namespace thuocdo::witness
