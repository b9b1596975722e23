// A campaign of any number of units, made from a seed, and the events that it is in a log.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "common/eventlog/event_log.h"
#include "common/testing/dice.h"
#include "tests/scale/plain_answer.h"
#include "tests/scale/slow_model.h"
#include "thuocdo/campaign/v1/campaign.pb.h"

namespace thuocdo::scale {

// How a campaign is made.
struct MadeAs {
  std::string id;
  std::string rule_set;        // its full name
  int units = 0;               // `xa-00000`, `xa-00001`, ...
  int corrections_of_100 = 0;  // of the criteria of every unit; a criterion is corrected once
  uint64_t seed = 0;
};

// A made campaign: `departments` of the leaf-level rule set of 2016. One unit in a hundred has not declared,
// one is not assessed on online services, and one answer in fifty is missing.
class MadeCampaign {
 public:
  // `model` reads the campaign's rules, and outlives it.
  MadeCampaign(const SlowModel* model, MadeAs as);

  const std::vector<PlainUnit>& units() const { return units_; }
  const campaign::v1::CampaignDefinition& definition() const { return definition_; }

  // Appends the campaign as services batch it: opening, declarations, then corrections. Returns how many
  // events.
  size_t AppendTo(eventlog::EventLog& log) const;

 private:
  PlainAnswer AnswerTo(const SlowCriterion& criterion);
  void MakeUnit(int number);
  void MakeDefinition();
  eventlog::NewEvent DeclarationOf(const PlainUnit& unit) const;

  const SlowModel* model_;
  const MadeAs as_;
  testing::Dice dice_;
  std::vector<PlainUnit> units_;
  campaign::v1::CampaignDefinition definition_;
};

// Appends events in as few appends as a log allows.
class Appender {
 public:
  explicit Appender(eventlog::EventLog* log) : log_(log) {}
  // Adds an event, and appends what there is if that is enough.
  void Add(eventlog::NewEvent added);
  // Appends what is left; a failed test if the log rejects it.
  void Flush();
  size_t count() const { return count_; }

 private:
  eventlog::EventLog* log_;
  std::vector<eventlog::NewEvent> events_;
  size_t bytes_ = 0;
  size_t count_ = 0;
};

// Publishes the rule set in `text` and returns its full name.
std::string AppendRules(const std::string& text, eventlog::EventLog& log);

// Creates the units `xa-00000`, ... as organizations.
void AppendOrganizations(int units, eventlog::EventLog& log);

}  // namespace thuocdo::scale
