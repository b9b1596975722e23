#include "common/transparency/verifier_keys.h"

#include <gtest/gtest.h>

#include <map>

#include "absl/strings/str_cat.h"
#include "common/testing/matchers.h"

namespace thuocdo::transparency {
namespace {

using note::SignatureType;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::IsOkAndHolds;
using testing::StatusIs;

class VerifierKeysTest : public ::testing::Test {
 protected:
  // Resolves `values` of the option `flag` with `files_` as the files on disk.
  absl::StatusOr<std::vector<note::VerifierKey>> Resolve(absl::string_view flag,
                                                         const std::vector<std::string>& values) const {
    return ResolveVerifierKeys(flag, values, [this](const std::string& path) -> absl::StatusOr<std::string> {
      const auto file = files_.find(path);
      if (file == files_.end()) return absl::InvalidArgumentError("cannot be opened");
      return file->second;
    });
  }

  const note::VerifierKey log_ =
      note::SignerKey{"example.com/log", SignatureType::kNote, std::string(32, 'l')}.verifier();
  const note::VerifierKey witness_ =
      note::SignerKey{"witness.example/w1", SignatureType::kCosignature, std::string(32, 'w')}.verifier();
  const std::string lines_ =
      absl::StrCat(note::FormatVerifierKey(log_), "\n", note::FormatVerifierKey(witness_), "\n");
  const std::map<std::string, std::string> files_ = {{"keys.vkey", lines_}, {"bad.vkey", "nonsense\n"}};
};

TEST_F(VerifierKeysTest, AreReadALineEach) {
  EXPECT_THAT(ReadVerifierKeys(lines_), IsOkAndHolds(ElementsAre(log_, witness_)));
  EXPECT_THAT(ReadVerifierKeys("\n"), StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(ReadVerifierKeys(absl::StrCat(lines_, "key")), StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_F(VerifierKeysTest, AreGivenAsTheyAreOrInAFile) {
  EXPECT_THAT(Resolve("--key", {note::FormatVerifierKey(witness_), "keys.vkey"}),
              IsOkAndHolds(ElementsAre(witness_, log_, witness_)));
  EXPECT_THAT(Resolve("--key", {}), IsOkAndHolds(ElementsAre()));
}

TEST_F(VerifierKeysTest, ErrorsNameTheOptionAndItsValue) {
  EXPECT_THAT(Resolve("--key", {"no-such-key"}),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("--key no-such-key is neither")));
  EXPECT_THAT(
      Resolve("--witness-key", {"bad.vkey"}),
      StatusIs(absl::StatusCode::kInvalidArgument, AllOf(HasSubstr("--witness-key"), HasSubstr("bad.vkey"))));
}

}  // namespace
}  // namespace thuocdo::transparency
