#include "common/merkle/entry_bundle.h"

#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::merkle {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using thuocdo::testing::IsOk;
using thuocdo::testing::StatusIs;

TEST(EntryBundle, HasEachEntryBehindItsLengthInTwoBytesBigEndian) {
  std::string bundle;
  ASSERT_THAT(AddEntry("abc", bundle), IsOk());
  ASSERT_THAT(AddEntry("", bundle), IsOk());
  ASSERT_THAT(AddEntry(std::string(258, 'x'), bundle), IsOk());
  EXPECT_EQ(bundle, std::string("\x00\x03"
                                "abc"
                                "\x00\x00\x01\x02",
                                9) +
                        std::string(258, 'x'));
}

TEST(EntryBundle, IsReadAsItWasWritten) {
  const std::string longest(kEntryBytesMax, 'y');
  std::string bundle;
  for (const std::string& entry : {std::string("a"), longest, std::string()}) {
    ASSERT_THAT(AddEntry(entry, bundle), IsOk());
  }
  ASSERT_OK_AND_ASSIGN(const auto entries, EntriesOf(bundle));
  EXPECT_THAT(entries, ElementsAre("a", longest, ""));
  ASSERT_OK_AND_ASSIGN(const auto none, EntriesOf(""));
  EXPECT_THAT(none, IsEmpty());
}

TEST(EntryBundle, TakesNoEntryWhoseLengthItCannotSay) {
  std::string bundle = "as it was";
  EXPECT_THAT(AddEntry(std::string(kEntryBytesMax + 1, 'z'), bundle),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("65536")));
  EXPECT_EQ(bundle, "as it was");
}

TEST(EntryBundle, ThatIsCutShortIsRejected) {
  std::string bundle;
  ASSERT_THAT(AddEntry("abc", bundle), IsOk());
  ASSERT_THAT(AddEntry("defg", bundle), IsOk());
  for (size_t size = 1; size < bundle.size(); ++size) {
    if (size == 5) continue;  // behind the first entry
    EXPECT_THAT(EntriesOf(bundle.substr(0, size)),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("ends within")));
  }
}

}  // namespace
}  // namespace thuocdo::merkle
