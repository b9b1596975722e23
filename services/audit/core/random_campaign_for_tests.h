// Campaigns in which anything happens, and the slow model that every history is held against, for tests.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "services/audit/core/campaign_log_for_tests.h"
#include "services/audit/core/timeline.h"

namespace thuocdo::testing {

// Numbers that only look like chance: a seed gives the same ones on every machine (splitmix64).
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}
  // From 0 to `end` - 1.
  uint64_t Below(uint64_t end);

 private:
  uint64_t state_;
};

// What a unit might answer to `criterion`.
std::string RandomText(const RuleNode& criterion, Dice& dice);

// Lets anything happen to five departments and a district, as a seed says.
class RandomCampaign {
 public:
  RandomCampaign(uint64_t seed, const std::string& rule_set_text);

  void Happen(int events);

  CampaignLog log;

 private:
  uint64_t Below(uint64_t end) { return dice_.Below(end); }
  void HappenOnce();
  const RuleNode& RandomCriterion(const std::string& group);
  void Declare(const std::string& unit, const std::string& group);
  void CorrectOrWithdraw(const std::string& unit, const RuleNode& criterion);
  void Amend(campaign::v1::RosterEntry& entry);

  Dice dice_;
  std::vector<std::pair<std::string, std::string>> corrected_;
};

// The rule sets that campaigns are told under: both rank rules, by points and by percent; methods that
// compare units, rescaling, a bonus, and missing answers that count as not submitted.
std::vector<std::string> RandomCampaignRules();

// Where `organization` stands on `node` at `position`: everything scored and ranked anew. Nowhere if the
// roster does not fit the rules.
Standing SlowStanding(const CampaignLog& log, const std::string& organization, const std::string& node,
                      Position position, const std::string& rule_set = "");

}  // namespace thuocdo::testing
