// The witness as its operator runs it: keys made by the client, a log that tries to go back.
#include <httplib.h>
#include <signal.h>
#include <sys/stat.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "common/note/checkpoint.h"
#include "common/note/files/generate_key.h"
#include "common/note/signed_log_for_tests.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "common/testing/ports.h"
#include "common/testing/process.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::acceptance {
namespace {

using testing::Command;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using testing::Process;
using testing::ProgramRun;
using testing::RunToEnd;
using thuocdo::testing::IsOkAndHolds;
using thuocdo::testing::SignedLog;

ProgramRun Client(const std::vector<std::string>& words) { return testing::RunProgram("thuocdo", words); }

class WitnessProgramTest : public ::testing::Test {
 protected:
  WitnessProgramTest() { log_.GrowTo(100); }

  // The public half.
  std::string GenerateKey() {
    const ProgramRun made = Client({"key", "generate", "witness.example/w1", "--witness", "--file", key_});
    EXPECT_EQ(made.exit_code, 0) << made.err;
    return std::string(absl::StripSuffix(made.out, "\n"));
  }

  Command WitnessCommand() {
    return {{testing::ProgramPath("thuocdo-witness"), "--port", absl::StrCat(port_), "--data",
             directory_ + "/data", "--key", key_, "--log", note::FormatVerifierKey(log_.key())},
            {}};
  }

  // Sends `body` as soon as the witness answers.
  httplib::Result Post(const std::string& body) {
    const absl::Time end = absl::Now() + absl::Seconds(20);
    httplib::Result result = httplib::Client("127.0.0.1", port_).Post("/add-checkpoint", body, "text/plain");
    while (!result && absl::Now() < end) {
      absl::SleepFor(absl::Milliseconds(20));
      result = httplib::Client("127.0.0.1", port_).Post("/add-checkpoint", body, "text/plain");
    }
    return result;
  }

  const std::string directory_ = testing::NewDirectory();
  const std::string key_ = directory_ + "/witness.key";
  const int port_ = testing::FreePort();
  SignedLog log_;
};

TEST_F(WitnessProgramTest, RemembersWhatItCosignedWhateverHappensToIt) {
  const std::string public_key = GenerateKey();
  Process witness(WitnessCommand());
  const httplib::Result cosigned = Post(log_.Request(0, 50));
  ASSERT_TRUE(cosigned);
  ASSERT_EQ(cosigned->status, 200) << cosigned->body;
  ASSERT_OK_AND_ASSIGN(const note::VerifierKey key, note::ParseVerifierKey(public_key));
  ASSERT_OK_AND_ASSIGN(const note::Note note, note::ParseNote(log_.NoteAt(50) + cosigned->body));
  EXPECT_THAT(note::FindCosignatures(note, {key}),
              IsOkAndHolds(ElementsAre(Field(&note::Cosignature::name, key.name))));
  witness.Signal(SIGKILL);
  witness.Wait();

  Process again(WitnessCommand());
  const httplib::Result rolled_back = Post(log_.Request(10, 40));
  ASSERT_TRUE(rolled_back);
  EXPECT_EQ(rolled_back->status, 409);
  EXPECT_EQ(rolled_back->body, "50\n");
  log_.Forge(7);
  EXPECT_EQ(Post(log_.Request(50, 60))->status, 422);
  again.Signal(SIGTERM);
  EXPECT_EQ(again.Wait().exit_code, 0);
}

TEST_F(WitnessProgramTest, KeysAreMadeOnceAndShownWithoutTheirSecret) {
  const std::string public_key = GenerateKey();
  const ProgramRun again = Client({"key", "generate", "witness.example/w1", "--witness", "--file", key_});
  EXPECT_EQ(again.exit_code, 2);
  EXPECT_THAT(again.err, HasSubstr("never overwritten"));
  const ProgramRun shown = Client({"key", "show", key_});
  EXPECT_EQ(shown.out, public_key + "\n");
  EXPECT_EQ(Client({"key", "generate", "two words", "--file", key_ + "2"}).exit_code, 2);

  ASSERT_EQ(chmod(key_.c_str(), 0644), 0);
  EXPECT_EQ(Client({"key", "show", key_}).exit_code, 2);
  const ProgramRun rejected = RunToEnd(WitnessCommand());
  EXPECT_EQ(rejected.exit_code, 1);
  EXPECT_THAT(rejected.err, HasSubstr("chmod 600"));
}

TEST_F(WitnessProgramTest, SaysOnOneLineWhatIsWrongWithItsFlags) {
  GenerateKey();
  Command command = WitnessCommand();
  command.words.back() = "no-key";
  const ProgramRun rejected = RunToEnd(command);
  EXPECT_EQ(rejected.exit_code, 1);
  EXPECT_THAT(rejected.err, HasSubstr("--log no-key: not a key"));
  EXPECT_EQ(testing::RunProgram("thuocdo-witness", {}).exit_code, 2);
}

}  // namespace
}  // namespace thuocdo::acceptance
