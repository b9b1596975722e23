#include "services/scoring/core/card/card_csv.h"

#include <gmock/gmock.h>

#include "common/base/digest.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::scoring {
namespace {

using testing::kMixedAnswers;
using testing::OneCard;

// The worked example of FORMAT.md.
TEST(CardCsv, HasTheBytesAndTheDigestOfTheWorkedExample) {
  OneCard one;
  one.Declare(kMixedAnswers);
  ScoreCard card = one.Score();

  EXPECT_EQ(CardCsv(card),
            "node,state,answer,points,max_points,level\n"
            "total,not-assessed,,,105,\n"
            "use,not-assessed,,,60,\n"
            "use.points,scored,12.5,25/2,15,\n"
            "use.mail,not-assessed,n/a,,15,\n"
            "use.staff,scored,79.5,10,15,\n"
            "use.roll-out,scored,,0,15,\n"
            "online,scored,,85/7,45,Trung bình\n"
            "online.services,scored,16/267,5,30,\n"
            "online.files,scored,1/3,50/7,15,\n");
  EXPECT_EQ(Hex(card.card_sha256), "fd7cbc0c1fa881ee8ddb1bfbf539233b3f2772b75190d3900d10b8c36a104357");
}

TEST(CardCsv, SaysWhoHasNotDeclared) {
  OneCard one;
  EXPECT_THAT(CardCsv(one.Score()), ::testing::HasSubstr("\ntotal,not-declared,,,105,\n"));
}

TEST(CardDigest, IsSaltedByTheSheetsLastRecord) {
  std::string salt(32, 's');
  EXPECT_EQ(CardDigest(salt, "csv"), Sha256("\x03" + salt + "csv"));
}

TEST(CardDigest, TakesZerosWhereNothingWasSaidYet) {
  EXPECT_EQ(CardDigest("", "csv"), CardDigest(std::string(32, '\0'), "csv"));
}

}  // namespace
}  // namespace thuocdo::scoring
