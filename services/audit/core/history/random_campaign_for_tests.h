// Random campaigns, and the slow model with which every history is compared.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/base/ids.h"
#include "common/rules/model/rule_set.h"
#include "common/testing/campaign/campaign_log.h"
#include "common/testing/dice.h"
#include "services/audit/core/history/timeline.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::testing {

// Returns a possible answer to `criterion`.
std::string RandomText(const rules::RuleNode& criterion, Dice& dice);

// A log of random events about five departments and a district.
class RandomCampaign {
 public:
  RandomCampaign(uint64_t seed, const std::string& rule_set_text);

  void AppendRandomEvents(int events);

  CampaignLog log;

 private:
  uint64_t Below(uint64_t end) { return dice_.Below(end); }
  void AppendRandomEvent();
  const rules::RuleNode& RandomCriterion(const std::string& group);
  void Declare(const std::string& unit, const std::string& group);
  void CorrectOrWithdraw(const std::string& unit, const rules::RuleNode& criterion);
  void Amend(campaign::v1::RosterEntry& entry);

  Dice dice_;
  std::vector<std::pair<std::string, std::string>> corrected_;
};

// Returns the rule sets of random campaigns: with both rank rules, by points and by percent; with methods
// that compare units, rescaling, a bonus, and missing answers that count as not submitted.
std::vector<std::string> RandomCampaignRules();

// Returns the standing of `organization` on `node` at `position`, with everything scored and ranked from the
// start; empty if the roster does not fit the rules.
audit::Standing SlowStanding(const CampaignLog& log, const std::string& organization, const std::string& node,
                             Position position, const std::string& rule_set = "");

}  // namespace thuocdo::testing
