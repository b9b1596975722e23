#include "common/transparency/add_checkpoint_request.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "common/note/signed_log_for_tests.h"
#include "common/testing/matchers.h"

namespace thuocdo::transparency {
namespace {

using ::testing::HasSubstr;
using testing::IsOk;
using testing::SignedLog;
using ::testing::SizeIs;
using testing::StatusIs;

// The example of c2sp.org/tlog-witness.
constexpr char kExample[] =
    "old 20852014\n"
    "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
    "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n"
    "5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n"
    "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n"
    "\n"
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "\u2014 example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "\u2014 example.com/behind-the-sofa "
    "opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=\n";

TEST(AddCheckpointRequest, TheExampleOfTheSpecificationIsRead) {
  ASSERT_OK_AND_ASSIGN(const AddCheckpointRequest request, ParseAddCheckpoint(kExample));
  EXPECT_EQ(request.old_size, 20852014u);
  EXPECT_THAT(request.proof, SizeIs(4));
  EXPECT_EQ(request.checkpoint.origin, "example.com/behind-the-sofa");
  EXPECT_EQ(request.checkpoint.tree.size, 20852163u);
  EXPECT_THAT(request.note.signatures, SizeIs(2));
}

TEST(AddCheckpointRequest, IsWrittenAsItWasRead) {
  ASSERT_OK_AND_ASSIGN(const AddCheckpointRequest request, ParseAddCheckpoint(kExample));
  EXPECT_EQ(FormatAddCheckpoint(request), kExample);
}

TEST(AddCheckpointRequest, AProofHasAtMost63Hashes) {
  SignedLog log;
  log.GrowTo(5);
  const std::string hash = absl::StrCat(std::string(43, 'A'), "=\n");
  std::string body = "old 1\n";
  for (size_t i = 0; i < kWitnessProofHashesMax; ++i) body += hash;
  EXPECT_THAT(ParseAddCheckpoint(body + "\n" + log.NoteAt(5)), IsOk());
  EXPECT_THAT(ParseAddCheckpoint(body + hash + "\n" + log.NoteAt(5)),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("63")));
}

}  // namespace
}  // namespace thuocdo::transparency
