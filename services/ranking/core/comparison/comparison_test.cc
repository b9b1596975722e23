#include "services/ranking/core/comparison/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

#include "absl/strings/str_cat.h"
#include "common/testing/campaign/definition.h"
#include "services/ranking/core/tables/ranking_campaign_for_tests.h"

namespace thuocdo::ranking {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Maxima(size_t points) {
  return absl::StrCat("maxima { group: \"departments\" points: \"", points,
                      "\" } maxima { group: \"districts\" points: \"", points, "\" } ");
}

// `total` of `main` of these criteria, each of 10 points at most.
std::string RulesOf(const std::vector<std::string>& criteria, const std::string& rest,
                    const std::string& root) {
  const std::string maxima = Maxima(10 * criteria.size());
  std::string text = absl::StrCat(
      "id: \"made\" title: \"M\" legal_basis: \"1\" groups { id: \"departments\" title: \"D\" } groups { id: "
      "\"districts\" title: \"H\" } root { id: \"",
      root, "\" title: \"T\" ", maxima, "component { children { id: \"main\" title: \"M\" ", maxima,
      "component { ");
  for (const std::string& id : criteria) {
    absl::StrAppend(&text, "children { id: \"", id, "\" title: \"Tiêu chí ", id, "\" ", Maxima(10),
                    "criterion { awarded_points {} } } ");
  }
  absl::StrAppend(
      &text, "} } } } levels { title: \"Đạt\" from_percent: \"50\" } levels { title: \"Chưa đạt\" ",
      "from_percent: \"0\" } print { points_digits: 0 percent_digits: 2 rounding: ROUNDING_HALF_UP } ", rest);
  return text;
}

// A ranking made of points. Tables 1 and 1.1 rank the departments' total and `main`, 2 the districts' total.
class TestRanking : public testing::RankedPoints {
 public:
  explicit TestRanking(
      const std::vector<std::string>& criteria = {"a", "b"},
      const std::string& rest = "rank_rule: RANK_RULE_DENSE missing_answer: MISSING_ANSWER_RULE_ZERO",
      const std::string& root = "total")
      : RankedPoints(RulesOf(criteria, rest, root)), criteria_(criteria) {
    testing::AddTable("1", "departments", root, definition);
    testing::AddTable("1.1", "departments", "main", definition);
    testing::AddTable("2", "districts", root, definition);
  }

  TestRanking& Declare(const std::string& id, const std::vector<std::string>& points,
                       const std::string& group = "departments") {
    Enroll(id, group);
    for (size_t i = 0; i < points.size(); ++i) SetPoints(id, criteria_[i], points[i]);
    return *this;
  }

  TestRanking& Exclude(const std::string& id) {
    campaign::v1::RosterEntry& entry = Enroll(id, "departments");
    entry.set_participation(campaign::v1::PARTICIPATION_NOT_ASSESSED);
    entry.set_reason("new");
    return *this;
  }

  RankingSide side() {
    cards_ = Cards().value();
    tables_ = Tables();
    return {rules, cards_, tables_};
  }

