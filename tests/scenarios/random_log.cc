#include "tests/scenarios/random_log.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/messages.h"
#include "common/eventlog/memory_log.h"
#include "common/rules/answer.h"
#include "common/rules/read_rule_set.h"
#include "services/ranking/core/tables/ranked_campaign.h"
#include "services/ranking/core/tables/table_csv.h"
#include "services/scoring/core/card/card_codec.h"
#include "services/scoring/core/card/card_csv.h"
#include "tests/scenarios/random_rules.h"

namespace thuocdo::testing {
namespace {

using event::v1::Event;

constexpr char kCampaign[] = "made";
constexpr int kUnits = 7;

std::string Unit(int number) { return absl::StrCat("unit-", number); }

}  // namespace

RandomLog::RandomLog(unsigned seed) : random_(seed), log_(eventlog::NewMemoryLog()) {
  rules_ = rules::ParseRuleSet(RandomRulesText(random_)).value();
  rule_sets_.push_back(Publish(rules_));
  rules::v1::RuleSet revised = rules_.proto;
  revised.set_id("revised");
  revised.set_amends(rules_.name);
  revised.set_missing_answer(rules::v1::MISSING_ANSWER_RULE_NOT_SUBMITTED);
  revised.set_rank_rule(rules::v1::RANK_RULE_COMPETITION);
  rule_sets_.push_back(Publish(rules::LoadRuleSet(revised.SerializeAsString()).value()));
  for (int unit = 0; unit < kUnits; ++unit) {
    Event created;
    created.mutable_organization_created()->set_organization(Unit(unit));
    created.mutable_organization_created()->set_name(absl::StrCat("Đơn vị ", unit));
    Append(eventlog::OrganizationStream(Unit(unit)), created);
  }
  Open(absl::StrCat(kCampaign, "-2"));
  Open(kCampaign);
}

int RandomLog::Below(int end) { return testing::Below(end, random_); }

void RandomLog::Append(const std::string& stream, const Event& event) {
  eventlog::AppendRequest append;
  append.request_id = absl::StrCat("request-", log_->Head().value);
  append.fingerprint = std::string(32, 'f');
  append.actor.set_id("nguyen-van-a");
  append.actor.set_kind(eventlog::v1::ACTOR_KIND_OFFICER);
  append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
  append.events = {{stream, event}};
  const auto receipt = log_->Append(append);
  ASSERT_TRUE(receipt.ok()) << receipt.status();
}

std::string RandomLog::Publish(const rules::RuleSet& rules) {
  Event event;
  event.mutable_rule_set_published()->set_rule_set(rules.proto.id());
  event.mutable_rule_set_published()->set_hash(rules.hash);
  event.mutable_rule_set_published()->set_canonical(rules.canonical);
  Append(eventlog::RuleSetStream(rules.proto.id()), event);
  return rules.name;
}

void RandomLog::Open(const std::string& campaign) {
  definition_.Clear();
  definition_.set_id(campaign);
  definition_.set_rule_set(rules_.name);
  for (int unit = 0; unit < kUnits; ++unit) {
    campaign::v1::RosterEntry& entry = *definition_.add_roster();
    entry.set_organization(Unit(unit));
    entry.set_group("all");
    entry.set_participation(campaign::v1::PARTICIPATION_FULL);
  }
  campaign::v1::TableDefinition& table = *definition_.add_tables();
  table.set_group("all");
  table.set_component(rules_.nodes[0].id);
  Event event;
  *event.mutable_campaign_opened()->mutable_definition() = definition_;
  Append(eventlog::CampaignStream(campaign), event);
}

void RandomLog::Happen(int events) {
  for (int i = 0; i < events; ++i) HappenOnce();
}

void RandomLog::HappenOnce() {
  const std::string unit = Unit(Below(kUnits));
  switch (Below(9)) {
    case 0:
      return Amend();
    case 1:
      return Rename(unit);
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
  for (;;) {
    const rules::RuleNode& node =
        rules_.nodes[static_cast<size_t>(Below(static_cast<int>(rules_.nodes.size())))];
    if (node.is_criterion()) return node;
  }
}

event::v1::CriterionAnswer RandomLog::Answer(const rules::RuleNode& criterion) {
  intake::v1::AnswerInput input;
  input.set_text(RandomAnswer(criterion, random_));
  input.set_note("why");
  event::v1::CriterionAnswer answer;
  answer.set_criterion(criterion.id);
  *answer.mutable_answer() = rules::ReadAnswer(rules_, criterion, definition_.roster(0), input).value();
  return answer;
}

void RandomLog::Declare(const std::string& campaign, const std::string& unit) {
  Event event;
  event.mutable_answers_declared()->set_campaign(campaign);
  event.mutable_answers_declared()->set_organization(unit);
  for (const rules::RuleNode& node : rules_.nodes) {
    if (node.is_criterion() && Below(8) != 0) *event.mutable_answers_declared()->add_answers() = Answer(node);
  }
  Append(eventlog::SheetStream(campaign, unit), event);
}

void RandomLog::Observe(const std::string& unit, const rules::RuleNode& criterion) {
  Event event;
  event.mutable_answers_observed()->set_campaign(kCampaign);
  event.mutable_answers_observed()->set_organization(unit);
  event.mutable_answers_observed()->set_source("cong-dich-vu-cong");
  *event.mutable_answers_observed()->add_answers() = Answer(criterion);
  Append(eventlog::SheetStream(kCampaign, unit), event);
}

void RandomLog::CorrectOrWithdraw(const std::string& unit, const rules::RuleNode& criterion) {
  Event event;
  if (corrected_.insert({unit, criterion.id}).second) {
    event.mutable_answer_corrected()->set_campaign(kCampaign);
    event.mutable_answer_corrected()->set_organization(unit);
    *event.mutable_answer_corrected()->mutable_correction() = Answer(criterion);
    event.mutable_answer_corrected()->set_reason("biên bản");
  } else {
    corrected_.erase({unit, criterion.id});
    event.mutable_correction_withdrawn()->set_campaign(kCampaign);
    event.mutable_correction_withdrawn()->set_organization(unit);
    event.mutable_correction_withdrawn()->set_criterion(criterion.id);
    event.mutable_correction_withdrawn()->set_reason("giải trình");
  }
  Append(eventlog::SheetStream(kCampaign, unit), event);
}

void RandomLog::Amend() {
  campaign::v1::RosterEntry& entry = *definition_.mutable_roster(Below(kUnits));
  const bool is_excluded = entry.participation() == campaign::v1::PARTICIPATION_NOT_ASSESSED;
  entry.set_participation(is_excluded ? campaign::v1::PARTICIPATION_FULL
                                      : campaign::v1::PARTICIPATION_NOT_ASSESSED);
  Event event;
  *event.mutable_campaign_amended()->mutable_definition() = definition_;
  event.mutable_campaign_amended()->set_reason("rà soát");
  Append(eventlog::CampaignStream(kCampaign), event);
}

void RandomLog::Rename(const std::string& unit) {
  Event event;
  event.mutable_organization_renamed()->set_organization(unit);
  event.mutable_organization_renamed()->set_name(absl::StrCat("Tên ", Below(1000)));
  Append(eventlog::OrganizationStream(unit), event);
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
