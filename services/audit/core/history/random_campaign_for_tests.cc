#include "services/audit/core/history/random_campaign_for_tests.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/streams/campaign.h"
#include "services/ranking/core/tables/table.h"
#include "services/scoring/core/view/campaign_view.h"

namespace thuocdo::testing {
namespace {

// Few different numbers, so that equal ones and zeros come often.
std::string RandomNumber(Dice& dice) { return FormatDecimal(Rational(dice.Below(7) * 5, 2), 1, {}); }

// Maxima of a unit's own, 10 points below its group's.
void GiveOwnMaxima(campaign::v1::RosterEntry& entry) {
  const std::string total = entry.group() == "departments" ? "95" : "100";
  for (const auto& [node, points] : {std::pair("total", total), {"use", "50"}, {"use.mail", "5"}}) {
    campaign::v1::UnitMaximum& own = *entry.add_maxima();
    own.set_node(node);
    own.set_points(points);
  }
}

std::string With(const std::vector<std::pair<std::string, std::string>>& changes) {
  std::string text = kRuleSetText;
  for (const auto& [from, to] : changes) text = absl::StrReplaceAll(text, {{from, to}});
  return text;
}

}  // namespace

std::string RandomText(const rules::RuleNode& criterion, Dice& dice) {
  const bool may_be_none = criterion.not_applicable() != rules::v1::NOT_APPLICABLE_RULE_UNSPECIFIED;
  if (may_be_none && dice.Below(3) == 0) return "n/a";
  switch (criterion.criterion.method_kind) {
    case rules::v1::Criterion::kYesNo:
      return dice.Below(2) == 0 ? "yes" : "no";
    case rules::v1::Criterion::kBands:
      return FormatDecimal(Rational(dice.Below(1001), 10), 1, {});
    case rules::v1::Criterion::kChoice:
      return std::vector<std::string>{"everywhere", "in-part", "not"}[dice.Below(3)];
    case rules::v1::Criterion::kCountRatio: {
      const uint64_t whole = 1 + dice.Below(20);
      return absl::StrCat(dice.Below(whole + 1), "/", whole);
    }
    default:
      return RandomNumber(dice);
  }
}

RandomCampaign::RandomCampaign(uint64_t seed, const std::string& rule_set_text)
    : log(rule_set_text), dice_(seed) {
  for (const char* unit : {"so-a", "so-b", "so-c", "so-d", "so-e"}) log.AddUnit(unit, "departments");
  log.AddUnit("huyen-f", "districts");
  log.Open();
}

void RandomCampaign::AppendRandomEvents(int events) {
  for (int i = 0; i < events; ++i) AppendRandomEvent();
}

void RandomCampaign::AppendRandomEvent() {
  campaign::v1::RosterEntry& entry = *log.definition.mutable_roster(static_cast<int>(Below(6)));
  const std::string& unit = entry.organization();
  const rules::RuleNode& criterion = RandomCriterion(entry.group());
  switch (Below(8)) {
    case 0:
      return Amend(entry);
    case 1:
      return Below(2) == 0 ? log.CloseAndReopen() : log.Rename(unit, absl::StrCat("Tên ", Below(1000000)));
    case 2:
      return log.Observe(unit, criterion.id, RandomText(criterion, dice_));
    case 3:
    case 4:
      return CorrectOrWithdraw(unit, criterion);
    default:
      return Declare(unit, entry.group());
  }
}

const rules::RuleNode& RandomCampaign::RandomCriterion(const std::string& group) {
  for (;;) {
    const rules::RuleNode& node = log.rules.nodes[Below(log.rules.nodes.size())];
    if (node.is_criterion() && node.max_by_group.count(group) > 0) return node;
  }
}

void RandomCampaign::Declare(const std::string& unit, const std::string& group) {
  std::map<std::string, std::string> texts;
  for (uint64_t i = Below(16); i > 0; --i) {
    const rules::RuleNode& criterion = RandomCriterion(group);
    texts[criterion.id] = RandomText(criterion, dice_);
  }
  log.Declare(unit, texts);
}

void RandomCampaign::CorrectOrWithdraw(const std::string& unit, const rules::RuleNode& criterion) {
  const auto standing = std::find(corrected_.begin(), corrected_.end(), std::pair(unit, criterion.id));
  if (standing != corrected_.end()) {
    corrected_.erase(standing);
    return log.Withdraw(unit, criterion.id);
  }
  corrected_.emplace_back(unit, criterion.id);
  log.Correct(unit, criterion.id, RandomText(criterion, dice_));
}

void RandomCampaign::Amend(campaign::v1::RosterEntry& entry) {
  const uint64_t kind = Below(6);
  entry.set_participation(kind == 0   ? campaign::v1::PARTICIPATION_NOT_ASSESSED
                          : kind == 1 ? campaign::v1::PARTICIPATION_COMPONENTS_ONLY
                                      : campaign::v1::PARTICIPATION_FULL);
  entry.clear_without_components();
  entry.clear_not_assessed();
  entry.clear_maxima();
  if (kind == 1) entry.add_without_components("online");
  if (kind == 2) entry.set_group(entry.group() == "departments" ? "districts" : "departments");
  if (kind == 4) GiveOwnMaxima(entry);
  if (kind == 5) entry.add_not_assessed()->set_node("use.mail");
  log.Amend("rà soát danh sách");
}

std::vector<std::string> RandomCampaignRules() {
  const std::pair<std::string, std::string> rescale = {"RULE_LEAVE_OUT", "RULE_RESCALE"};
  const std::pair<std::string, std::string> by_percent = {
      "rank_rule: RANK_RULE_DENSE", "rank_rule: RANK_RULE_COMPETITION rank_by: RANK_BY_PERCENT"};
  const std::string awarded = "awarded_points { step: \"2.5\" }";
  return {
      kRuleSetText, With({{"RANK_RULE_DENSE", "RANK_RULE_COMPETITION"}}),
      With({rescale,
            by_percent,
            {awarded, "relative_to_best { points_if_best_is_zero: \"1\" } step: \"0.5\""}}),
      With({rescale, {awarded, "min_max { points_if_equal: \"7\" }"}, {"RULE_ZERO", "RULE_NOT_SUBMITTED"}}),
      With({by_percent,
            {awarded, "z_score { center: \"5\" points_per_deviation: \"3\" quantum: \"0.01\" }"},
            {"title: \"Dịch vụ công trực tuyến\"", "title: \"Dịch vụ công trực tuyến\" role: ROLE_BONUS"},
            {"points: \"105\"", "points: \"60\""},
            {"points: \"110\"", "points: \"60\""}})};
}

audit::Standing SlowStanding(const CampaignLog& log, const std::string& organization, const std::string& node,
                             Position position, const std::string& rule_set) {
  const scoring::CampaignView view =
      scoring::ViewCampaign(log.history(), log.definition.id(), position, rule_set).value();
  const campaign::v1::RosterEntry* entry = streams::FindRosterEntry(view.campaign.definition, organization);
  if (entry == nullptr) return {};
  campaign::v1::CampaignDefinition definition = view.campaign.definition;
  definition.clear_tables();
  campaign::v1::TableDefinition& table = *definition.add_tables();
  table.set_group(entry->group());
  table.set_component(node);
  const absl::StatusOr<std::vector<scoring::ScoreCard>> cards = scoring::ScoreView(log.history(), view);
  if (absl::IsInvalidArgument(cards.status())) return {};
  const std::vector<ranking::Table> tables =
      ranking::RankTables(view.rules, definition, cards.value(), {}).value();
  for (const ranking::TableRow& row : tables.front().rows) {
    if (row.organization == organization && row.declared()) return {row.points, row.level, row.rank};
  }
  return {};
}

}  // namespace thuocdo::testing
