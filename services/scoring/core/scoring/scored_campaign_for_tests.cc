#include "services/scoring/core/scoring/scored_campaign_for_tests.h"

#include <gtest/gtest.h>

#include <utility>

#include "common/rules/read_rule_set.h"

namespace thuocdo::testing {

ScoredCampaign::ScoredCampaign(const std::string& rule_set_text)
    : ScoredCampaign(rules::ParseRuleSet(rule_set_text).value()) {}

ScoredCampaign::ScoredCampaign(rules::RuleSet own_rules) : rules(std::move(own_rules)) {}

campaign::v1::RosterEntry& ScoredCampaign::Enroll(const std::string& organization, const std::string& group,
                                                  const std::string& name) {
  if (!name.empty()) input.names[organization] = name;
  return testing::Enroll(organization, group, definition);
}

campaign::v1::RosterEntry& ScoredCampaign::EntryOf(const std::string& organization) {
  for (campaign::v1::RosterEntry& entry : *definition.mutable_roster()) {
    if (entry.organization() == organization) return entry;
  }
  ADD_FAILURE() << organization << " is not on the roster";
  return *definition.add_roster();
}

void ScoredCampaign::Declare(const std::string& organization,
                             const std::map<std::string, std::string>& texts) {
  input.sheets[organization] = DeclaredSheet(rules, EntryOf(organization), texts);
}

scoring::ScoringInput ScoredCampaign::Input() const {
  scoring::ScoringInput complete = input;
  if (complete.rules == nullptr) complete.rules = &rules;
  complete.definition = &definition;
  return complete;
}

streams::SourcedAnswer Sourced(streams::AnswerKind kind, uint64_t position, const event::v1::Answer& answer) {
  streams::SourcedAnswer sourced;
  sourced.kind = kind;
  sourced.position = {position};
  sourced.answer = answer;
  return sourced;
}

streams::SheetState DeclaredSheet(const rules::RuleSet& rules, const campaign::v1::RosterEntry& entry,
                                  const std::map<std::string, std::string>& texts) {
  streams::SheetState sheet;
  sheet.declaration = Position{10};
  sheet.revision = Revision{1};
  for (int i = 0; i < 32; ++i) sheet.last_salt.push_back(static_cast<char>(i));
  for (const auto& [criterion, text] : texts) {
    sheet.declared[criterion] =
        Sourced(streams::AnswerKind::kDeclared, 10, AnswerOf(rules, criterion, entry, text));
  }
  return sheet;
}

const scoring::NodeScore& NodeOf(const scoring::ScoreCard& card, const std::string& node) {
  for (const scoring::NodeScore& score : card.nodes) {
    if (score.node == node) return score;
  }
  ADD_FAILURE() << "the card has no " << node;
  return card.nodes.front();
}

}  // namespace thuocdo::testing
