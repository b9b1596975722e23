// Sheets and score cards.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "common/base/ids.h"
#include "common/rules/answer.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/read_rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/streams/sheet.h"
#include "services/scoring/core/scoring/score.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo::testing {

// Returns `text` as an answer of `group` to `criterion`, with a reason if it is `n/a`.
inline event::v1::Answer AnswerOf(const rules::RuleSet& rules, const std::string& criterion,
                                  const std::string& group, const std::string& text,
                                  event::v1::Basis basis = event::v1::BASIS_DECLARED) {
  intake::v1::AnswerInput input;
  input.set_text(text);
  input.set_basis(basis);
  if (text == "n/a") input.set_note("không có thủ tục");
  return rules::ReadAnswer(rules, *rules.FindNode(criterion), group, input).value();
}

inline streams::SourcedAnswer Sourced(streams::AnswerKind kind, uint64_t position, event::v1::Answer answer) {
  streams::SourcedAnswer sourced;
  sourced.kind = kind;
  sourced.position = {position};
  sourced.answer = std::move(answer);
  return sourced;
}

// Returns a sheet declared at position 10 with `texts`, by criterion.
inline streams::SheetState DeclaredSheet(const rules::RuleSet& rules, const std::string& group,
                                         const std::map<std::string, std::string>& texts) {
  streams::SheetState sheet;
  sheet.declaration = Position{10};
  sheet.revision = Revision{1};
  for (int i = 0; i < 32; ++i) sheet.last_salt.push_back(static_cast<char>(i));
  for (const auto& [criterion, text] : texts) {
    sheet.declared[criterion] =
        Sourced(streams::AnswerKind::kDeclared, 10, AnswerOf(rules, criterion, group, text));
  }
  return sheet;
}

// Answers to every method; `use.mail` is not applicable, `use.roll-out` is missing.
inline const std::map<std::string, std::string> kMixedAnswers = {{"use.points", "12.5"},
                                                                 {"use.mail", "n/a"},
                                                                 {"use.staff", "79.5"},
                                                                 {"online.services", "16/267"},
                                                                 {"online.files", "1/3"}};

// A campaign with one organization, `so-tai-chinh` of the departments.
struct OneCard {
  rules::RuleSet rules = rules::ParseRuleSet(kRuleSetText).value();
  campaign::v1::CampaignDefinition definition;
  scoring::ScoringInput input;

  OneCard() {
    input.rules = &rules;
    input.definition = &definition;
    campaign::v1::RosterEntry& entry = *definition.add_roster();
    entry.set_organization("so-tai-chinh");
    entry.set_group("departments");
    entry.set_participation(campaign::v1::PARTICIPATION_FULL);
    input.names["so-tai-chinh"] = "Sở Tài chính";
  }
  OneCard(const OneCard&) = delete;
  OneCard& operator=(const OneCard&) = delete;

  campaign::v1::RosterEntry& entry() { return *definition.mutable_roster(0); }
  streams::SheetState& sheet() { return input.sheets["so-tai-chinh"]; }
  void Declare(const std::map<std::string, std::string>& texts) {
    sheet() = DeclaredSheet(rules, entry().group(), texts);
  }
  scoring::ScoreCard Score() const { return scoring::ScoreCampaign(input).value().at(0); }
};

// Returns the score of `node`, which the card must have.
inline const scoring::NodeScore& NodeOf(const scoring::ScoreCard& card, const std::string& node) {
  for (const scoring::NodeScore& score : card.nodes) {
    if (score.node == node) return score;
  }
  ADD_FAILURE() << "the card has no " << node;
  return card.nodes.front();
}

}  // namespace thuocdo::testing
