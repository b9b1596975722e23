#include "common/rules/check/spreadsheet_ids.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_replace.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;

std::vector<std::string> WarningsWith(const std::string& mail, const std::string& staff) {
  const std::string text = absl::StrReplaceAll(
      testing::kRuleSetText,
      {{"id: \"use.mail\"", "id: \"" + mail + "\""}, {"id: \"use.staff\"", "id: \"" + staff + "\""}});
  return SpreadsheetWarnings(ParseRuleSet(text).value());
}

TEST(SpreadsheetWarnings, IdsWithLettersAreSafe) {
  EXPECT_THAT(WarningsWith("use.mail", "c1.10"), IsEmpty());
}

TEST(SpreadsheetWarnings, IdsThatBecomeTheSameNumberAreNamed) {
  EXPECT_THAT(WarningsWith("1.1", "1.10"),
              ElementsAre("criteria 1.1 and 1.10 become the same number in a spreadsheet",
                          StartsWith("2 ids of criteria may be taken for numbers")));
}

TEST(SpreadsheetWarnings, OtherNumbersAreCounted) {
  EXPECT_THAT(WarningsWith("1.1", "1.2.3"),
              ElementsAre(StartsWith("1 id of criteria may be taken for numbers")));
}

}  // namespace
}  // namespace thuocdo::rules
