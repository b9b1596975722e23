#include <gmock/gmock.h>

#include "common/rules/methods/method_for_tests.h"

namespace thuocdo::rules {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::Misfit;
using testing::PointsFor;
using testing::ReadBack;
using testing::SamplesFor;
using testing::StepsFor;
using testing::ViolationsOfCriterion;

constexpr char kList[] =
    "item_list { items { id: 'mail' title: 'Thư' points: '4' } items { id: 'portal' title: 'Cổng' points: "
    "'5' "
    "} items { id: 'signing' title: 'Ký' points: '3.5' } }";

TEST(ItemList, RejectsItemsThatAreNotSound) {
  EXPECT_THAT(ViolationsOfCriterion("item_list {}"), ElementsAre(HasSubstr("node total: has no item")));
  EXPECT_THAT(ViolationsOfCriterion("item_list { items { id: 'no' title: 'N' points: '1' } }"),
              ElementsAre(HasSubstr("an item cannot be \"no\"")));
  EXPECT_THAT(ViolationsOfCriterion("item_list { items { id: 'a' title: 'A' points: '11' } }"),
              ElementsAre(HasSubstr("item a: points 11 is above the node's maximum")));
}

TEST(ItemList, TakesIdsInAnyOrderOrNoForNone) {
  EXPECT_EQ(ReadBack(kList, "signing; mail"), "mail;signing");
  EXPECT_EQ(ReadBack(kList, "Ký;  thư"), "mail;signing");
  EXPECT_EQ(ReadBack(kList, "không"), "no");
  EXPECT_THAT(ReadBack(kList, "fax"), HasSubstr("\"fax\" is not one of mail, portal, signing"));
  EXPECT_THAT(ReadBack(kList, "mail;mail"), HasSubstr("mail appears twice"));
}

TEST(ItemList, RejectsStoredIdsOutOfOrder) {
  EXPECT_EQ(Misfit(kList, "items { ids: 'signing' ids: 'mail' }"), "the items are not in ascending order");
}

TEST(ItemList, AddsUpTheItemsAndIsCutAtTheMaximum) {
  EXPECT_EQ(PointsFor(kList, "signing;mail"), "15/2");
  EXPECT_EQ(PointsFor(kList, "mail;portal;signing"), "10");
  EXPECT_EQ(PointsFor(kList, "no"), "0");
}

TEST(ItemList, ExplainsEveryItemAndTheirSum) {
  EXPECT_THAT(StepsFor(kList, "signing;mail"),
              ElementsAre("LOOKED_UP mail: Thư = 4", "LOOKED_UP signing: Ký = 7/2", "SUM 4 + 3.5 = 15/2"));
  EXPECT_THAT(StepsFor(kList, "mail;portal;signing"),
              ElementsAre("LOOKED_UP mail: Thư = 4", "LOOKED_UP portal: Cổng = 5",
                          "LOOKED_UP signing: Ký = 7/2", "SUM 4 + 5 + 3.5 = 25/2", "CUT min(12.5; 10) = 10"));
  EXPECT_THAT(StepsFor(kList, "no"), ElementsAre("SUM 0 = 0"));
}

TEST(ItemList, HasNoSamples) { EXPECT_THAT(SamplesFor(kList), IsEmpty()); }

}  // namespace
}  // namespace thuocdo::rules
