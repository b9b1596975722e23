#include "tools/thuocdo/core/verifier_keys.h"

#include <gtest/gtest.h>

#include <fstream>

#include "absl/strings/str_cat.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"

namespace thuocdo {
namespace {

using note::SignatureType;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOkAndHolds;
using testing::StatusIs;

class VerifierKeysTest : public ::testing::Test {
 protected:
  // The name of a file with `text`.
  static std::string File(const std::string& text) {
    const std::string path = testing::NewDirectory() + "/keys.vkey";
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }

  const note::VerifierKey log_ =
      note::SignerKey{"example.com/log", SignatureType::kNote, std::string(32, 'l')}.verifier();
  const note::VerifierKey witness_ =
      note::SignerKey{"witness.example/w1", SignatureType::kCosignature, std::string(32, 'w')}.verifier();
  const std::string lines_ =
      absl::StrCat(note::FormatVerifierKey(log_), "\n", note::FormatVerifierKey(witness_), "\n");
};

TEST_F(VerifierKeysTest, AreReadALineEach) {
  EXPECT_THAT(ReadVerifierKeys(lines_), IsOkAndHolds(ElementsAre(log_, witness_)));
  EXPECT_THAT(ReadVerifierKeys("\n"), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ReadVerifierKeys(absl::StrCat(lines_, "key")), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(VerifierKeysTest, AreGivenAsTheyAreOrInAFile) {
  EXPECT_THAT(VerifierKeysOf("--key", {note::FormatVerifierKey(witness_), File(lines_)}),
              IsOkAndHolds(ElementsAre(witness_, log_, witness_)));
  EXPECT_THAT(VerifierKeysOf("--key", {}), IsOkAndHolds(ElementsAre()));
}

TEST_F(VerifierKeysTest, WhatIsNeitherIsNamedWithItsOption) {
  EXPECT_THAT(VerifierKeysOf("--key", {"no-such-key"}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("--key no-such-key is neither")));
  EXPECT_THAT(VerifierKeysOf("--witness-key", {File("nonsense\n")}),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       AllOf(HasSubstr("--witness-key"), HasSubstr("keys.vkey"))));
}

}  // namespace
}  // namespace thuocdo