 private:
  std::vector<std::string> criteria_;
  std::vector<scoring::ScoreCard> cards_;
  std::vector<Table> tables_;
};

std::string RankText(const std::optional<TableRow>& row) { return row ? absl::StrCat(row->rank) : "-"; }

std::vector<std::string> MovesOf(const std::vector<Movement>& movements) {
  std::vector<std::string> moves;
  for (const Movement& movement : movements) {
    moves.push_back(absl::StrCat(movement.organization, " ", RankText(movement.against), ">",
                                 RankText(movement.standing), " ", movement.places_gained()));
  }
  return moves;
}

std::vector<ComparedTable> Compare(TestRanking& ranked, TestRanking& against,
                                   const TableChoice& choice = {}) {
  return CompareRankings(ranked.side(), against.side(), choice);
}

// Of the departments' total.
std::vector<Movement> TotalMoves(TestRanking& ranked, TestRanking& against) {
  return Compare(ranked, against, {"departments", ""}).at(0).movements;
}

std::string PointsText(const std::optional<Rational>& points) { return points ? FormatExact(*points) : "-"; }

std::vector<std::string> CriteriaOf(const Movement& movement) {
  std::vector<std::string> criteria;
  for (const CriterionDifference& move : movement.criteria) {
    static const std::map<RankChange, std::string> kMarks = {
        {RankChange::kInBoth, ""}, {RankChange::kAdded, "+"}, {RankChange::kRemoved, "-"}};
    criteria.push_back(absl::StrCat(kMarks.at(move.move), move.criterion, " ", PointsText(move.against), ">",
                                    PointsText(move.points)));
  }
  return criteria;
}

TEST(CompareRankings, WhoMovedMostPlacesComesFirstEitherWay) {
  TestRanking before;
  before.Declare("p", {"9", "9"}).Declare("q", {"8", "8"}).Declare("r", {"7", "7"}).Declare("s", {"1", "1"});
  TestRanking after;
  after.Declare("p", {"9", "9"}).Declare("q", {"2", "2"}).Declare("r", {"7", "8"}).Declare("s", {"10", "10"});
  EXPECT_THAT(MovesOf(TotalMoves(after, before)), ElementsAre("s 4>1 3", "q 2>4 -2", "p 1>2 -1", "r 3>3 0"));
}

TEST(CompareRankings, WhereNobodyMovedTheChangeOfExactPointsDecidesAndThenTheId) {
  TestRanking before;
  before.Declare("p", {"9", "9"}).Declare("q", {"8", "8"}).Declare("r", {"7", "7"}).Declare("s", {"1", "1"});
  TestRanking after;
  after.Declare("p", {"9", "9"})
      .Declare("q", {"8", "8"})
      .Declare("r", {"7", "7.01"})
      .Declare("s", {"0.5", "1"});
  EXPECT_THAT(MovesOf(TotalMoves(after, before)), ElementsAre("s 4>4 0", "r 3>3 0", "p 1>1 0", "q 2>2 0"));
}

TEST(CompareRankings, WhoEnteredAndWhoLeftComeLastById) {
  TestRanking before;
  before.Declare("y", {"9", "9"}).Declare("b", {"8", "8"}).Declare("m", {"1", "1"}).Exclude("x").Exclude("n");
  TestRanking after;
  after.Exclude("y")
      .Exclude("b")
      .Declare("m", {"1", "1"})
      .Declare("x", {"9", "9"})
      .Declare("a", {"8", "8"})
      .Exclude("n");
  const std::vector<Movement> moves = TotalMoves(after, before);
  EXPECT_THAT(MovesOf(moves), ElementsAre("m 3>3 0", "a ->2 0", "x ->1 0", "b 2>- 0", "y 1>- 0"));
  EXPECT_EQ(moves[0].move(), RankChange::kInBoth);
  EXPECT_EQ(moves[1].move(), RankChange::kAdded);
  EXPECT_EQ(moves[3].move(), RankChange::kRemoved);
}

TEST(CompareRankings, WhoHasNotDeclaredIsInTheTableWithoutRankAndPoints) {
  TestRanking before;
  before.Enroll("p", "departments");
  before.Declare("q", {"8", "8"});
  TestRanking after;
  after.Declare("p", {"9", "0"}).Declare("q", {"8", "8"});
  const std::vector<Movement> moves = TotalMoves(after, before);
  EXPECT_THAT(MovesOf(moves), ElementsAre("p 0>2 0", "q 1>1 0"));
  EXPECT_EQ(moves[0].move(), RankChange::kInBoth);
  EXPECT_THAT(CriteriaOf(moves[0]), ElementsAre("a ->9", "b ->0"));
}

TEST(CompareRankings, CriteriaAreThoseWhoseExactPointsDifferTheGreatestDifferenceFirst) {
  TestRanking before({"a", "b", "c", "d"});
  before.Declare("p", {"5", "5", "5", "5"});
  TestRanking after({"a", "b", "c", "d"});
  after.Declare("p", {"5", "5.0001", "7", "3"});
  EXPECT_THAT(CriteriaOf(TotalMoves(after, before).at(0)), ElementsAre("c 5>7", "d 5>3", "b 5>50001/10000"));
}

TEST(CompareRankings, ACriterionThatOnlyOneRuleSetHasIsShownAsSuch) {
  TestRanking before({"a", "b"});
  before.Declare("p", {"5", "5"});
  TestRanking after({"a", "c"});
  after.Declare("p", {"5", "0"});
  EXPECT_THAT(CriteriaOf(TotalMoves(after, before).at(0)), ElementsAre("-b 5>-", "+c ->0"));
}

TEST(CompareRankings, TheTotalIsOneTableWhateverTheRulesCallIt) {
  TestRanking before;
  before.Declare("p", {"5", "5"});
  TestRanking after({"a", "b"}, "rank_rule: RANK_RULE_DENSE missing_answer: MISSING_ANSWER_RULE_ZERO", "all");
  after.Declare("p", {"5", "6"});
  const std::vector<ComparedTable> compared = Compare(after, before, {"departments", ""});
  ASSERT_EQ(compared.size(), 1u);
  EXPECT_EQ(compared[0].move, RankChange::kInBoth);
  EXPECT_EQ(compared[0].definition.component(), "all");
  EXPECT_THAT(MovesOf(compared[0].movements), ElementsAre("p 1>1 0"));
}

TEST(CompareRankings, ATableIsTheSameWhateverItsNumberAndIsMeantByItsNumberHere) {
  TestRanking before;
  before.Declare("p", {"5", "5"});
  before.definition.mutable_tables(1)->set_id("7");
  TestRanking after;
  after.Declare("p", {"5", "6"});
  const std::vector<ComparedTable> compared = Compare(after, before, {"", "1.1"});
  ASSERT_EQ(compared.size(), 1u);
  EXPECT_EQ(compared[0].move, RankChange::kInBoth);
  EXPECT_THAT(MovesOf(compared[0].movements), ElementsAre("p 1>1 0"));
  EXPECT_THAT(Compare(after, before, {"", "7"}), IsEmpty());
}

TEST(CompareRankings, TablesAreChosenByGroupAndByNumberOrComponent) {
  TestRanking some;
  some.Declare("p", {"5", "5"}).Declare("x", {"1", "1"}, "districts");
  const auto ids = [&](const TableChoice& choice) {
    std::vector<std::string> found;
    for (const ComparedTable& table : Compare(some, some, choice)) found.push_back(table.definition.id());
    return found;
  };
  EXPECT_THAT(ids({}), ElementsAre("1", "2"));
  EXPECT_THAT(ids({"districts", ""}), ElementsAre("2"));
  EXPECT_THAT(ids({"", "1.1"}), ElementsAre("1.1"));
  EXPECT_THAT(ids({"", "main"}), ElementsAre("1.1"));
  EXPECT_THAT(ids({"", "total"}), ElementsAre("1", "2"));
  EXPECT_THAT(ids({"", "7"}), IsEmpty());
}

TEST(CompareRankings, ATableThatOnlyOneSideHasIsEnteredOrLeftByEveryone) {
  TestRanking before;
  before.Declare("p", {"5", "5"});
  TestRanking after;
  after.Declare("p", {"5", "5"});
  after.definition.mutable_tables()->DeleteSubrange(1, 1);
  testing::AddTable("2.1", "districts", "main", after.definition);
  after.Declare("x", {"1", "1"}, "districts");
  const std::vector<ComparedTable> left = Compare(after, before, {"", "main"});
  ASSERT_EQ(left.size(), 2u);
  EXPECT_EQ(left[0].definition.id(), "2.1");
  EXPECT_EQ(left[0].move, RankChange::kAdded);
  EXPECT_THAT(MovesOf(left[0].movements), ElementsAre("x ->1 0"));
  EXPECT_EQ(left[1].definition.id(), "1.1");
  EXPECT_EQ(left[1].move, RankChange::kRemoved);
  EXPECT_THAT(MovesOf(left[1].movements), ElementsAre("p 1>- 0"));
}

// A ranking by chance: who is there, and with which points.
TestRanking ByChance(std::mt19937& dice) {
  const auto below = [&](unsigned limit) { return static_cast<unsigned>(dice() % limit); };
  TestRanking ranked(below(2) == 0 ? std::vector<std::string>{"a", "b"} : std::vector<std::string>{"b", "c"},
                     absl::StrCat("rank_rule: RANK_RULE_", below(2) == 0 ? "DENSE" : "COMPETITION",
                                  " missing_answer: MISSING_ANSWER_RULE_ZERO"));
  for (char id = 'k'; id < 'u'; ++id) {
    const unsigned kind = below(8);
    const std::string group = below(4) == 0 ? "districts" : "departments";
    if (kind == 0) ranked.Exclude(std::string(1, id));
    if (kind == 1) ranked.Enroll(std::string(1, id), group);
    if (kind > 2) ranked.Declare(std::string(1, id), {absl::StrCat(below(4)), absl::StrCat(below(4))}, group);
  }
  return ranked;
}

TEST(CompareRankingsProperty, ARankingComparedWithItselfMovesNothing) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    std::mt19937 dice(seed);
    TestRanking ranked = ByChance(dice);
    for (const ComparedTable& table : Compare(ranked, ranked)) {
      EXPECT_EQ(table.move, RankChange::kInBoth);
      for (const Movement& movement : table.movements) {
        EXPECT_EQ(movement.move(), RankChange::kInBoth) << seed;
        EXPECT_EQ(movement.places_gained(), 0) << seed;
        EXPECT_THAT(movement.criteria, IsEmpty()) << seed;
      }
      EXPECT_THAT(AffectedMovements("", table), IsEmpty()) << seed;
    }
  }
}

