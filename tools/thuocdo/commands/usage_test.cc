// What the program says before it has talked to any server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "tools/thuocdo/client/client_fixture_for_tests.h"

namespace thuocdo::client {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ProgramRun;
using ::testing::StartsWith;

constexpr const char* kCommands[] = {
    "serve",
    "rule-set check",
    "rule-set publish",
    "rule-set list",
    "rule-set show",
    "organization import",
    "organization list",
    "organization rename",
    "organization split",
    "organization merge",
    "organization dissolve",
    "campaign open",
    "campaign amend",
    "campaign list",
    "campaign show",
    "campaign status",
    "campaign form",
    "campaign close",
    "campaign reopen",
    "declare",
    "correct",
    "observe import",
    "score show",
    "score what-if",
    "score explain",
    "score history",
    "ranking show",
    "ranking compare",
    "ranking explain",
    "ranking publish",
    "ranking record-earlier",
    "decision check",
    "audit verify",
    "audit fsck",
    "audit verify-receipt",
    "audit export",
    "audit bundle",
    "log read",
    "log erase",
    "log backup",
    "log restore",
    "key generate",
    "key show",
    "",
};

std::vector<std::string> Words(const std::string& text) {
  return absl::StrSplit(text, ' ', absl::SkipEmpty());
}

TEST(Help, EndsWithAnExampleOfEveryCommand) {
  for (const std::string command : kCommands) {
    std::vector<std::string> arguments = Words(command);
    arguments.push_back("--help");
    const ProgramRun run = RunClient(arguments);
    EXPECT_EQ(run.exit_code, 0) << command;
    EXPECT_THAT(run.out, HasSubstr("Example:\n  thuocdo " + command));
    EXPECT_THAT(run.err, IsEmpty());
  }
}

TEST(WrongUsage, IsSaidOnOneLineThatPointsToTheHelpAndExitsWith2) {
  for (const std::string command :
       {"", "campaign", "frob", "campaign frob", "ranking show", "ranking show c --format pdf",
        "score what-if c o", "log read --from 0", "ranking publish c --decision 1",
        "correct c o 1.1 yes --withdraw --reason r", "organization merge a --into b=B --reason r"}) {
    const ProgramRun run = RunClient(Words(command));
    EXPECT_EQ(run.exit_code, 2) << command;
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, ::testing::MatchesRegex("thuocdo: [^\n]*; see thuocdo[^\n]* --help\n")) << command;
  }
}

TEST(WrongUsage, NamesWhatIsNotUnderstood) {
  EXPECT_THAT(RunClient({"campaign", "frob"}).err,
              HasSubstr("\"frob\" is not understood; see thuocdo campaign --help"));
}

TEST(WrongUsage, IsACommandThatDoesNotSayWhoActs) {
  for (const char* actor : {"", "minister:a", "officer", "officer:A B"}) {
    const ProgramRun run = RunClient({"--actor", actor, "campaign", "close", "c"});
    EXPECT_EQ(run.exit_code, 2) << actor;
    EXPECT_THAT(run.err, HasSubstr("--actor KIND:ID[@ORGANIZATION]"));
  }
}

