// A campaign as what happened: a log in memory, and a history that follows it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/base/ids.h"
#include "common/eventlog/event_log.h"
#include "common/follow/history.h"
#include "common/rules/model/rule_set.h"
#include "common/rules/rule_set_for_tests.h"
#include "common/storage/key_value_store.h"
#include "common/testing/campaign/definition.h"
#include "common/testing/campaign/events.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::testing {

// The campaign `small-2016`; its definition may be changed before Open and Amend.
class CampaignLog {
 public:
  explicit CampaignLog(const std::string& rule_set_text = kRuleSetText);

  Position head() const { return log_->Head(); }
  const eventlog::EventLog& log() const { return *log_; }
  const follow::History& history() const { return *history_; }
  const storage::KeyValueStore& store() const { return *store_; }
  // Every record, from position 1.
  std::vector<eventlog::v1::Record> Records() const;

  // Appends `added` and follows it.
  void Append(const NewEvent& added, const std::string& actor = "nguyen-van-a");

  // Publishes `text`, which is the campaign's rule set unless its definition says otherwise.
  rules::RuleSet Publish(const std::string& text);

  // Creates `organization` and puts it on the roster.
  campaign::v1::RosterEntry& AddUnit(const std::string& organization, const std::string& group,
                                     const std::string& name = "");

  void Open();
  void Amend(const std::string& reason);
  void Close();
  void CloseAndReopen();
  void RecordPublication(const ranking::v1::PublicationManifest& manifest);

  void Rename(const std::string& organization, const std::string& name);

  // What a unit of the roster answers, by criterion.
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