// What `movement` is the other way round.
std::string Mirrored(const Movement& movement) {
  std::string text = absl::StrCat(movement.organization, " ", RankText(movement.standing), ">",
                                  RankText(movement.against), " ", -movement.places_gained());
  for (const CriterionDifference& move : movement.criteria)
    absl::StrAppend(&text, " ", move.criterion, " ", PointsText(move.points), ">", PointsText(move.against));
  return text;
}

std::string AsItIs(const Movement& movement) {
  std::string text = MovesOf({movement})[0];
  for (const CriterionDifference& move : movement.criteria)
    absl::StrAppend(&text, " ", move.criterion, " ", PointsText(move.against), ">", PointsText(move.points));
  return text;
}

TEST(CompareRankingsProperty, ComparedTheOtherWayRoundEverythingIsMirrored) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    std::mt19937 dice(seed);
    TestRanking one = ByChance(dice);
    TestRanking other = ByChance(dice);
    const std::vector<ComparedTable> there = Compare(one, other);
    const std::vector<ComparedTable> back = Compare(other, one);
    ASSERT_EQ(there.size(), back.size());
    for (size_t i = 0; i < there.size(); ++i) {
      std::map<RankChange, std::vector<std::string>> forth_by_move, back_by_move;
      for (const Movement& movement : there[i].movements)
        forth_by_move[movement.move()].push_back(AsItIs(movement));
      for (const Movement& movement : back[i].movements)
        back_by_move[movement.move()].push_back(Mirrored(movement));
      EXPECT_EQ(forth_by_move[RankChange::kInBoth], back_by_move[RankChange::kInBoth]) << seed;
      EXPECT_EQ(forth_by_move[RankChange::kAdded], back_by_move[RankChange::kRemoved]) << seed;
      EXPECT_EQ(forth_by_move[RankChange::kRemoved], back_by_move[RankChange::kAdded]) << seed;
    }
  }
}

