// A log in which one campaign happens, and a history that follows it, for tests.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/eventlog/memory_log.h"
#include "common/follow/history.h"
#include "services/scoring/core/cards_for_tests.h"

namespace thuocdo::testing {

// The campaign `small-2016`; its definition may be changed before Open and Amend.
class CampaignLog {
 public:
  explicit CampaignLog(const std::string& rule_set_text = kRuleSetText) {
    Publish(rule_set_text);
    definition.set_id("small-2016");
    definition.set_rule_set(rules.name);
  }

  Position head() const { return log_->Head(); }
  const History& history() const { return *history_; }

  void Append(const std::string& stream, const event::v1::Event& event,
              const std::string& actor = "nguyen-van-a") {
    AppendRequest append;
    append.request_id = absl::StrCat("request-", log_->Head().value);
    append.fingerprint = std::string(32, 'f');
    append.actor.set_id(actor);
    append.actor.set_kind(eventlog::v1::ACTOR_KIND_OFFICER);
    append.actor.set_assurance(eventlog::v1::ASSURANCE_UNVERIFIED_LOCAL);
    append.events = {{stream, event}};
    ASSERT_TRUE(log_->Append(append).ok());
    std::vector<eventlog::v1::Record> records;
    const auto keep = [&records](const eventlog::v1::Record& record) {
      records.push_back(record);
      return absl::OkStatus();
    };
    ASSERT_TRUE(log_->Read(history_->position(), keep).ok());
    ASSERT_TRUE(history_->Apply(records, nullptr).ok());
  }

  // Publishes `text`, which is the campaign's rule set unless its definition says otherwise.
  RuleSet Publish(const std::string& text) {
    RuleSet published = ParseRuleSet(text).value();
    event::v1::Event event;
    event.mutable_rule_set_published()->set_rule_set(published.proto.id());
    event.mutable_rule_set_published()->set_hash(published.hash);
    event.mutable_rule_set_published()->set_text(text);
    event.mutable_rule_set_published()->set_canonical(published.canonical);
    Append(RuleSetStream(published.proto.id()), event);
    if (rules.nodes.empty()) rules = published;
    return published;
  }

  // Creates `organization` and puts it on the roster.
  campaign::v1::RosterEntry& AddUnit(const std::string& organization, const std::string& group) {
    event::v1::Event event;
    event.mutable_organization_created()->set_organization(organization);
    event.mutable_organization_created()->set_name(absl::StrCat("Cơ quan ", organization));
    Append(OrganizationStream(organization), event);
    campaign::v1::RosterEntry& entry = *definition.add_roster();
    entry.set_organization(organization);
    entry.set_group(group);
    entry.set_participation(campaign::v1::PARTICIPATION_FULL);
    return entry;
  }

  void Open() {
    event::v1::Event event;
    *event.mutable_campaign_opened()->mutable_definition() = definition;
    Append(CampaignStream(definition.id()), event);
  }

  void Amend(const std::string& reason) {
    event::v1::Event event;
    *event.mutable_campaign_amended()->mutable_definition() = definition;
    event.mutable_campaign_amended()->set_reason(reason);
    Append(CampaignStream(definition.id()), event);
  }

  void Declare(const std::string& organization, const std::map<std::string, std::string>& texts) {
    event::v1::Event event;
    event::v1::AnswersDeclared& declared = *event.mutable_answers_declared();
    declared.set_campaign(definition.id());
    declared.set_organization(organization);
    for (const auto& [criterion, text] : texts)
      *declared.add_answers() = AnswerTo(organization, criterion, text);
    Append(SheetStream(definition.id(), organization), event);
  }

  void Correct(const std::string& organization, const std::string& criterion, const std::string& text) {
    event::v1::Event event;
    event::v1::AnswerCorrected& corrected = *event.mutable_answer_corrected();
    corrected.set_campaign(definition.id());
    corrected.set_organization(organization);
    *corrected.mutable_correction() = AnswerTo(organization, criterion, text);
    corrected.set_reason("biên bản số 3");
    Append(SheetStream(definition.id(), organization), event, "tran-thi-b");
  }

  void Withdraw(const std::string& organization, const std::string& criterion) {
    event::v1::Event event;
    event::v1::CorrectionWithdrawn& withdrawn = *event.mutable_correction_withdrawn();
    withdrawn.set_campaign(definition.id());
    withdrawn.set_organization(organization);
    withdrawn.set_criterion(criterion);
    withdrawn.set_reason("giải trình được chấp nhận");
    Append(SheetStream(definition.id(), organization), event, "tran-thi-b");
  }

  void Observe(const std::string& organization, const std::string& criterion, const std::string& text) {
    event::v1::Event event;
    event::v1::AnswersObserved& observed = *event.mutable_answers_observed();
    observed.set_campaign(definition.id());
    observed.set_organization(organization);
    observed.set_source("cong-dich-vu-cong");
    *observed.add_answers() = AnswerTo(organization, criterion, text);
    Append(SheetStream(definition.id(), organization), event, "cong-dich-vu-cong");
  }

  RuleSet rules;
  campaign::v1::CampaignDefinition definition;

 private:
  event::v1::CriterionAnswer AnswerTo(const std::string& organization, const std::string& criterion,
                                      const std::string& text) const {
    event::v1::CriterionAnswer answer;
    answer.set_criterion(criterion);
    for (const campaign::v1::RosterEntry& entry : definition.roster()) {
      if (entry.organization() != organization) continue;
      *answer.mutable_answer() = AnswerOf(rules, criterion, entry.group(), text);
    }
    return answer;
  }

  std::unique_ptr<EventLog> log_ = NewMemoryLog();
  std::unique_ptr<Store> store_ = NewMemoryStore();
  std::unique_ptr<History> history_ = History::Open(store_.get(), {""}).value();
};

}  // namespace thuocdo::testing
