// A log of one campaign, and a history that follows it.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "common/base/ids.h"
#include "common/eventlog/event_log.h"
#include "common/follow/history.h"
#include "common/rules/model/rule_set.h"
#include "common/storage/key_value_store.h"
#include "services/scoring/core/scoring/score_cards_for_tests.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::testing {

// The campaign `small-2016`; its definition may be changed before Open and Amend.
class CampaignLog {
 public:
  explicit CampaignLog(const std::string& rule_set_text = kRuleSetText);

  Position head() const { return log_->Head(); }
  const follow::History& history() const { return *history_; }
  const storage::KeyValueStore& store() const { return *store_; }

  void Append(const std::string& stream, const event::v1::Event& event,
              const std::string& actor = "nguyen-van-a");

  // Publishes `text`, which is the campaign's rule set unless its definition says otherwise.
  rules::RuleSet Publish(const std::string& text);

  // Creates `organization` and puts it on the roster.
  campaign::v1::RosterEntry& AddUnit(const std::string& organization, const std::string& group);

  void Open();

  void Amend(const std::string& reason);

  // Closes the campaign and opens it again.
  void CloseAndReopen();

  void Rename(const std::string& organization, const std::string& name);

  void Declare(const std::string& organization, const std::map<std::string, std::string>& texts);

  void Correct(const std::string& organization, const std::string& criterion, const std::string& text);

  void Withdraw(const std::string& organization, const std::string& criterion);

  void Observe(const std::string& organization, const std::string& criterion, const std::string& text);

  // Erases what the event at `position`, an answer, said.
  void Erase(Position position);

  rules::RuleSet rules;
  campaign::v1::CampaignDefinition definition;

 private:
  event::v1::CriterionAnswer AnswerTo(const std::string& organization, const std::string& criterion,
                                      const std::string& text) const;

  std::unique_ptr<eventlog::EventLog> log_;
  std::unique_ptr<storage::KeyValueStore> store_;
  std::unique_ptr<follow::History> history_;
};

}  // namespace thuocdo::testing
