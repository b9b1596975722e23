#include "tests/scenarios/random_log.h"

#include "absl/strings/str_cat.h"
#include "common/base/messages.h"
#include "common/rules/read_rule_set.h"
#include "services/ranking/core/tables/ranked_campaign.h"
#include "services/ranking/core/tables/table_csv.h"
#include "services/scoring/core/card/card_codec.h"
#include "services/scoring/core/card/card_csv.h"
#include "tests/scenarios/random_rules.h"

namespace thuocdo::testing {
namespace {

constexpr char kCampaign[] = "made";
constexpr int kUnits = 7;

std::string Unit(int number) { return absl::StrCat("unit-", number); }

}  // namespace

RandomLog::RandomLog(unsigned seed) : random_(seed), campaign_(RandomRulesText(random_)) {
  rule_sets_ = {campaign_.rules.name, PublishRevised()};
  DefineCampaign();
  campaign_.definition.set_id(absl::StrCat(kCampaign, "-2"));
  campaign_.Open();
  campaign_.definition.set_id(kCampaign);
  campaign_.Open();
}

// Publishes other rules that amend the campaign's; their full name.
std::string RandomLog::PublishRevised() {
  rules::v1::RuleSet revised = campaign_.rules.proto;
  revised.set_id("revised");
  revised.set_amends(campaign_.rules.name);
  revised.set_missing_answer(rules::v1::MISSING_ANSWER_RULE_NOT_SUBMITTED);
  revised.set_rank_rule(rules::v1::RANK_RULE_COMPETITION);
  const rules::RuleSet loaded = rules::LoadRuleSet(revised.SerializeAsString()).value();
  campaign_.Append(RuleSetPublished(loaded, ""));
  return loaded.name;
}

void RandomLog::DefineCampaign() {
  for (int unit = 0; unit < kUnits; ++unit) campaign_.AddUnit(Unit(unit), "all");
  AddTable("1", "all", campaign_.rules.nodes[0].id, campaign_.definition);
}

int RandomLog::Below(int end) { return testing::Below(end, random_); }

void RandomLog::Happen(int events) {
  for (int i = 0; i < events; ++i) HappenOnce();
}

void RandomLog::HappenOnce() {
  const std::string unit = Unit(Below(kUnits));
  switch (Below(9)) {
    case 0:
      return Amend();
    case 1:
      return campaign_.Rename(unit, absl::StrCat("Tên ", Below(1000)));
    case 2:
      return Observe(unit, AnyCriterion());
    case 3:
    case 4:
      return CorrectOrWithdraw(unit, AnyCriterion());
    case 5:
      return Declare(absl::StrCat(kCampaign, "-2"), unit);
    default:
      return Declare(kCampaign, unit);
  }
}

const rules::RuleNode& RandomLog::AnyCriterion() {
  const std::vector<rules::RuleNode>& nodes = campaign_.rules.nodes;
  for (;;) {
    const rules::RuleNode& node = nodes[static_cast<size_t>(Below(static_cast<int>(nodes.size())))];
    if (node.is_criterion()) return node;
  }
}

event::v1::CriterionAnswer RandomLog::Answer(const rules::RuleNode& criterion) {
  const std::string text = RandomAnswer(criterion, random_);
  return CriterionAnswer(criterion.id, AnswerOf(campaign_.rules, criterion.id, "all", text));
}

void RandomLog::Declare(const std::string& campaign, const std::string& unit) {
  std::vector<event::v1::CriterionAnswer> answers;
  for (const rules::RuleNode& node : campaign_.rules.nodes) {
    if (node.is_criterion() && Below(8) != 0) answers.push_back(Answer(node));
  }
  campaign_.Append(AnswersDeclared(campaign, unit, answers));
}

void RandomLog::Observe(const std::string& unit, const rules::RuleNode& criterion) {
  campaign_.Append(AnswersObserved(kCampaign, unit, {Answer(criterion)}));
}

void RandomLog::CorrectOrWithdraw(const std::string& unit, const rules::RuleNode& criterion) {
  if (corrected_.insert({unit, criterion.id}).second) {
    return campaign_.Append(AnswerCorrected(kCampaign, unit, Answer(criterion)));
  }
  corrected_.erase({unit, criterion.id});
  campaign_.Withdraw(unit, criterion.id);
}

void RandomLog::Amend() {
  campaign::v1::RosterEntry& entry = *campaign_.definition.mutable_roster(Below(kUnits));
  const bool is_excluded = entry.participation() == campaign::v1::PARTICIPATION_NOT_ASSESSED;
  entry.set_participation(is_excluded ? campaign::v1::PARTICIPATION_FULL
                                      : campaign::v1::PARTICIPATION_NOT_ASSESSED);
  campaign_.Amend("rà soát");
}

std::string KnownOf(const follow::History& history, Position position, const std::string& rule_set) {
  const auto cards_of = [&history](const scoring::CampaignView& view) {
    return scoring::ScoreView(history, view);
  };
  auto view = scoring::ViewCampaign(history, kCampaign, position, rule_set);
  if (!view.ok()) return view.status().ToString();
  const auto ranked = ranking::RankCampaign(history, *std::move(view), cards_of);
  if (!ranked.ok()) return ranked.status().ToString();
  std::string bytes;
  for (const scoring::ScoreCard& card : ranked->cards)
    bytes += SerializeDeterministically(scoring::CardToProto(card)) + scoring::CardCsv(card);
  for (const ranking::Table& table : ranked->tables) bytes += ranking::TableCsv(ranked->view.rules, table);
  return bytes;
}

}  // namespace thuocdo::testing
