#include "common/note/policy.h"

#include "absl/strings/str_cat.h"
#include "common/note/checkpoint.h"
#include "common/note/files/generate_key.h"
#include "common/note/signed_log_for_tests.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::note {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using thuocdo::testing::IsOk;
using thuocdo::testing::SignedLog;
using thuocdo::testing::StatusIs;

SignerKey WitnessKey(const std::string& name) {
  return GenerateKey(name, SignatureType::kCosignature).value();
}

std::string Text(const SignerKey& key) { return FormatVerifierKey(key.verifier()); }

class PolicyTest : public ::testing::Test {
 protected:
  PolicyTest() { log_.GrowTo(3); }

  // The witnesses x1, x2, x3, y1 and y2, after the log.
  std::string Witnesses() const {
    return absl::StrCat("# who is believed\n\nlog ", FormatVerifierKey(log_.key()), "\n", "witness X1 ",
                        Text(x1_), "\nwitness X2 ", Text(x2_), " https://x2.example/\n witness\tX3  ",
                        Text(x3_), "\nwitness Y1 ", Text(y1_), "\nwitness Y2 ", Text(y2_), "\n");
  }

  // The log's checkpoint, cosigned by `witnesses`.
  Note Cosigned(const std::vector<SignerKey>& witnesses) const {
    Note note = ParseNote(log_.NoteAt(3)).value();
    for (const SignerKey& witness : witnesses)
      note.signatures.push_back(Cosign(witness, note.text, 1).value());
    return note;
  }

  absl::Status Check(const std::string& rest, const Note& note) const {
    const absl::StatusOr<Policy> policy = ParsePolicy(Witnesses() + rest);
    return policy.ok() ? CheckPolicy(*policy, note) : policy.status();
  }

  absl::Status Parse(const std::string& rest) const { return ParsePolicy(Witnesses() + rest).status(); }

  SignedLog log_;
  const SignerKey x1_ = WitnessKey("x1.example"), x2_ = WitnessKey("x2.example"),
                  x3_ = WitnessKey("x3.example");
  const SignerKey y1_ = WitnessKey("y1.example"), y2_ = WitnessKey("y2.example");
};

// The example of c2sp.org/tlog-policy.
constexpr char kTwoLevels[] =
    "group X-witnesses 2 X1 X2 X3\ngroup Y-witnesses any Y1 Y2\n"
    "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n";

TEST_F(PolicyTest, IsReadWithKeysAndUrls) {
  ASSERT_OK_AND_ASSIGN(const Policy policy, ParsePolicy(Witnesses() + kTwoLevels));
  EXPECT_THAT(policy.logs, SizeIs(1));
  ASSERT_THAT(policy.WitnessKeys(), SizeIs(5));
  EXPECT_EQ(policy.witnesses[1].url, "https://x2.example/");
  EXPECT_EQ(policy.witnesses[2].url, "");
  EXPECT_EQ(policy.groups[0].threshold, 2U);
  EXPECT_EQ(policy.quorum, "X-and-Y");
}

TEST_F(PolicyTest, AQuorumIsReachedThroughGroups) {
  EXPECT_THAT(Check(kTwoLevels, Cosigned({x1_, x3_, y2_})), IsOk());
  EXPECT_THAT(Check(kTwoLevels, Cosigned({x1_, x2_, x3_, y1_, y2_})), IsOk());
  EXPECT_THAT(Check(kTwoLevels, Cosigned({x1_, y1_, y2_})),
              StatusIs(absl::StatusCode::kFailedPrecondition,
                       "the quorum X-and-Y has not cosigned the checkpoint; X1, Y1, Y2 has"));
  EXPECT_THAT(Check(kTwoLevels, Cosigned({x1_, x2_, x3_})), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(Check(kTwoLevels, Cosigned({})),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("no witness")));
}

TEST_F(PolicyTest, OneWitnessCountsOnce) {
  EXPECT_THAT(Check(kTwoLevels, Cosigned({x1_, x1_, y1_})), StatusIs(absl::StatusCode::kFailedPrecondition));
}

TEST_F(PolicyTest, AWitnessAloneMayBeTheQuorumOrNobody) {
  EXPECT_THAT(Check("quorum Y1\n", Cosigned({y1_})), IsOk());
  EXPECT_THAT(Check("quorum Y1\n", Cosigned({y2_})), StatusIs(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(Check("quorum none", Cosigned({})), IsOk());
}

TEST_F(PolicyTest, OnlyALogOfThePolicyIsBelieved) {
  SignedLog other("other.example/log");
  other.GrowTo(3);
  EXPECT_THAT(Check("quorum none\n", ParseNote(other.NoteAt(3)).value()),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("not a log of the policy")));
  SignedLog impostor;  // of the same name with another key
  impostor.GrowTo(3);
  EXPECT_THAT(Check("quorum none\n", ParseNote(impostor.NoteAt(3)).value()),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(PolicyTest, AFalseCosignatureIsNotPassedOver) {
  Note note = Cosigned({x1_, x2_, y1_});
  note.signatures.back().bytes.back() ^= 1;
  EXPECT_THAT(Check("quorum X1\n", note), StatusIs(absl::StatusCode::kDataLoss));
}

TEST_F(PolicyTest, EveryLineThatIsWrongIsNamed) {
  const std::string lines =
      absl::StrCat("loge\nlog x\nwitness X1 ", Text(WitnessKey("z")), "\nwitness Z ", Text(x1_),
                   "\nwitness W ", FormatVerifierKey(log_.key()), "\nwitness none ", Text(WitnessKey("z")),
                   "\ngroup A 3 X1 X2\ngroup B 0 X1\ngroup C any\ngroup D any nobody\ngroup E all X1 "
                   "X1\nquorum\nquorum F\nquorum X1\n"
                   "\x01\n");
  EXPECT_THAT(
      Parse(lines),
      StatusIs(
          absl::StatusCode::kInvalidArgument,
          AllOf(AllOf(HasSubstr("line 9:"), HasSubstr("line 10:"), HasSubstr("line 11: defines X1 again"),
                      HasSubstr("line 12: has a key that an earlier line has"),
                      HasSubstr("line 13: has a key of the wrong type"), HasSubstr("line 14:")),
                AllOf(HasSubstr("line 15: has the threshold 3; it must be all, any, or 1 to 2"),
                      HasSubstr("line 16:"), HasSubstr("line 17:"),
                      HasSubstr("line 18: names nobody, which no earlier line"),
                      HasSubstr("line 19: names X1, which is in a group already"), HasSubstr("line 20:"),
                      HasSubstr("line 21:"), HasSubstr("line 22: is a second quorum"),
                      HasSubstr("line 23: has a control character")))));
}

TEST_F(PolicyTest, ThereIsOneQuorum) {
  EXPECT_THAT(Parse(""), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("quorum: is missing")));
}

TEST_F(PolicyTest, HasALimit) {
  EXPECT_THAT(Parse("quorum none\n" + std::string(kPolicyLinesMax, '\n')),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("at most 1000 lines")));
}

}  // namespace
}  // namespace thuocdo::note
