#include "services/witness/witness_server.h"

#include <httplib.h>

#include <fstream>
#include <thread>

#include "absl/strings/str_cat.h"
#include "common/base/digest.h"
#include "common/note/files/generate_key.h"
#include "common/note/signed_log_for_tests.h"
#include "common/testing/directory.h"
#include "common/testing/matchers.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace thuocdo::witness {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;
using thuocdo::testing::IsOk;
using thuocdo::testing::SignedLog;
using thuocdo::testing::StatusIs;

struct Answer {
  int status = 0;
  std::string body;
  std::string content_type;
};

class WitnessServerTest : public ::testing::Test {
 protected:
  WitnessServerTest() {
    log_.GrowTo(200);
    Start();
  }

  void Start() {
    server_.reset();
    auto started = WitnessServer::Start(0, options_);
    ASSERT_THAT(started, IsOk());
    server_ = *std::move(started);
  }

  static Answer AnswerOf(const httplib::Result& result) {
    if (!result) return {};
    return {result->status, result->body, result->get_header_value("Content-Type")};
  }

  Answer Post(const std::string& body) {
    return AnswerOf(
        httplib::Client("127.0.0.1", server_->port()).Post("/add-checkpoint", body, "text/plain"));
  }

  Answer Get(const std::string& path) {
    return AnswerOf(httplib::Client("127.0.0.1", server_->port()).Get(path.c_str()));
  }

  std::string PathOf(const SignedLog& log) {
    return absl::StrCat("/", Hex(Sha256(log.origin())), "/checkpoint");
  }

  SignedLog log_;
  WitnessOptions options_{testing::NewDirectory(),
                          note::GenerateKey("witness.example/w1", note::SignatureType::kCosignature).value(),
                          {log_.key(), SignedLog("other.example/log").key()}};
  std::unique_ptr<WitnessServer> server_;
};

TEST_F(WitnessServerTest, CosignsAndShowsTheLatestCheckpoint) {
  EXPECT_EQ(Get(PathOf(log_)).status, 404);
  const Answer answer = Post(log_.Request(0, 20));
  EXPECT_EQ(answer.status, 200);
  EXPECT_THAT(answer.body, ::testing::StartsWith("\u2014 witness.example/w1 "));
  const Answer kept = Get(PathOf(log_));
  EXPECT_EQ(kept.status, 200);
  EXPECT_EQ(kept.body, log_.NoteAt(20) + answer.body);
  EXPECT_THAT(kept.content_type, HasSubstr("text/plain"));
}

TEST_F(WitnessServerTest, RemembersAfterARestart) {
  ASSERT_EQ(Post(log_.Request(0, 20)).status, 200);
  Start();
  const Answer rolled_back = Post(log_.Request(10, 15));
  EXPECT_EQ(rolled_back.status, 409);
  EXPECT_EQ(rolled_back.body, "20\n");
  EXPECT_EQ(rolled_back.content_type, "text/x.tlog.size");
  EXPECT_EQ(Post(log_.Request(20, 21)).status, 200);
}

TEST_F(WitnessServerTest, AForkedLogIsRejected) {
  ASSERT_EQ(Post(log_.Request(0, 20)).status, 200);
  log_.Forge(5);
  EXPECT_EQ(Post(log_.Request(20, 30)).status, 422);
  EXPECT_EQ(Post(log_.Request(20, 20)).status, 422);
}

// One size has one tree, also when many ask at once.
TEST_F(WitnessServerTest, OfTwoForksOneIsCosigned) {
  SignedLog fork = log_;
  fork.Forge(0);
  std::atomic<int> cosigned = 0;
  std::vector<std::thread> calls;
  for (const SignedLog* log : {&log_, &fork, &log_, &fork}) {
    calls.emplace_back([&, body = log->Request(0, 50)] { cosigned += Post(body).status == 200 ? 1 : 0; });
  }
  for (std::thread& call : calls) call.join();
  EXPECT_EQ(cosigned, 1);
}

TEST_F(WitnessServerTest, WhatItRemembersIsDamagedSoItSignsNothing) {
  ASSERT_EQ(Post(log_.Request(0, 20)).status, 200);
  std::ofstream(options_.data + PathOf(log_)) << "damaged";
  const Answer answer = Post(log_.Request(20, 30));
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, HasSubstr("damaged"));
}

TEST_F(WitnessServerTest, WhatCannotBeKeptIsNotCosigned) {
  std::ofstream(absl::StrCat(options_.data, "/", Hex(Sha256(log_.origin())))) << "in the way";
  const Answer answer = Post(log_.Request(0, 20));
  EXPECT_EQ(answer.status, 500);
  EXPECT_THAT(answer.body, ::testing::Not(HasSubstr("\u2014")));
}

TEST_F(WitnessServerTest, BadRequestsAreRejected) {
  EXPECT_EQ(Post("old 0\n").status, 400);
  EXPECT_EQ(Post(SignedLog("unknown.example").Request(0, 0)).status, 404);
  EXPECT_EQ(Post(SignedLog("other.example/log").Request(0, 0)).status, 403);
  EXPECT_EQ(Post(std::string(kWitnessBodyBytesMax + 1, 'a')).status, 413);
  EXPECT_EQ(Get("/checkpoint").status, 404);
  EXPECT_EQ(Get("/../witness/checkpoint").status, 404);
}

TEST_F(WitnessServerTest, APortInUseAndKeysOfTheWrongKindAreRejected) {
  EXPECT_THAT(WitnessServer::Start(server_->port(), options_),
              StatusIs(absl::StatusCode::kFailedPrecondition, HasSubstr("in use")));
  WitnessOptions swapped = options_;
  swapped.key.type = note::SignatureType::kNote;
  swapped.logs[0].type = note::SignatureType::kCosignature;
  EXPECT_THAT(WitnessServer::Start(0, swapped),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       ::testing::AllOf(HasSubstr("--witness"), HasSubstr("binhdinh.example/log"))));
}

}  // namespace
}  // namespace thuocdo::witness
