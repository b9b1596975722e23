#include "services/scoring/core/hypothetical/hypothetical.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "common/rules/read_rule_set.h"
#include "common/testing/matchers.h"
#include "services/scoring/core/card/card_csv.h"
#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

namespace thuocdo::scoring {
namespace {

using ::testing::AllOf;
using testing::AnswerOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::IsOk;
using testing::NodeOf;
using ::testing::Not;
using testing::OneCard;
using ::testing::SizeIs;
using testing::Sourced;
using testing::StatusIs;

constexpr char kUnit[] = "so-tai-chinh";

void HypotheticalOf(const std::string& organization, const std::string& criterion, const std::string& text,
                    ScoringInput* input) {
  scoring::v1::HypotheticalAnswer& hypothetical = input->hypothetical.emplace_back();
  hypothetical.set_organization(organization);
  hypothetical.mutable_answer()->set_criterion(criterion);
  hypothetical.mutable_answer()->set_text(text);
}

absl::Status ErrorOf(const OneCard& one) { return one.Cards().status(); }

TEST(Hypothetical, AHypotheticalAnswerWinsOverADeclarationAnObservationAndACorrection) {
  OneCard one;
  one.Declare({{"online.services", "0/10"}});
  const event::v1::Answer some = AnswerOf(one.rules, "online.services", "departments", "1/10");
  one.sheet().observed["online.services"] = Sourced(streams::AnswerKind::kObserved, 11, some);
  one.sheet().corrected["online.services"] = {Sourced(streams::AnswerKind::kCorrected, 12, some),
                                              std::nullopt};
  HypotheticalOf(kUnit, "online.services", "3/10", &one.input);

  const ScoreCard card = one.Score();
  const NodeScore& node = NodeOf(card, "online.services");
  EXPECT_EQ(node.points, 30);
  EXPECT_EQ(node.answers.effective->position, Position{0});
  EXPECT_EQ(node.answers.effective->kind, streams::AnswerKind::kCorrected);
  EXPECT_THAT(node.answers.superseded, SizeIs(2));  // as with a correction, the one before is gone
}

TEST(Hypothetical, GivesTheCardThatACorrectionGives) {
  OneCard hypothetical;
  hypothetical.Declare({{"use.mail", "no"}, {"use.staff", "79.5"}});
  HypotheticalOf(kUnit, "use.mail", "có", &hypothetical.input);
  OneCard corrected;
  corrected.Declare({{"use.mail", "no"}, {"use.staff", "79.5"}});
  corrected.sheet().corrected["use.mail"] = {
      Sourced(streams::AnswerKind::kCorrected, 12,
              AnswerOf(corrected.rules, "use.mail", "departments", "yes")),
      {}};
  EXPECT_EQ(CardCsv(hypothetical.Score()), CardCsv(corrected.Score()));
  EXPECT_EQ(NodeOf(hypothetical.Score(), "use.mail").points, 15);
}

TEST(Hypothetical, ACardThatIsOnlyHypotheticalHasNoDigest) {
  OneCard one;
  one.Declare({{"use.mail", "no"}});
  EXPECT_THAT(one.Score().card_sha256, SizeIs(32));
  HypotheticalOf(kUnit, "use.mail", "yes", &one.input);
  EXPECT_THAT(one.Score().card_sha256, IsEmpty());
}

TEST(Hypothetical, ChangesNothingOfAUnitThatHasNotDeclared) {
  OneCard one;
  HypotheticalOf(kUnit, "use.mail", "yes", &one.input);
  const ScoreCard card = one.Score();
  EXPECT_FALSE(card.declared);
  EXPECT_EQ(NodeOf(card, "total").state, NodeState::kNotDeclared);
}

TEST(Hypothetical, NamesEveryAnswerThatCannotBeOneByItsPlace) {
  OneCard one;
  one.Declare({});
  HypotheticalOf(kUnit, "use.mail", "maybe", &one.input);
  HypotheticalOf(kUnit, "use.nothing", "yes", &one.input);
  HypotheticalOf(kUnit, "use", "yes", &one.input);
  HypotheticalOf("so-xa", "use.mail", "yes", &one.input);
  HypotheticalOf(kUnit, "use.points", "14", &one.input);
  HypotheticalOf(kUnit, "use.roll-out", " ", &one.input);
  HypotheticalOf(kUnit, "use.staff", "80", &one.input);
  HypotheticalOf(kUnit, "use.staff", "90", &one.input);
  const absl::Status error = ErrorOf(one);
  EXPECT_THAT(error, StatusIs(absl::StatusCode::kInvalidArgument));
  for (int i : {0, 1, 2, 3, 4, 5, 7})
    EXPECT_THAT(error.message(), HasSubstr(absl::StrCat("supposed[", i, "]"))) << i;
  EXPECT_THAT(error.message(), AllOf(Not(HasSubstr("supposed[6]")), HasSubstr("use.staff appears twice"),
                                     HasSubstr("the answer is empty"), HasSubstr("not on the roster")));
}

TEST(Hypothetical, RejectsWhatTheUnitIsNotAssessedOn) {
  OneCard one;
  one.Declare({});
  one.entry().set_participation(campaign::v1::PARTICIPATION_COMPONENTS_ONLY);
  one.entry().add_without_components("online");
  HypotheticalOf(kUnit, "online.files", "1/2", &one.input);
  EXPECT_THAT(ErrorOf(one), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("is not assessed on it")));
  one.entry().set_participation(campaign::v1::PARTICIPATION_NOT_ASSESSED);
  one.entry().set_reason("mới thành lập");
  EXPECT_THAT(ErrorOf(one), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("mới thành lập")));
}

