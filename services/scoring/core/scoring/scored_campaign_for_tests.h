// A campaign as state, without events: rules, a roster and sheets, and the score cards that they give.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/streams/sheet.h"
#include "common/testing/campaign/definition.h"
#include "services/scoring/core/scoring/score.h"
#include "thuocdo/campaign/v1/campaign.pb.h"
#include "thuocdo/event/v1/answer.pb.h"

namespace thuocdo::testing {

// What its parts are may be changed at any time before the cards are computed.
struct ScoredCampaign {
  explicit ScoredCampaign(const std::string& rule_set_text = kRuleSetText);
  explicit ScoredCampaign(rules::RuleSet own_rules);

  // Puts `organization` on the roster; an empty `name` is none.
  campaign::v1::RosterEntry& Enroll(const std::string& organization, const std::string& group,
                                    const std::string& name = "");
  // The entry of `organization`, which is on the roster.
  campaign::v1::RosterEntry& EntryOf(const std::string& organization);

  // Replaces what `organization`, which is on the roster, has declared, at position 10, by `texts`.
  void Declare(const std::string& organization, const std::map<std::string, std::string>& texts);

  // What the cards are computed from; points into this.
  scoring::ScoringInput Input() const;
  absl::StatusOr<std::vector<scoring::ScoreCard>> Cards() const { return scoring::ScoreCampaign(Input()); }

  rules::RuleSet rules;
  campaign::v1::CampaignDefinition definition;
  // Sheets, names and whatever else cards are made of; scored under `rules` unless it names others.
  scoring::ScoringInput input;
};

// The campaign with one organization, `so-tai-chinh` of the departments.
struct OneCard : ScoredCampaign {
  OneCard() { Enroll("so-tai-chinh", "departments", "Sở Tài chính"); }

  campaign::v1::RosterEntry& entry() { return *definition.mutable_roster(0); }
  streams::SheetState& sheet() { return input.sheets["so-tai-chinh"]; }
  void Declare(const std::map<std::string, std::string>& texts) {
    ScoredCampaign::Declare("so-tai-chinh", texts);
  }
  scoring::ScoreCard Score() const { return Cards().value().at(0); }
};

// Answers to every method; `use.mail` is not applicable, `use.roll-out` is missing.
inline const std::map<std::string, std::string> kMixedAnswers = {{"use.points", "12.5"},
                                                                 {"use.mail", "n/a"},
                                                                 {"use.staff", "79.5"},
                                                                 {"online.services", "16/267"},
                                                                 {"online.files", "1/3"}};

// Returns `answer` as a sheet holds it.
streams::SourcedAnswer Sourced(streams::AnswerKind kind, uint64_t position, const event::v1::Answer& answer);

// Returns a sheet declared at position 10 with `texts`, by criterion.
streams::SheetState DeclaredSheet(const rules::RuleSet& rules, const campaign::v1::RosterEntry& entry,
                                  const std::map<std::string, std::string>& texts);

// Returns the score of `node`, which the card must have.
const scoring::NodeScore& NodeOf(const scoring::ScoreCard& card, const std::string& node);

}  // namespace thuocdo::testing
