// A log in which a random campaign happens under random rules.
#pragma once

#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/eventlog/event_log.h"
#include "common/follow/history.h"
#include "common/rules/model/rule_set.h"
#include "common/testing/campaign/campaign_log.h"

namespace thuocdo::testing {

// The campaign `made`, of seven units, and another one whose id begins with its id.
class RandomLog {
 public:
  explicit RandomLog(unsigned seed);

  // Lets so many things happen: declarations, observations, corrections, withdrawals, amendments, renamings.
  void Happen(int events);

  const eventlog::EventLog& log() const { return campaign_.log(); }
  std::mt19937& random() { return random_; }
  // The full names of the rule sets that are published from the beginning: the campaign's own first.
  const std::vector<std::string>& rule_sets() const { return rule_sets_; }

 private:
  std::string PublishRevised();
  void DefineCampaign();
  void HappenOnce();
  void Declare(const std::string& campaign, const std::string& unit);
  void Observe(const std::string& unit, const rules::RuleNode& criterion);
  void CorrectOrWithdraw(const std::string& unit, const rules::RuleNode& criterion);
  void Amend();
  event::v1::CriterionAnswer Answer(const rules::RuleNode& criterion);
  const rules::RuleNode& AnyCriterion();
  int Below(int end);

  std::mt19937 random_;
  CampaignLog campaign_;
  std::vector<std::string> rule_sets_;
  std::set<std::pair<std::string, std::string>> corrected_;  // unit and criterion
};

// Everything that `history` knows of the campaign `made` at `position` under `rule_set`: its cards and its
// tables as bytes, or why there are none.
std::string KnownOf(const follow::History& history, Position position, const std::string& rule_set);

}  // namespace thuocdo::testing