TEST(Hypothetical, TakesTwoThousandAnswersAndNoMore) {
  OneCard one;
  one.input.hypothetical.resize(2000);
  EXPECT_THAT(ErrorOf(one).message(), HasSubstr("supposed[1999]"));
  one.input.hypothetical.resize(2001);
  EXPECT_THAT(ErrorOf(one), StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("more than 2000")));
}

// Where units are compared with each other, one's supposed answer moves the others' points.
TEST(Hypothetical, MovesThePointsOfOthersThatAreComparedWithTheUnit) {
  testing::ScoredCampaign campaign(
      R"(id: "best" title: "B" legal_basis: "1" groups { id: "departments" title: "A" }
      root { id: "total" title: "T" maxima { group: "departments" points: "12" }
        criterion { relative_to_best { points_if_best_is_zero: "0" } } }
      levels { title: "Đạt" from_percent: "0" } rank_rule: RANK_RULE_DENSE
      missing_answer: MISSING_ANSWER_RULE_ZERO print { points_digits: 0 percent_digits: 2 })");
  for (const auto& [id, number] : std::map<std::string, std::string>{{"a", "4"}, {"b", "2"}}) {
    campaign.Enroll(id, "departments");
    campaign.Declare(id, {{"total", number}});
  }
  EXPECT_EQ(NodeOf(campaign.Cards()->at(0), "total").points, 12);
  HypotheticalOf("b", "total", "8", &campaign.input);
  EXPECT_EQ(NodeOf(campaign.Cards()->at(0), "total").points, 6);
  EXPECT_EQ(NodeOf(campaign.Cards()->at(1), "total").points, 12);
}

// Under amended rules the criteria are those of the new rules, whatever the sheet was answered under.
TEST(Hypothetical, IsReadUnderTheRulesOfAReplay) {
  OneCard one;
  one.Declare({{"use.mail", "no"}});
  const rules::RuleSet renamed =
      rules::ParseRuleSet(testing::RuleSetTextWith("id: \"use.mail\"", "id: \"use.post\"") +
                          "amends: \"small\"\n" +
                          "changes { kind: CHANGE_KIND_RENAMED from: \"use.mail\" to: \"use.post\" }\n")
          .value();
  one.input.rules = &renamed;
  one.input.amended = {&one.rules};
  one.input.replay = true;
  EXPECT_EQ(NodeOf(one.Score(), "use.post").points, 0);
  HypotheticalOf(kUnit, "use.post", "yes", &one.input);
  EXPECT_EQ(NodeOf(one.Score(), "use.post").points, 15);
  HypotheticalOf(kUnit, "use.mail", "yes", &one.input);
  EXPECT_THAT(ErrorOf(one),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("no criterion \"use.mail\"")));
}

}  // namespace
}  // namespace thuocdo::scoring
