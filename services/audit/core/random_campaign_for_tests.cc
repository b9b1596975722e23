#include "services/audit/core/random_campaign_for_tests.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/streams/campaign.h"
#include "services/ranking/core/table.h"
#include "services/scoring/core/campaign_view.h"

namespace thuocdo::testing {

uint64_t Dice::Below(uint64_t end) {
  state_ += 0x9e3779b97f4a7c15;
  uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return (mixed ^ (mixed >> 31)) % end;
}

std::string RandomText(const std::string& criterion, Dice& dice) {
  if (criterion == "use.points") return FormatDecimal(Rational(dice.Below(7) * 5, 2), 1, {});
  if (criterion == "use.mail") return std::vector<std::string>{"yes", "no", "n/a"}[dice.Below(3)];
  if (criterion == "use.staff") return FormatDecimal(Rational(dice.Below(1001), 10), 1, {});
  if (criterion == "use.roll-out")
    return std::vector<std::string>{"everywhere", "in-part", "not"}[dice.Below(3)];
  const uint64_t whole = 1 + dice.Below(20);
  return absl::StrCat(dice.Below(whole + 1), "/", whole);
}

RandomCampaign::RandomCampaign(uint64_t seed, const std::string& rule_set_text)
    : log(rule_set_text), dice_(seed) {
  for (const char* unit : {"so-a", "so-b", "so-c", "so-d", "so-e"}) log.AddUnit(unit, "departments");
  log.AddUnit("huyen-f", "districts");
  log.Open();
}

void RandomCampaign::Happen(int events) {
  for (int i = 0; i < events; ++i) HappenOnce();
}

void RandomCampaign::HappenOnce() {
  campaign::v1::RosterEntry& entry = *log.definition.mutable_roster(static_cast<int>(Below(6)));
  const std::string& unit = entry.organization();
  const std::string criterion = RandomCriterion(entry.group());
  switch (Below(8)) {
    case 0:
      return Amend(entry);
    case 1:
      return Below(2) == 0 ? log.CloseAndReopen() : log.Rename(unit, absl::StrCat("Tên ", Below(1000000)));
    case 2:
      return log.Observe(unit, criterion, RandomText(criterion, dice_));
    case 3:
    case 4:
      return CorrectOrWithdraw(unit, criterion);
    default:
      return Declare(unit, entry.group());
  }
}

std::string RandomCampaign::RandomCriterion(const std::string& group) {
  for (;;) {
    const RuleNode& node = log.rules.nodes[Below(log.rules.nodes.size())];
    if (node.is_criterion() && node.max_by_group.count(group) > 0) return node.id;
  }
}

void RandomCampaign::Declare(const std::string& unit, const std::string& group) {
  std::map<std::string, std::string> texts;
  for (uint64_t i = Below(7); i > 0; --i) {
    const std::string criterion = RandomCriterion(group);
    texts[criterion] = RandomText(criterion, dice_);
  }
  log.Declare(unit, texts);
}

void RandomCampaign::CorrectOrWithdraw(const std::string& unit, const std::string& criterion) {
  const auto standing = std::find(corrected_.begin(), corrected_.end(), std::pair(unit, criterion));
  if (standing != corrected_.end()) {
    corrected_.erase(standing);
    return log.Withdraw(unit, criterion);
  }
  corrected_.emplace_back(unit, criterion);
  log.Correct(unit, criterion, RandomText(criterion, dice_));
}

void RandomCampaign::Amend(campaign::v1::RosterEntry& entry) {
  const uint64_t kind = Below(4);
  entry.set_participation(kind == 0   ? campaign::v1::PARTICIPATION_NOT_ASSESSED
                          : kind == 1 ? campaign::v1::PARTICIPATION_COMPONENTS_ONLY
                                      : campaign::v1::PARTICIPATION_FULL);
  entry.clear_without_components();
  if (kind == 1) entry.add_without_components("online");
  if (kind == 2) entry.set_group(entry.group() == "departments" ? "districts" : "departments");
  log.Amend("rà soát danh sách");
}

std::vector<std::string> RandomCampaignRules() {
  return {kRuleSetText, RuleSetTextWith("rank_rule: RANK_RULE_DENSE", "rank_rule: RANK_RULE_COMPETITION")};
}

Standing SlowStanding(const CampaignLog& log, const std::string& organization, const std::string& node,
                      Position position, const std::string& rule_set) {
  const CampaignView view = ViewCampaign(log.history(), log.definition.id(), position, rule_set).value();
  const campaign::v1::RosterEntry* entry = FindRosterEntry(view.campaign.definition, organization);
  if (entry == nullptr) return {};
  campaign::v1::CampaignDefinition definition = view.campaign.definition;
  definition.clear_tables();
  campaign::v1::TableDefinition& table = *definition.add_tables();
  table.set_group(entry->group());
  table.set_component(node);
  const std::vector<ScoreCard> cards = ScoreView(log.history(), view).value();
  const std::vector<Table> tables = RankTables(view.rules, definition, cards, {}).value();
  for (const TableRow& row : tables.front().rows) {
    if (row.organization == organization && row.declared()) return {row.points, row.level, row.rank};
  }
  return {};
}

}  // namespace thuocdo::testing