std::vector<std::string> ChangesBy(const std::string& organization, TestRanking& hypothetical,
                                   TestRanking& known) {
  return MovesOf(AffectedMovements(organization, Compare(hypothetical, known, {"departments", ""}).at(0)));
}

TEST(ChangedBy, ListsTheUnitAndThoseItPassesInTheOrderOfTheNewTable) {
  TestRanking known;
  known.Declare("p", {"9", "9"}).Declare("q", {"8", "8"}).Declare("r", {"7", "7"}).Declare("s", {"6", "6"});
  TestRanking hypothetical;
  hypothetical.Declare("p", {"9", "9"})
      .Declare("q", {"8", "8"})
      .Declare("r", {"9", "8"})
      .Declare("s", {"6", "6"});
  EXPECT_THAT(ChangesBy("r", hypothetical, known), ElementsAre("r 3>2 1", "q 2>3 -1"));
}

TEST(ChangedBy, ListsAUnitAloneThatNobodyIsPassedBy) {
  TestRanking known;
  known.Declare("p", {"9", "9"}).Declare("q", {"8", "8"});
  TestRanking hypothetical;
  hypothetical.Declare("p", {"9", "9"}).Declare("q", {"8", "7"});
  EXPECT_THAT(ChangesBy("q", hypothetical, known), ElementsAre("q 2>2 0"));
}

// With dense ranks q keeps its rank when r ties with p: it is passed all the same.
TEST(ChangedBy, ListsWhoIsPassedThoughItsRankStays) {
  TestRanking known;
  known.Declare("p", {"9", "9"}).Declare("q", {"8", "8"}).Declare("r", {"7", "7"});
  TestRanking hypothetical;
  hypothetical.Declare("p", {"9", "9"}).Declare("q", {"8", "8"}).Declare("r", {"9", "9"});
  EXPECT_THAT(ChangesBy("r", hypothetical, known), ElementsAre("p 1>1 0", "r 3>1 2", "q 2>2 0"));
}

TEST(ChangedBy, ListsWhoLeavesTheTableLast) {
  TestRanking known;
  known.Declare("p", {"9", "9"}).Declare("q", {"8", "8"});
  TestRanking hypothetical;
  hypothetical.Exclude("p").Declare("q", {"8", "8"});
  EXPECT_THAT(ChangesBy("p", hypothetical, known), ElementsAre("q 2>1 1", "p 1>- 0"));
}

TEST(ChangedBy, ListsOthersWhosePointsChangeBecauseTheyAreComparedWithIt) {
  TestRanking known;
  known.Declare("p", {"9", "9"}).Declare("q", {"8", "8"}).Declare("r", {"7", "7"});
  TestRanking hypothetical;
  hypothetical.Declare("p", {"9", "9.5"}).Declare("q", {"8", "8"}).Declare("r", {"7", "6.5"});
  EXPECT_THAT(ChangesBy("p", hypothetical, known), ElementsAre("p 1>1 0", "r 3>3 0"));
}

}  // namespace
}  // namespace thuocdo::ranking
