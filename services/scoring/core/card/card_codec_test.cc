#include "services/scoring/core/card/card_codec.h"

#include <gmock/gmock.h>

#include "common/testing/matchers.h"
#include "services/scoring/core/card/card_csv.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::scoring {
namespace {

using testing::AnswerOf;
using testing::EqualsProto;
using testing::kMixedAnswers;
using testing::OneCard;
using testing::Sourced;
using testing::StatusIs;

// A card with every kind of answer and every state but one.
ScoreCard MixedCard() {
  OneCard one;
  one.Declare(kMixedAnswers);
  streams::SourcedAnswer correction =
      Sourced(streams::AnswerKind::kCorrected, 20, AnswerOf(one.rules, "use.points", "departments", "10"));
  correction.reason = "không có minh chứng";
  correction.accept_time_us = 7;
  correction.actor.set_id("thanh-tra-1");
  one.sheet().corrected["use.points"].answer = correction;
  one.sheet().observed["online.services"] = Sourced(
      streams::AnswerKind::kObserved, 5, AnswerOf(one.rules, "online.services", "departments", "1/2"));
  one.sheet().declared["gone"] = correction;
  return one.Score();
}

TEST(CardCodec, BringsACardBackAsItWas) {
  ScoreCard card = MixedCard();
  card.replay_notes = {
      {"use.mail", "Thư điện tử", {UnansweredReason::kNoAnswer, MissingAnswerConsequence::kNoPoints}}};
  ASSERT_OK_AND_ASSIGN(ScoreCard read, CardFromProto(CardToProto(card)));

  EXPECT_THAT(CardToProto(read), EqualsProto(CardToProto(card)));
  EXPECT_EQ(CardCsv(read), CardCsv(card));
  EXPECT_EQ(read.card_sha256, card.card_sha256);
  EXPECT_EQ(read.nodes[2].answers.effective->reason, "không có minh chứng");
  EXPECT_EQ(read.nodes[2].answers.effective->kind, streams::AnswerKind::kCorrected);
  EXPECT_EQ(read.replay_notes.at(0).title, "Thư điện tử");
  EXPECT_EQ(read.replay_notes.at(0).unanswered, card.replay_notes.at(0).unanswered);
}

TEST(CardCodec, WritesExactPointsAndNoneWhereThereAreNone) {
  scoring::v1::ScoreCard proto = CardToProto(MixedCard());

  EXPECT_EQ(proto.nodes(8).points(), "50/7");
  EXPECT_EQ(proto.nodes(0).points(), "");
  EXPECT_EQ(proto.nodes(0).state(), scoring::v1::NODE_STATE_NOT_ASSESSED);
}

TEST(CardCodec, RejectsWhatItWouldNotWrite) {
  scoring::v1::ScoreCard sound = CardToProto(MixedCard());

  scoring::v1::ScoreCard proto = sound;
  proto.mutable_nodes(8)->set_points("100/14");
  EXPECT_THAT(CardFromProto(proto), StatusIs(absl::StatusCode::kInternal));

  proto = sound;
  proto.mutable_nodes(0)->set_points("5");  // not assessed
  EXPECT_THAT(CardFromProto(proto), StatusIs(absl::StatusCode::kInternal));

  proto = sound;
  proto.mutable_nodes(0)->set_state(scoring::v1::NODE_STATE_UNSPECIFIED);
  EXPECT_THAT(CardFromProto(proto), StatusIs(absl::StatusCode::kInternal));

  proto = sound;
  proto.GetReflection()->MutableUnknownFields(&proto)->AddVarint(1000, 1);
  EXPECT_THAT(CardFromProto(proto), StatusIs(absl::StatusCode::kInternal));
}

}  // namespace
}  // namespace thuocdo::scoring