TEST(WrongUsage, IsAComparisonWithNothing) {
  const ProgramRun run = RunClient({"ranking", "compare", "c"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("Give --against-as-of, --against-rule-set or --rule-set"));
}

TEST(WrongUsage, IsAHypotheticalAnswerWithoutCriterionOrValue) {
  for (const char* answer : {"yes", "=yes", "use.mail="}) {
    const ProgramRun run = RunClient({"score", "what-if", "c", "o", "--answer", answer});
    EXPECT_EQ(run.exit_code, 2) << answer;
    EXPECT_THAT(run.err, HasSubstr("is not CRITERION=VALUE"));
  }
}

TEST(WrongUsage, IsAFileThatCannotBeRead) {
  const ProgramRun run = RunClient({"declare", "c", "--file", "/nowhere/answers.csv"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("/nowhere/answers.csv: cannot be opened"));
}

TEST(WrongUsage, IsAMomentThatIsNoneNamedByItsOption) {
  const std::pair<const char*, std::vector<std::string>> options[] = {
      {"--as-of", {"ranking", "show", "c", "--as-of"}},
      {"--from", {"ranking", "explain", "c", "o", "--from"}},
      {"--to", {"ranking", "explain", "c", "o", "--from", "1", "--to"}},
      {"--against-as-of", {"ranking", "compare", "c", "--against-as-of"}}};
  for (const auto& [option, words] : options) {
    for (const char* moment : {"yesterday", "99999999999999999999999"}) {
      std::vector<std::string> arguments = words;
      arguments.push_back(moment);
      const ProgramRun run = RunClient(arguments);
      EXPECT_EQ(run.exit_code, 2) << option;
      EXPECT_THAT(run.err, StartsWith(absl::StrCat("thuocdo: ", option, ": ")));
    }
  }
}

TEST(WrongUsage, IsAPositionThatIsNone) {
  const std::vector<std::string> commands[] = {
      {"log", "read", "--from"},
      {"log", "erase", "--reason", "r"},
      {"audit", "verify", "c", "--publication"},
      {"audit", "bundle", "c", "o", "-o", "f", "--publication"},
      {"ranking", "publish", "c", "--decision", "1", "--date", "2017-02-07", "--amends"}};
  for (const std::vector<std::string>& command : commands) {
    for (const char* position : {"0", "first", "1.5", "99999999999999999999"}) {
      std::vector<std::string> arguments = command;
      arguments.push_back(position);
      const ProgramRun run = RunClient(arguments);
      EXPECT_EQ(run.exit_code, 2) << absl::StrJoin(arguments, " ");
      EXPECT_THAT(run.err,
                  HasSubstr(absl::StrCat("\"", position, "\" is no position; positions begin with 1; see ")));
    }
  }
}

TEST(WrongUsage, IsAnAddressWithoutAPortWhereverItIsGiven) {
  EXPECT_THAT(RunClient({"campaign", "list", "--audit", "localhost"}).err,
              StartsWith("thuocdo: --audit: \"localhost\" is not HOST:PORT, such as 127.0.0.1:7350; see "));
  const ProgramRun run = RunClient({"campaign", "list"}, {"THUOCDO_SERVER=thuocdo.example"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("\"thuocdo.example\" is not HOST:PORT"));
}

TEST(WrongUsage, IsASpreadsheetWithoutAFile) {
  const ProgramRun run = RunClient({"ranking", "show", "c", "--format", "xlsx"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("-o FILE.xlsx"));
}

TEST(UnreachableServer, ExitsWith4AndSaysThatTheSameCommandMayBeRepeated) {
  const std::vector<std::string> commands[] = {
      {"campaign", "list"}, {"campaign", "close", "c"}, {"ranking", "show", "c"}, {"audit", "verify", "c"}};
  for (std::vector<std::string> command : commands) {
    command.insert(command.end(), {"--server", "127.0.0.1:1"});
    const ProgramRun run = RunClient(command);
    EXPECT_EQ(run.exit_code, 4) << absl::StrJoin(command, " ");
    EXPECT_THAT(run.err,
                ::testing::MatchesRegex(
                    "thuocdo: [a-z]+ at 127.0.0.1:1 cannot be reached; .*repeat the same command.*\n"));
  }
}

TEST(UnreachableServer, IsOneWhoseNameHasNoAddress) {
  const ProgramRun run = RunClient({"campaign", "list", "--server", "thuocdo.invalid:7350"});
  EXPECT_EQ(run.exit_code, 4);
  EXPECT_THAT(run.err,
              StartsWith("thuocdo: intake at thuocdo.invalid:7350 cannot be reached: the host's name has no "
                         "address; "));
}

TEST(UnreachableServer, MayHaveRecordedACommandButNoQuery) {
  const std::string recorded = "it is recorded at most once";
  EXPECT_THAT(RunClient({"campaign", "close", "c", "--server", "127.0.0.1:1"}).err, HasSubstr(recorded));
  EXPECT_THAT(RunClient({"campaign", "list", "--server", "127.0.0.1:1"}).err, Not(HasSubstr(recorded)));
}

TEST(UnreachableServer, IsNamedByTheServiceThatHasAnAddressOfItsOwn) {
  const ProgramRun run =
      RunClient({"ranking", "show", "c", "--ranking", "127.0.0.1:2", "--server", "127.0.0.1:1"});
  EXPECT_THAT(run.err, HasSubstr("ranking at 127.0.0.1:2"));
}

}  // namespace
}  // namespace thuocdo::client
